import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { seeded } from '../../src/atlas/random.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** A paper of the conference corpus. */
export interface ConferencePaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly venue: string;
  readonly keywords: readonly string[];
}

const SEED = 7;

/** All papers of the conference corpus; null, said on the console, where it is not at hand. */
export function readConference(): readonly ConferencePaper[] | null {
  const file = join(PACKAGE_ROOT, '../shared/corpora/conference-papers.jsonl.gz');
  if (!existsSync(file)) {
    console.log('The corpus ../shared/corpora/conference-papers.jsonl.gz is not here.');
    return null;
  }
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ConferencePaper);
}

/**
 * A seeded sample of the conference corpus, of one venue or of all, sorted by id; null, said on the console, where
 * the corpus is not at hand.
 */
export function conferencePapers(
  count: number,
  venue: string | null = null,
): readonly ConferencePaper[] | null {
  const all = readConference();
  if (all === null) return null;
  const random = seeded(SEED);
  return all
    .filter((paper) => venue === null || paper.venue === venue)
    .map((paper) => ({ paper: { ...paper, abstract: paper.abstract ?? '' }, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ paper }) => paper)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
