import { z } from 'zod';
import { ProjectError } from '../fault.ts';
import { readOwnFile } from '../own-files.ts';

/** A path within the site. */
const ADDRESS = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;
/** One line of `atlas/redirects.jsonl`: an address that moved, `papers/<slug>` without slashes around it. */
const redirectSchema = z.object({
  from: z.string().regex(ADDRESS),
  to: z.string().regex(ADDRESS),
});

const VERSION = 1;
const NAME = 'atlas/redirects.jsonl';

/** Addresses that moved, by where they were; empty without the file. Throws `ProjectError` where it is broken. */
export function readRedirects(contentDir: string): ReadonlyMap<string, string> {
  const bytes = readOwnFile(contentDir, NAME);
  if (bytes === null) return new Map();
  const [first = '', ...lines] = bytes.toString().split('\n');
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
