import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { type LinesFile, readJsonLines } from '../json-lines.ts';
import { readOwnFile } from '../project/own-files.ts';
import type { Imported } from './imported-file.ts';
import type { Known } from './match-keys.ts';

/** One line of `atlas/deleted.jsonl`: a paper whose file its owner deleted, and by what its records are known. */
const deletedSchema = z.object({
  slug: z.string(),
  title: z.string(),
  authors: z.array(z.string()).default([]),
  year: z.number().nullable().default(null),
  doi: z.string().nullable().default(null),
  arxiv: z.string().nullable().default(null),
});

export type Deleted = z.infer<typeof deletedSchema>;

const VERSION = 1;
const NAME = 'atlas/deleted.jsonl';

const FILE: LinesFile<Deleted> = {
  name: NAME,
  stage: 'import',
  version: VERSION,
  schema: deletedSchema,
  what: 'deleted paper',
  keyOf: ({ slug }) => slug,
  withoutLine: 'its paper then comes back with the next import',
};

/** Papers that their owner deleted, by slug: they stay away, whatever else of the project is lost. */
export function readDeleted(contentDir: string, faults: Fault[] = []): Map<string, Deleted> {
  const bytes = readOwnFile(contentDir, NAME);
  if (bytes === null) return new Map();
  const lines = readJsonLines(bytes.toString().split('\n'), FILE, faults) ?? [];
  return new Map(lines.map((line) => [line.slug, line]));
}

/** What is kept of a paper that is deleted. */
export function deletedOf({ slug, title, authors, year, doi, arxiv }: Imported): Deleted {
  return { slug, title, authors, year, doi, arxiv };
}

/** A deleted paper as records are compared with it. */
export function knownDeleted(deleted: Deleted): Known {
  return { ...deleted, abstract: '', venue: null, url: null, key: null };
}

/** `atlas/deleted.jsonl` and its text, sorted by slug; fields that are empty left out. */
export function formatDeleted(deleted: ReadonlyMap<string, Deleted>): readonly [string, string] {
  const lines = [...deleted.values()]
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
    .map((line) =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(line).filter(
            ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
          ),
        ),
      ),
    );
  return [NAME, `${[JSON.stringify({ version: VERSION }), ...lines].join('\n')}\n`];
}
