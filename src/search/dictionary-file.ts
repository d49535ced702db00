// Runs in the browser too. Terms of an index in parts, some two hundred to a file, with the papers of most of them.

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
import { packPostings, unpackPostings } from './posting-lists.ts';
import { addTo } from './term-postings.ts';
import { likeWord, treeOf } from './words-file.ts';
import type { IndexHead } from './words-index.ts';

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
  /** The postings of a row of these; null where they lie in a file of their own. */
  readonly postings: (row: number) => Uint32Array | null;
  /** `WordsIndex.rowsLike` among these. */
  readonly like: (word: string, most: number) => readonly (readonly [number, number])[];
}

/** Terms with what else is looked for among them. `lists`: their postings, empty where they lie elsewhere; `papers` counts them all. */
export function packDictionary(
  firstRow: number,
  terms: readonly string[],
  lists: readonly ArrayLike<number>[],
  papers: readonly number[],
  aliases: Aliases,
): Uint8Array {
  const numbers = byteWriter();
  numbers.number(firstRow);
  for (const [i, list] of lists.entries()) if (list.length === 0) numbers.number(papers[i]!);
  return pack([packWords(terms), numbers.take(), ...packPostings(lists), packJson(aliases)]);
}

/** Opens a file of terms. Throws `IndexError` where it is cut off or of another format. */
export function openDictionary(
  file: Uint8Array,
  name: string,
  head: Pick<IndexHead, 'language' | 'variants'> = {},
): Dictionary {
  const [termBytes, numberBytes, countBytes, bitBytes, aliasBytes] = unpack(file, name);
  const terms = unpackWords(termBytes!);
  const { starts, postings } = unpackPostings(countBytes!, bitBytes!);
  const numbers = byteReader(numberBytes!);
  const firstRow = numbers.number();
  // A term that no paper has is none: its list lies elsewhere.
  const papers = terms.map((_, i) => starts[i + 1]! - starts[i]! || numbers.number());
  const aliases = unpackJson<Aliases>(aliasBytes!);
  const rows = new Map(terms.map((term, i) => [term, firstRow + i]));
  const forms = new Map(Object.entries(aliases.keys).map(([key, others]) => [key, [...others]]));
  for (const [term, row] of rows)
    for (const key of spellingKeys(term, head)) addTo(forms, key, row);
  for (const list of forms.values()) list.sort((a, b) => a - b);
  const tree = treeOf(rows);
  return {
    ...{ firstRow, terms, papers, rows, forms, aliases },
    postings(row) {
      const i = row - firstRow;
      return starts[i] === starts[i + 1] ? null : postings.subarray(starts[i]!, starts[i + 1]!);
    },
    like: (word, most) => likeWord(tree(), word, most),
  };
}
