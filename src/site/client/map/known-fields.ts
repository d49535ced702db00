// Ships to the browser: what an address may ask for in the papers' fields.
import { formatChoice } from '../../../map/choice.ts';
import { choiceIn, type FieldColumn, formatRange, parseRange } from '../../../map/field-filter.ts';
import type { MapState } from '../../../map/url-state.ts';
import type { Facets } from './facets.ts';
import type { FieldColumns } from './map-field-columns.ts';

/** What of the fields that are asked for this map has. */
export function knownFields(
  asked: MapState['fields'],
  facets: Facets,
  columns: FieldColumns | null,
): { readonly fields: MapState['fields']; readonly unknown: boolean } {
  let unknown = false;
  const known = Object.entries(asked).flatMap(([name, text]): (readonly [string, string])[] => {
    const column = columns?.get(name);
    const read = column === undefined ? { text, unknown: false } : conditionIn(column, text);
    if (!facets.fields.has(name) || read.text === null || read.unknown) unknown = true;
    return facets.fields.has(name) && read.text !== null ? [[name, read.text]] : [];
  });
  return { fields: Object.fromEntries(known), unknown };
}

/** What of a condition means something; null where nothing does. */
function conditionIn(
  column: FieldColumn,
  text: string,
): { readonly text: string | null; readonly unknown: boolean } {
  if (column.kind !== 'category') {
    const range = parseRange(text);
    return { text: range && formatRange(range), unknown: range === null };
  }
  const { choice, unknown } = choiceIn(column, text);
  return { text: formatChoice(choice), unknown };
}
