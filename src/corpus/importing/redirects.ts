import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { type LinesFile, readJsonLines } from '../json-lines.ts';
import { readOwnFile } from '../project/own-files.ts';

/** A path within the site. */
const ADDRESS = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;
/** One line of `atlas/redirects.jsonl`: an address that moved, `papers/<slug>` without slashes around it. */
const redirectSchema = z.object({
  from: z.string().regex(ADDRESS),
  to: z.string().regex(ADDRESS),
});

const VERSION = 1;
const NAME = 'atlas/redirects.jsonl';

const FILE: LinesFile<z.infer<typeof redirectSchema>> = {
  name: NAME,
  stage: 'import',
  version: VERSION,
  schema: redirectSchema,
  what: 'redirect',
  keyOf: ({ from }) => from,
  withoutLine: 'its old address then leads nowhere',
};

/**
 * Addresses that moved, by where they were, each led to its end: none in a circle, none to itself. Empty without the
 * file. Throws `ProjectError` where it is broken.
 */
export function readRedirects(
  contentDir: string,
  faults: Fault[] = [],
): ReadonlyMap<string, string> {
  const bytes = readOwnFile(contentDir, NAME);
  if (bytes === null) return new Map();
  const lines = readJsonLines(bytes.toString().split('\n'), FILE, faults) ?? [];
  const steps = new Map(lines.map(({ from, to }) => [from, to]));
  return new Map(
    [...steps.keys()].flatMap((from) => {
      const to = endOf(from, steps);
      return to === null ? [] : [[from, to] as const];
    }),
  );
}

/** Where a chain of moves ends; null where it comes back to where it was. */
function endOf(from: string, steps: ReadonlyMap<string, string>): string | null {
  const seen = new Set([from]);
  let at = from;
  for (let next = steps.get(at); next !== undefined; next = steps.get(at)) {
    if (seen.has(next)) return null;
    seen.add(next);
    at = next;
  }
  return at;
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
