// Runs in the browser too. What `words.bin` says of an index in parts: what lies where.
import {
  byteReader,
  byteWriter,
  pack,
  packJson,
  packWords,
  unpackJson,
  unpackWords,
} from './packing.ts';
import type { IndexHead, NumberColumn, TextColumn } from './words-index.ts';

/** What `words.bin` says of an index in parts. */
export interface PartsHead extends IndexHead {
  readonly paperCount: number;
  /** Components of a vector. */
  readonly dimensions: number;
  /** Files of each tier that words' vectors lie in (`vectorFileOf`). */
  readonly vectorFiles: readonly number[];
  /** Columns in which any paper has a value. */
  readonly given: readonly (NumberColumn | TextColumn)[];
  /** Files that identifiers lie in (`identifierFileOf`). */
  readonly identifierFiles: number;
}

/** What lies where. */
export interface Skeleton {
  readonly head: PartsHead;
  /** Files of terms: the first of each, sorted. */
  readonly firstTerms: readonly string[];
  /** Files of terms: in how many papers the commonest of each stands. */
  readonly mostPapers: readonly number[];
  /** Files of terms: the row of the first of each, rising. */
  readonly firstRows: readonly number[];
  /** Terms of so many papers that these lie in a file of their own, by its number. */
  readonly commonTerms: ReadonlyMap<string, number>;
  /** The same by rows. */
  readonly commonRows: ReadonlyMap<number, number>;
}

/** `words.bin` of an index in parts: its files of terms, and the terms whose papers lie in files of their own. */
export function packSkeleton(
  head: PartsHead,
  files: readonly {
    readonly firstTerm: string;
    readonly firstRow: number;
    readonly mostPapers: number;
  }[],
  common: readonly { readonly term: string; readonly row: number }[],
): Uint8Array {
  const numbers = byteWriter();
  for (const { mostPapers } of files) numbers.number(mostPapers);
  for (const { firstRow } of files) numbers.number(firstRow);
  const rows = byteWriter();
  for (const { row } of common) rows.number(row);
  return pack([
    packJson(head),
    packWords(files.map(({ firstTerm }) => firstTerm)),
    numbers.take(),
    packWords(common.map(({ term }) => term)),
    rows.take(),
  ]);
}

/** Sections of `words.bin` of an index in parts; a whole one has others. */
const SECTIONS = 5;

/** Opens the sections of `words.bin` of an index in parts; null where they hold a whole one. */
export function openSkeleton(sections: readonly Uint8Array[]): Skeleton | null {
  if (sections.length !== SECTIONS) return null;
  const [headBytes, termBytes, numberBytes, commonBytes, rowBytes] = sections;
  const firstTerms = unpackWords(termBytes!);
  const reader = byteReader(numberBytes!);
  const mostPapers = firstTerms.map(() => reader.number());
  const firstRows = firstTerms.map(() => reader.number());
  const rows = byteReader(rowBytes!);
  const common = unpackWords(commonBytes!);
  return {
    ...{ firstTerms, mostPapers, firstRows },
    head: unpackJson<PartsHead>(headBytes!),
    commonTerms: new Map(common.map((term, n) => [term, n])),
    commonRows: new Map(common.map((_, n) => [rows.number(), n])),
  };
}

/** The file in which a value lies, or would lie: the last that begins with it or before it. */
export function placeOf<Value extends number | string>(
  value: Value,
  firsts: readonly Value[],
): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The files in which words with a beginning lie, or would lie. */
export function filesBeginning(letters: string, firsts: readonly string[]): readonly number[] {
  const files: number[] = [];
  for (let n = placeOf(letters, firsts); n < firsts.length; n++) {
    if (firsts[n]! > letters && !firsts[n]!.startsWith(letters)) break;
    files.push(n);
  }
  return files;
}
