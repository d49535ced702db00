import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ProjectError } from '../fault.ts';

/** One line of `atlas/redirects.jsonl`: an address that moved, `papers/<slug>` without slashes around it. */
const redirectSchema = z.object({
  from: z.string().regex(/^[a-z0-9/-]+$/),
  to: z.string().regex(/^[a-z0-9/-]+$/),
});

const VERSION = 1;
const NAME = 'atlas/redirects.jsonl';

/** Addresses that moved, by where they were; empty without the file. Throws `ProjectError` where it is broken. */
export function readRedirects(contentDir: string): ReadonlyMap<string, string> {
  const file = join(contentDir, NAME);
  if (!existsSync(file)) return new Map();
  const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  if ((attempt(first) as { version?: unknown } | null)?.version !== VERSION) throw broken(1);
  return new Map(
    lines.flatMap((line, i) => {
      if (line === '') return [];
      const redirect = redirectSchema.safeParse(attempt(line));
      if (!redirect.success) throw broken(i + 2);
      return [[redirect.data.from, redirect.data.to] as const];
    }),
  );
}

/** `atlas/redirects.jsonl` and its text, sorted. */
export function formatRedirects(
  redirects: ReadonlyMap<string, string>,
): readonly [path: string, text: string] {
  const lines = [...redirects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => JSON.stringify({ from, to }));
  return [NAME, `${[JSON.stringify({ version: VERSION }), ...lines].join('\n')}\n`];
}

function attempt(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function broken(line: number): ProjectError {
  const remedy =
    'Mend the line: {"from":"papers/old","to":"papers/new"}; the first is {"version":1}.';
  return new ProjectError([
    { stage: 'import', kind: 'invalid', what: 'redirect', file: NAME, line, remedy },
  ]);
}
