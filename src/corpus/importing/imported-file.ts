import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { type LinesFile, readJsonLines, saysMore } from '../json-lines.ts';
import { byShard } from '../paper-shards.ts';
import { ownFile, ownFiles } from '../project/own-files.ts';
import { utf8Lines } from '../reading/decode.ts';

/** One line of `imported.jsonl`, or of its shards: what a record was at its last import. */
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
   * What it says it cites, a reference each: identifiers parted by blanks (`doi:10.1000/182 pmid:30689646`), then its
   * words, as far as the source has either.
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

/** Where entries stand: all in one file, or by the hashes of their slugs as papers do, which are kept in shards. */
const FOLDER = 'imported';

/** Paths of the files that hold entries; usually one, or all of the shards. */
export function importedPaths(contentDir: string): readonly string[] {
  const shards = ownFiles(contentDir, FOLDER, ({ name }) => name.endsWith('.jsonl'), []);
  const whole = ownFile(contentDir, NAME) === null ? [] : [NAME];
  return [...whole, ...shards.map((name) => `${FOLDER}/${name}`)];
}

/**
 * What earlier imports left, by slug; empty before the first. Two people's lines of one paper are told in `faults`.
 * Throws `ProjectError` where a file is broken, or no ordinary file.
 */
export function readImported(
  contentDir: string,
  faults: Fault[] = [],
): ReadonlyMap<string, Imported> {
  const entries = new Map<string, Imported>();
  for (const name of importedPaths(contentDir)) {
    const file = { ...FILE, name };
    for (const entry of readJsonLines(utf8Lines(join(contentDir, name)), file, faults) ?? []) {
      const known = entries.get(entry.slug);
      if (known === undefined || saysMore(formatEntry(entry), formatEntry(known)))
        entries.set(entry.slug, entry);
    }
  }
  return entries;
}

/**
 * The files of entries and their text, piece by piece: sorted by slug, fields that are empty left out. Of shards those
 * alone in which `before` was otherwise, all of them where `all` says so.
 */
export function* formatImported(
  entries: ReadonlyMap<string, Imported>,
  before: ReadonlyMap<string, Imported>,
  keptAs: 'files' | 'shards',
  all: boolean,
): Generator<readonly [path: string, text: Iterable<string>]> {
  const sorted = [...entries.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const isNew = (entry: Imported) => before.get(entry.slug) !== entry;
  if (keptAs === 'files') {
    if (all || before.size > entries.size || sorted.some(isNew)) yield [NAME, pieces(sorted)];
    return;
  }
  const slugOf = ({ slug }: Imported) => slug;
  const shards = byShard(sorted, slugOf);
  const counts = byShard(before.values(), slugOf);
  for (const name of [...new Set([...shards.keys(), ...counts.keys()])].sort()) {
    const own = shards.get(name) ?? [];
    if (all || own.length !== counts.get(name)?.length || own.some(isNew))
      yield [`${FOLDER}/${name}.jsonl`, pieces(own)];
  }
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
