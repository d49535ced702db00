import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Fault, ProjectError } from '../fault.ts';

/** One line of `imported.jsonl`: what a record was at its last import. */
const importedSchema = z.object({
  slug: z.string(),
  /** Six letters: the paper's stable id. */
  id: z.string().regex(/^[a-z]{6}$/),
  /** The corpus file it came from; `named:` before one that was named on the command line and lies elsewhere. */
  source: z.string(),
  /** Further files that have the same paper. */
  also: z.array(z.string()).default([]),
  /** ISO day on which its source first lacked it; the paper stays until its owner deletes it. */
  vanished: z.string().nullable().default(null),
  /** By which its source knows it again. */
  key: z.string().nullable().default(null),
  /** ISO day of the first import. */
  added: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.string()).default([]),
  year: z.number().nullable().default(null),
  venue: z.string().nullable().default(null),
  doi: z.string().nullable().default(null),
  arxiv: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  code: z.string().nullable().default(null),
  keywords: z.array(z.string()).default([]),
});

export type Imported = z.infer<typeof importedSchema>;

const FIELDS = Object.keys(importedSchema.shape) as readonly (keyof Imported)[];
const VERSION = 1;
const NAME = 'imported.jsonl';

/** What earlier imports left, by slug; empty before the first. Throws `ProjectError` where the file is broken. */
export function readImported(contentDir: string): ReadonlyMap<string, Imported> {
  const file = join(contentDir, NAME);
  if (!existsSync(file)) return new Map();
  const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const version = (attempt(first) as { version?: unknown } | null)?.version;
  if (version !== VERSION) {
    throw broken(
      1,
      `Got version ${version}, expected ${VERSION}. Restore the file as the last import wrote it.`,
    );
  }
  const entries = lines.flatMap((line, i) => {
    if (line === '') return [];
    const result = importedSchema.safeParse(attempt(line));
    if (!result.success) throw broken(i + 2, 'Restore the file as the last import wrote it.');
    return [result.data];
  });
  return new Map(entries.map((entry) => [entry.slug, entry]));
}

/** `imported.jsonl` and its text: sorted by slug, fields that are empty left out. */
export function formatImported(entries: Iterable<Imported>): readonly [path: string, text: string] {
  const sorted = [...entries].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const lines = sorted.map(formatEntry);
  return [NAME, `${[JSON.stringify({ version: VERSION }), ...lines].join('\n')}\n`];
}

/** One line of the file. Fields stand in the order of the schema, empty ones are left out. */
export function formatEntry(entry: Imported): string {
  const said = FIELDS.filter((field) => {
    const value = entry[field];
    return value !== null && !(Array.isArray(value) && value.length === 0);
  });
  return JSON.stringify(entry, said as string[]);
}

function attempt(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function broken(line: number, remedy: string): ProjectError {
  const fault: Fault = {
    stage: 'import',
    kind: 'invalid',
    what: 'record',
    file: NAME,
    line,
    remedy,
  };
  return new ProjectError([fault]);
}
