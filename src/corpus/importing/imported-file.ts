import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { type LinesFile, readJsonLines } from '../json-lines.ts';
import { ownFile } from '../project/own-files.ts';
import { utf8Lines } from '../reading/decode.ts';

/** One line of `imported.jsonl`: what a record was at its last import. */
const importedSchema = z.object({
  slug: z.string(),
  /** Six letters: the paper's stable id. */
  id: z.string().regex(/^[a-z]{6}$/),
  /** The corpus file it came from; `named:` before one that was named on the command line and lies elsewhere. */
  source: z.string(),
  /** Further files that have the same paper. */
  also: z.array(z.string()).default([]),
  /** ISO day of the first import. */
  added: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** ISO day on which its source first lacked it; the paper stays until its owner deletes it. */
  vanished: z.string().nullable().default(null),
  /** Marks of its records where it has several: as long as they say the same they stay together. */
  marks: z.array(z.string()).default([]),
  /** By which its source knows it again. */
  key: z.string().nullable().default(null),
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.string()).default([]),
  /** ORCID iDs, each with the name it stands beside: `0000-0002-1825-0097 Ada Young`. */
  orcids: z.array(z.string()).default([]),
  year: z.number().nullable().default(null),
  venue: z.string().nullable().default(null),
  doi: z.string().nullable().default(null),
  arxiv: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  code: z.string().nullable().default(null),
  keywords: z.array(z.string()).default([]),
  /** What it says in fields that `site.yaml` names: `{"sample_size": 120}`. */
  fields: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** By which the paper may be cited, beside its DOI and arXiv id: `pmid:30689646`, volume and page as `printed:2/87`. */
  ids: z.array(z.string()).default([]),
  /** How many cite it, wherever they are, as its source says. */
  citedBy: z.number().nullable().default(null),
  /** ISO day of that number: the source's own, or that of the import that met it first. */
  citedByDay: z.string().nullable().default(null),
  /**
   * What it says it cites, a reference each: identifiers parted by blanks (`doi:10.1000/182 pmid:30689646`), or its
   * words where it has none.
   */
  references: z.array(z.string()).default([]),
  /** What it says cites it, in the same writing. */
  citations: z.array(z.string()).default([]),
});

export type Imported = z.infer<typeof importedSchema>;

const FIELDS = Object.keys(importedSchema.shape) as readonly (keyof Imported)[];
const VERSION = 1;
/** A thousand abstracts are about a megabyte. */
const LINES_A_PIECE = 1000;
const NAME = 'imported.jsonl';

const FILE: LinesFile<Imported> = {
  name: NAME,
  stage: 'import',
  version: VERSION,
  schema: importedSchema,
  what: 'record',
  keyOf: ({ slug }) => slug,
  withoutLine: 'its paper is then imported anew, and its file kept as it is',
};

/**
 * What earlier imports left, by slug; empty before the first. Two people's lines of one paper are told in `faults`.
 * Throws `ProjectError` where the file is broken, or no ordinary file.
 */
export function readImported(
  contentDir: string,
  faults: Fault[] = [],
): ReadonlyMap<string, Imported> {
  const file = ownFile(contentDir, NAME);
  if (file === null) return new Map();
  const lines = readJsonLines(utf8Lines(file), FILE, faults) ?? [];
  return new Map(lines.map((entry) => [entry.slug, entry]));
}

/** `imported.jsonl` and its text, piece by piece: sorted by slug, fields that are empty left out. */
export function formatImported(
  entries: Iterable<Imported>,
): readonly [path: string, text: Iterable<string>] {
  return [NAME, pieces([...entries].sort((a, b) => (a.slug < b.slug ? -1 : 1)))];
}

function* pieces(entries: readonly Imported[]): Generator<string> {
  yield `${JSON.stringify({ version: VERSION })}\n`;
  for (let from = 0; from < entries.length; from += LINES_A_PIECE) {
    yield entries
      .slice(from, from + LINES_A_PIECE)
      .map((entry) => `${formatEntry(entry)}\n`)
      .join('');
  }
}

/** One line of the file. Fields stand in the order of the schema, empty ones are left out. */
function formatEntry(entry: Imported): string {
  const said: Partial<Record<keyof Imported, unknown>> = {};
  for (const field of FIELDS) {
    const value = entry[field];
    if (value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))
      said[field] = value;
  }
  return JSON.stringify(said);
}
