/** One paper as a source has it; texts as they stand there. */
export interface SourceRecord {
  /** Line on which the record begins, from 1. */
  readonly line: number;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly venue: string | null;
  readonly doi: string | null;
  readonly arxiv: string | null;
  readonly url: string | null;
  readonly code: string | null;
  readonly keywords: readonly string[];
}

/** A record that cannot become a paper, and why. */
export interface LeftOut {
  /** How a person finds it: `record 12`. */
  readonly record: string;
  readonly line: number;
  readonly reason: string;
}

export interface ParsedFile {
  readonly records: readonly SourceRecord[];
  readonly leftOut: readonly LeftOut[];
}

/** A way in which exports are written. Formats are told by content, never by file name. */
export interface Format {
  readonly name: string;
  readonly recognises: (text: string) => boolean;
  readonly parse: (text: string) => ParsedFile;
}

/** Every field of a record empty: a parser fills in what its source has. */
export const EMPTY_RECORD: Omit<SourceRecord, 'line' | 'title'> = {
  abstract: '',
  authors: [],
  year: null,
  venue: null,
  doi: null,
  arxiv: null,
  url: null,
  code: null,
  keywords: [],
};
