import type { CitationLinks } from '../corpus/citing/citation-links.ts';
import type { CitedElsewhere } from '../corpus/citing/cited-elsewhere.ts';
import { rowOf } from '../corpus/citing/link-rows.ts';
import type { FieldKind } from '../corpus/paper.ts';
import type { OwnField } from '../corpus/project/own-fields.ts';
import type { FieldColumn, FieldInfo } from './field-filter.ts';

/** What the fields of a map are made of. */
interface Model {
  readonly fields: readonly OwnField[];
  readonly links: CitationLinks | null;
  readonly elsewhere: readonly (CitedElsewhere | null)[];
}

/** How readers see the numbers of citations. */
export interface CitationLabels {
  readonly citedHere: string;
  readonly citations: string;
}

/** The fields that papers can be coloured and filtered by: the owner's, and citations where they are known. */
export function fieldsOfMap(
  { fields, links, elsewhere }: Model,
  { citedHere, citations }: CitationLabels,
): readonly FieldInfo[] {
  const counted = (name: string, label: string) => ({ name, label, kind: 'number' as FieldKind });
  return [
    ...fields.map(({ name, label, kind }) => ({ name, label, kind })),
    ...(links === null ? [] : [counted('citedHere', citedHere)]),
    ...(elsewhere.length === 0 ? [] : [counted('citations', citations)]),
  ];
}

/** The same with their values: `data/<version>/fields.json`, read once one of them is asked for. */
export function fieldColumns(model: Model, labels: CitationLabels): readonly FieldColumn[] {
  const { fields, links, elsewhere } = model;
  const own = new Map(fields.map((field) => [field.name, field]));
  return fieldsOfMap(model, labels).map((info): FieldColumn => {
    const field = own.get(info.name);
    if (field === undefined)
      return info.name === 'citations'
        ? { ...info, values: elsewhere.map((cited) => cited?.count ?? null) }
        : { ...info, values: citedHereOf(links!) };
    if (field.kind !== 'category') return { ...info, values: field.values as (number | null)[] };
    return { ...info, ...numbered(field.values as (string | null)[]) };
  });
}

function citedHereOf({ citedBy }: CitationLinks): readonly number[] {
  return Array.from({ length: citedBy.starts.length - 1 }, (_, i) => rowOf(citedBy, i).length);
}

/** Names of groups, the largest first, ties by name, and for each paper the number of its own. */
function numbered(values: readonly (string | null)[]): Pick<FieldColumn, 'names' | 'values'> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const names = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name]) => name);
  const numbers = new Map(names.map((name, i) => [name, i + 1]));
  return { names, values: values.map((value) => (value === null ? null : numbers.get(value)!)) };
}
