import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { seeded } from '../../src/atlas/random.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { firstProject } from './gold.ts';

/** A paper of the conference corpus. */
export interface ConferencePaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly venue: string;
  readonly year: number | null;
  readonly keywords: readonly string[];
}

const SEED = 7;

const FILE = join(PACKAGE_ROOT, '../shared/corpora/conference-papers.jsonl.gz');

/** Whether the conference corpus is at hand: what needs its venues and keywords has nothing to stand in for it. */
export function hasConference(): boolean {
  return existsSync(FILE);
}

/** All papers of the conference corpus; where it is not at hand, said on the console, those of the first map. */
export function readConference(): readonly ConferencePaper[] {
  if (!hasConference()) {
    const papers = firstProject().papers.map(
      ({ slug, titlePlain, abstractPlain, venue, year }) => ({
        ...{
          id: slug,
          title: titlePlain,
          abstract: abstractPlain,
          venue: venue ?? '',
          year,
          keywords: [],
        },
      }),
    );
    console.log(
      `../shared/corpora/conference-papers.jsonl.gz is not here: the ${papers.length} papers of the first map stand in.`,
    );
    return papers;
  }
  return conferenceLines().map((line) => JSON.parse(line) as ConferencePaper);
}

/** The conference corpus as JSON Lines, one paper each; throws where it is not at hand. */
export function conferenceLines(): readonly string[] {
  return gunzipSync(readFileSync(FILE))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Writes lines into a file, each ended. */
export function writeLines(file: string, lines: readonly string[]): void {
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** A seeded sample of these, sorted by id; of one venue where the corpus has it. */
export function conferencePapers(
  count: number,
  venue: string | null = null,
): readonly ConferencePaper[] {
  const all = readConference();
  const wanted = all.some((paper) => paper.venue === venue) ? venue : null;
  const random = seeded(SEED);
  return all
    .filter((paper) => wanted === null || paper.venue === wanted)
    .map((paper) => ({ paper: { ...paper, abstract: paper.abstract ?? '' }, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ paper }) => paper)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A paper of which only title and abstract matter here. */
export function asPaper({ title, abstract }: ConferencePaper, i: number): Paper {
  return {
    ...{ slug: `paper-${String(i).padStart(6, '0')}`, id: String(i), title, abstract },
    ...{ titlePlain: title, abstractPlain: abstract, authors: [], keywords: [] },
    ...{ year: null, venue: null, doi: null, arxiv: null, url: null, code: null },
    ...{ pin: null, added: null },
  };
}
