import { readMarkup } from '../fields/markup.ts';
import { tidyText } from '../markdown.ts';
import { plainName } from './column-names.ts';
import type { OwnValues, RawRecord } from './format.ts';

/** No value that colours or filters a map is longer. */
const MAX_LENGTH = 200;

/** What a record says in the `wanted` fields, however their names are written (`Sample size` for `sample_size`); undefined where it says nothing. */
export function ownValues(raw: RawRecord, wanted: readonly string[]): OwnValues | undefined {
  if (wanted.length === 0 || raw.all === undefined) return undefined;
  const byName = new Map(wanted.map((name) => [plainName(name), name]));
  const values: Record<string, string | number> = {};
  for (const [column, value] of raw.all()) {
    const name = byName.get(plainName(column));
    if (name === undefined || name in values) continue;
    const text = textOf(value);
    if (text !== '') values[name] = String(Number(text)) === text ? Number(text) : text;
  }
  return Object.keys(values).length === 0 ? undefined : values;
}

function textOf(value: unknown): string {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const isPlain = ['string', 'number', 'boolean'].includes(typeof one);
  const text = isPlain ? tidyText(readMarkup(String(one))).replace(/\s+/g, ' ') : '';
  return text
    .slice(0, MAX_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}
