import type { BrokenRecord, RawRecord } from './format.ts';

/** A file that is no text, read into records. */
export interface BinaryFile {
  readonly format: string;
  readonly records: Iterable<RawRecord | BrokenRecord>;
  /** What its owner should know of how it was read, a sentence each. */
  readonly notes: readonly string[];
}

/** A file that can't be read: the sentences that say what it is and what to do instead. */
export class UnreadableFile extends Error {}

/** Bytes to which a file may unpack: far above a hundred thousand abstracts, and what a machine can hold. */
export const MAX_UNPACKED_BYTES = 2 ** 30;
