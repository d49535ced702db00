import { z } from 'zod';
import type { SourceRecord } from '../../corpus/formats/format.ts';
import { plainText } from '../../corpus/latex.ts';
import { markdownToText, textToMarkdown } from '../../corpus/markdown.ts';
import { makeSlug } from '../../corpus/slug.ts';
import { hashOf } from '../paths.ts';

/** A paper on its way through the stages: its title and abstract are those of a line of `papers/`. */
export const workedPaperSchema = z.object({
  key: z.string(),
  /** As an import would make it, were it the first of its name. */
  slug: z.string(),
  title: z.string().trim().min(1),
  abstract: z.string(),
  authors: z.array(z.string()),
  orcids: z.array(z.string()).default([]),
  year: z.number().int().nullable(),
  venue: z.string().nullable(),
  url: z.string().nullable().default(null),
  code: z.string().nullable().default(null),
  keywords: z.array(z.string()).default([]),
  ids: z.object({
    doi: z.string().nullable(),
    arxiv: z.string().nullable(),
    /** Others, as `pmid:30689646`. */
    other: z.array(z.string()).default([]),
  }),
});

type WorkedPaper = z.infer<typeof workedPaperSchema>;

/** Hexadecimal digits that stand for a record without an identifier: of a million no two share them. */
const HASH_LENGTH = 20;

/** A record as the stages hand it on. */
export function paperOfRecord(record: SourceRecord, key = keyOf(record)): WorkedPaper {
  const { title, abstract, authors, orcids, year, venue, url, code, keywords } = record;
  return {
    key,
    slug: makeSlug(plainText(title), NOTHING_TAKEN),
    title,
    abstract: textToMarkdown(abstract),
    ...{ authors: [...authors], orcids: [...orcids], year, venue, url, code },
    keywords: [...keywords],
    ids: { doi: record.doi, arxiv: record.arxiv, other: [...record.ids] },
  };
}

/** The record again, but for what it cites and how often it is cited. */
export function recordOfPaper(paper: WorkedPaper): SourceRecord {
  const { key, title, abstract, authors, orcids, year, venue, url, code, keywords, ids } = paper;
  return {
    line: 1,
    key,
    title,
    abstract: markdownToText(abstract),
    ...{ authors, orcids, year, venue, url, code, keywords },
    ...{ doi: ids.doi, arxiv: ids.arxiv, ids: ids.other },
    ...{ references: [], citations: [], citedBy: null, citedByDay: null },
  };
}

const NOTHING_TAKEN: ReadonlySet<string> = new Set();

/** What its source calls a record, else an identifier, else a hash of all it says: the same wherever it stands. */
function keyOf({ line: _, ...record }: SourceRecord): string {
  const { key, doi, arxiv } = record;
  if (key !== null) return key;
  if (doi !== null) return `doi:${doi.toLowerCase()}`;
  if (arxiv !== null) return `arxiv:${arxiv.toLowerCase()}`;
  return `hash:${hashOf([JSON.stringify(record)]).slice(0, HASH_LENGTH)}`;
}
