// Runs in the browser too.

import { QUERY_FIELDS, type QueryField } from './query-fields.ts';
import type { SearchNote } from './search-note.ts';
import { phraseText } from './terms.ts';

/** From here on a text is a pasted abstract: its quotes, hyphens and colons are its own. */
export const LONG_TEXT = 300;

export interface Filter {
  readonly field: QueryField;
  /** As typed, without quotes. */
  readonly value: string;
}

/** A question taken apart. */
export interface ParsedQuery {
  /** What is asked in free words; phrases are part of it, negations and filters are not. */
  readonly text: string;
  /** Exact phrases, as `phraseText` lays them out. */
  readonly phrases: readonly string[];
  /** Parts of the text joined by OR, each such group by itself: any of its members will do. */
  readonly alternatives: readonly (readonly string[])[];
  /** What no answer may have, laid out likewise. */
  readonly without: readonly string[];
  readonly filters: readonly Filter[];
  /** What could not be taken as written. */
  readonly notes: readonly SearchNote[];
}

const PART = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"|(\S+))/gu;

/** Takes a question apart; never fails: what is no language of ours counts as words. */
export function parseQuery(query: string): ParsedQuery {
  const cleaned = query.replace(/\p{Cc}/gu, ' ').replace(/[“”„«»]/g, '"');
  if (cleaned.length > LONG_TEXT)
    return { text: cleaned, phrases: [], alternatives: [], without: [], filters: [], notes: [] };
  const parts: Parts = {
    ...{ words: [], phrases: [], alternatives: [], without: [], filters: [], notes: [] },
  };
  let negated = false;
  let joined = false;
  for (const [whole, sign, field, quoted, bare] of cleaned.matchAll(PART)) {
    // Capitals mean it: `not` and `or` are words like others.
    if (/^(?:NOT|OR|AND)$/.test(whole)) {
      negated = whole === 'NOT';
      joined = whole === 'OR';
      continue;
    }
    const before = parts.words.length;
    addPart(parts, whole, negated || sign === '-', field, quoted, quoted ?? bare ?? '');
    if (joined) joinToLast(parts, before);
    negated = false;
    joined = false;
  }
  const { words, ...others } = parts;
  // A phrase that another will do for is none that has to stand there.
  const free = new Set(parts.alternatives.flat().map(phraseText));
  const phrases = parts.phrases.filter((phrase) => !free.has(phrase));
  return { text: words.join(' '), ...others, phrases };
}

/** Makes the words from `from` on an alternative to the one before them, where there are both. */
function joinToLast({ words, alternatives, notes }: Parts, from: number): void {
  const [last, own] = [words[from - 1], words.slice(from).join(' ')];
  if (last === undefined || own === '') return;
  const group = alternatives.at(-1);
  if (group?.at(-1) === last) group.push(own);
  else alternatives.push([last, own]);
  if (!notes.some(({ kind }) => kind === 'or')) notes.push({ kind: 'or' });
}

interface Parts {
  readonly words: string[];
  readonly phrases: string[];
  readonly alternatives: string[][];
  readonly without: string[];
  readonly filters: Filter[];
  readonly notes: SearchNote[];
}

/** Takes up a part of a question as `PART` finds it; `value` is its text, in quotes or bare. */
function addPart(
  { words, phrases, without, filters, notes }: Parts,
  whole: string,
  negated: boolean,
  field: string | undefined,
  quoted: string | undefined,
  value: string,
): void {
  const given = field ?? /^(\p{L}+):$/u.exec(value)?.[1];
  const name = QUERY_FIELDS.find((known) => known === given?.toLowerCase());
  if (name !== undefined && !negated) {
    if (field === undefined || phraseText(value).trim() === '')
      notes.push({ kind: 'missingValue', field: name });
    else filters.push({ field: name, value });
  } else if (negated && field === undefined && phraseText(value) !== '  ') {
    without.push(phraseText(value));
  } else if (field !== undefined && !negated && !value.startsWith('/')) {
    notes.push({ kind: 'unknownField', field, fields: QUERY_FIELDS });
    words.push(field, value);
  } else {
    words.push(whole);
    if (quoted !== undefined && phraseText(quoted) !== '  ') phrases.push(phraseText(quoted));
  }
}

/** First and last year of a `year:` filter, open ends infinite; null where it is none. */
export function parseYears(value: string): readonly [number, number] | null {
  const [, first, dash, last] = /^(\d{4})?([-–])?(\d{4})?$/.exec(value) ?? [];
  if (first === undefined && last === undefined) return null;
  if (dash === undefined) return last === undefined ? [Number(first), Number(first)] : null;
  const from = first === undefined ? Number.NEGATIVE_INFINITY : Number(first);
  const to = last === undefined ? Number.POSITIVE_INFINITY : Number(last);
  return from <= to ? [from, to] : [to, from];
}
