import type { SourceText } from './source-text.ts';

/** What a record says in fields that the owner asks for, by the owner's names of them. */
export type OwnValues = Readonly<Record<string, string | number>>;

/** One paper as a source has it, its texts made readable. */
export interface SourceRecord {
  /** Line on which the record begins, from 1. */
  readonly line: number;
  /** By which its source knows it again, across exports where the source is a service: `pmid:30689646`. */
  readonly key: string | null;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** ORCID iDs, each with the name it stands beside: `0000-0002-1825-0097 Ada Young`. */
  readonly orcids: readonly string[];
  readonly year: number | null;
  readonly venue: string | null;
  readonly doi: string | null;
  readonly arxiv: string | null;
  readonly url: string | null;
  readonly code: string | null;
  readonly keywords: readonly string[];
  /** By which the record may be cited, beside its DOI and arXiv id, as `references.ts` writes them: `pmid:30689646`. */
  readonly ids: readonly string[];
  /** What it says it cites: identifiers parted by blanks, or words where a reference has none. */
  readonly references: readonly string[];
  /** What it says cites it, in the same writing. */
  readonly citations: readonly string[];
  /** How many cite it, wherever they are; null where it doesn't say. */
  readonly citedBy: number | null;
  /** ISO day on which it said so; null where it gives none. */
  readonly citedByDay: string | null;
  /** What it says in fields that the owner asks for; left out where it says nothing. */
  readonly fields?: OwnValues;
}

/** One record as its file has it, field by field; `toSourceRecord` makes a paper of it. Absent is the same as empty. */
export interface RawRecord {
  readonly line: number;
  /** How a person finds it, where its file names it: `entry smith2020`. */
  readonly name?: string;
  readonly key?: string | null;
  readonly title?: string;
  readonly abstract?: string;
  /** One name an entry, in any order of its parts. */
  readonly authors?: readonly string[];
  /** `orcids[k]` is what author `k` is identified by, in any writing; empty where nothing is said. */
  readonly orcids?: readonly string[];
  /** A date in any writing; the first that holds a year counts. */
  readonly dates?: readonly (string | undefined)[];
  /** The first that isn't empty counts. */
  readonly venues?: readonly (string | undefined)[];
  /** Fields that may hold a DOI or an arXiv id somewhere, likeliest first. */
  readonly identifiers?: readonly (string | undefined)[];
  /** Notes of people and services: an identifier in them counts where nothing says that it is another paper's. */
  readonly notes?: readonly (string | undefined)[];
  readonly doi?: string;
  readonly arxiv?: string;
  readonly urls?: readonly (string | undefined)[];
  readonly code?: string;
  readonly keywords?: readonly string[];
  /** Identifiers of its own, as `references.ts` writes them; others are passed over. */
  readonly ids?: readonly (string | null | undefined)[];
  /** Where it was printed, in any writing: pages may be several, the first counts; an article's number may stand for them. */
  readonly volume?: string | undefined;
  readonly pages?: readonly (string | undefined)[];
  /** One a paper cited, in any writing. */
  readonly references?: readonly string[];
  readonly citations?: readonly string[];
  /** A number in any writing. */
  readonly citedBy?: string;
  /** The day of that number, in any writing. */
  readonly citedByDay?: string;
  /** All that stands in it by the names that its file has for it, for fields that an owner asks for. */
  readonly all?: () => Iterable<readonly [name: string, value: unknown]>;
  /** Its source writes the names of journals in capitals. */
  readonly venuesInCapitals?: boolean;
}

/** A record that its parser could not read, and why: `invalid JSON`. */
export interface BrokenRecord {
  readonly line: number;
  readonly name?: string;
  readonly reason: string;
}

/** A record that cannot become a paper. */
export interface LeftOut {
  /** How a person finds it: `record 12`, `entry smith2020`. */
  readonly record: string;
  readonly line: number;
  readonly reason: string;
}

/** A way in which exports are written. Formats are told by content, never by file name. */
export interface Format {
  readonly name: string;
  readonly recognises: (text: SourceText) => boolean;
  /** Every record of the file in order, each as a record or as a broken one: none is passed over. */
  readonly parse: (text: SourceText) => Iterable<RawRecord | BrokenRecord>;
  /** What the file's owner should know of how it was read, a sentence each. */
  readonly notes?: (text: SourceText) => readonly string[];
}
