import { pack, packJson } from './packing.ts';

/** Identifiers in a file: 8 KB. */
const IDENTIFIERS_PER_FILE = 1024;

/** The hash of what a paper is called, and the paper. */
export type IdentifierPair = readonly [hash: number, paper: number];

/** Into how many files so many pairs go. */
export function identifierFileCount(pairs: number): number {
  return Math.ceil(pairs / IDENTIFIERS_PER_FILE);
}

/** A file of identifiers, of pairs in any order. */
export function packIdentifiers(pairs: readonly IdentifierPair[]): Uint8Array {
  return pack([packJson([...pairs].sort(([a, i], [b, j]) => a - b || i - j).flat())]);
}
