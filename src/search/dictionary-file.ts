// Runs in the browser too. Terms of an index in parts, a few hundred to a file.

import type { Language } from '../words/languages.ts';
import { spellingKeys } from './folding.ts';
import {
  byteReader,
  byteWriter,
  pack,
  packJson,
  packWords,
  unpack,
  unpackJson,
  unpackWords,
} from './packing.ts';
import { addTo, likeWord, treeOf } from './words-file.ts';

/** Terms in a file: some 4 KB compressed, for each word of a question is looked up in one or two. */
export const TERMS_PER_FILE = 256;

/** What a dictionary says beside its terms of the strings that fall among them. */
export interface Aliases {
  /** Key of form or spelling → rows of terms in other files that have it. */
  readonly keys: Readonly<Record<string, readonly number[]>>;
  /** Character → rows of the terms that hold it. */
  readonly holding: Readonly<Record<string, readonly number[]>>;
  readonly longForms: Readonly<Record<string, readonly string[]>>;
  readonly shortForms: Readonly<Record<string, string>>;
}

/** Terms in a row, opened. */
export interface Dictionary {
  /** Row of the first. */
  readonly firstRow: number;
  /** Sorted. */
  readonly terms: readonly string[];
  /** Papers that have each. */
  readonly papers: readonly number[];
  /** Row of each. */
  readonly rows: ReadonlyMap<string, number>;
  /** Key of form or spelling → rows, rising, of this file and others. */
  readonly forms: ReadonlyMap<string, readonly number[]>;
  readonly aliases: Aliases;
  /** `WordsIndex.rowsLike` among these. */
  readonly like: (word: string, most: number) => readonly (readonly [number, number])[];
}

/** Terms, in how many papers each stands, and what else is looked for among them. */
export function packDictionary(
  firstRow: number,
  terms: readonly string[],
  papers: readonly number[],
  aliases: Aliases,
): Uint8Array {
  const numbers = byteWriter();
  numbers.number(firstRow);
  for (const count of papers) numbers.number(count);
  return pack([packWords(terms), numbers.take(), packJson(aliases)]);
}

/** Opens a file of terms. Throws `IndexError` where it is cut off or of another format. */
export function openDictionary(
  file: Uint8Array,
  name: string,
  language: Language = 'en',
): Dictionary {
  const [termBytes, numberBytes, aliasBytes] = unpack(file, name);
  const terms = unpackWords(termBytes!);
  const numbers = byteReader(numberBytes!);
  const firstRow = numbers.number();
  const papers = terms.map(() => numbers.number());
  const aliases = unpackJson<Aliases>(aliasBytes!);
  const rows = new Map(terms.map((term, i) => [term, firstRow + i]));
  const forms = new Map(Object.entries(aliases.keys).map(([key, others]) => [key, [...others]]));
  for (const [term, row] of rows)
    for (const key of spellingKeys(term, language)) addTo(forms, key, row);
  for (const list of forms.values()) list.sort((a, b) => a - b);
  const tree = treeOf(rows);
  return {
    ...{ firstRow, terms, papers, rows, forms, aliases },
    like: (word, most) => likeWord(tree(), word, most),
  };
}
