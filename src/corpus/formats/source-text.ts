/** A corpus file's text, decoded piece by piece: large files never lie in memory as one string. */
export interface SourceText {
  readonly file: string;
  /** The first characters, enough to tell a format by. */
  readonly start: string;
  /** What its owner should know of how it was decoded, a sentence each. */
  readonly notes: readonly string[];
  /** Line of the first bytes that no encoding explains; they read as �. Null where all is well. */
  readonly damagedLine: number | null;
  /** Lines in order, without their ends (LF, CRLF or CR). */
  readonly lines: () => Iterable<string>;
  readonly pieces: () => Iterable<string>;
  readonly whole: () => string;
}
