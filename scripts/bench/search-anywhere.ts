import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { seeded } from '../../src/atlas/random.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { meaningParts } from '../../src/search/meaning-parts.ts';
import { openSearch, type Search } from '../../src/search/open-search.ts';
import { conferencePapers } from '../measure/conference.ts';

const MAX = 10;
const SAMPLE = 1500;
const QUERIES = 300;
const SEED = 5;
/** Words of an abstract that a half-remembered question has. */
const WORDS_ASKED = 6;

/**
 * Search in fields it was not made on: a test collection of library science with judged answers (nDCG@10), and known
 * papers of conferences by six words of their abstracts (MRR@10), by words alone and with meaning.
 */
export async function run(): Promise<void> {
  await libraryScience();
  await conferences();
}

async function libraryScience(): Promise<void> {
  const fields = join(PACKAGE_ROOT, '../shared/corpora/fields');
  const judged = join(fields, 'library-science.queries.jsonl');
  if (!existsSync(judged)) {
    console.log('The corpora ../shared/corpora/fields are not here.');
    return;
  }
  const { search, papers } = await opened(
    readFileSync(join(fields, 'library-science.jsonl'), 'utf8'),
  );
  const slugs = new Map(papers.map(({ title, slug }) => [title, slug]));
  const queries = jsonLines<{ query: string; relevant: string[] }>(readFileSync(judged, 'utf8'));
  for (const meaning of ['none', 'load'] as const) {
    const gains: number[] = [];
    for (const { query, relevant } of queries) {
      const wanted = new Set(relevant.flatMap((title) => slugs.get(title) ?? []));
      if (wanted.size === 0) continue;
      const { results } = await search.query(query, { limit: MAX, meaning });
      gains.push(
        ndcg(
          results.map(({ slug }) => wanted.has(slug)),
          wanted.size,
        ),
      );
    }
    console.log(
      `library science, ${gains.length} questions, ${meaning === 'none' ? 'words' : 'with meaning'}: nDCG@10 ${mean(gains).toFixed(3)}`,
    );
  }
}

async function conferences(): Promise<void> {
  const sample = conferencePapers(SAMPLE);
  const { search, papers } = await opened(
    sample
      .map(({ title, abstract, venue }) => JSON.stringify({ title, abstract, venue }))
      .join('\n'),
  );
  const random = seeded(SEED);
  const asked = papers
    .filter(({ abstractPlain }) => abstractPlain.length > 300)
    .map((paper) => ({ paper, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, QUERIES)
    .map(({ paper }) => ({ slug: paper.slug, query: halfRemembered(paper, random) }));
  for (const meaning of ['none', 'load'] as const) {
    const ranks: number[] = [];
    for (const { slug, query } of asked) {
      const { results } = await search.query(query, { limit: MAX, meaning });
      const place = results.findIndex((answer) => answer.slug === slug);
      ranks.push(place === -1 ? 0 : 1 / (place + 1));
    }
    console.log(
      `conferences, ${asked.length} papers by ${WORDS_ASKED} words, ${meaning === 'none' ? 'words' : 'with meaning'}: MRR@10 ${mean(ranks).toFixed(3)}`,
    );
  }
}

async function opened(corpus: string): Promise<{ search: Search; papers: readonly Paper[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-search-'));
  try {
    mkdirSync(join(dir, 'corpus'));
    writeFileSync(join(dir, 'site.yaml'), 'title: Anywhere\n');
    writeFileSync(join(dir, 'corpus/a.jsonl'), corpus);
    importCorpus(dir, { today: '2026-01-01' });
    const { papers, site } = readProject(dir);
    const { atlas, embedding } = makeAtlas({ papers, topics: null }, NO_ATLAS, {
      fresh: true,
      onStage: () => undefined,
    });
    const files = searchFiles(
      { version: 'bench', papers, atlas, site },
      meaningParts({ papers, atlas }, embedding),
    );
    const byPath = new Map(files.map(({ path, bytes }) => [path.replace(/^data\//, ''), bytes]));
    return { search: await openSearch('bench', async (path) => byPath.get(path) ?? null), papers };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Words of the abstract, none of the title, in their order: what a reader may remember. */
function halfRemembered({ titlePlain, abstractPlain }: Paper, random: () => number): string {
  const title = new Set(titlePlain.toLowerCase().split(/\W+/));
  const words = [...new Set(abstractPlain.toLowerCase().match(/[a-z]{5,}/g) ?? [])].filter(
    (word) => !title.has(word),
  );
  return words
    .map((word, i) => ({ word, i, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, WORDS_ASKED)
    .sort((a, b) => a.i - b.i)
    .map(({ word }) => word)
    .join(' ');
}

function jsonLines<Line>(text: string): Line[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** Normalised discounted cumulative gain of binary judgements (Järvelin & Kekäläinen 2002). */
function ndcg(hits: readonly boolean[], relevant: number): number {
  const gain = hits.reduce((sum, hit, i) => sum + (hit ? 1 / Math.log2(i + 2) : 0), 0);
  const ideal = Array.from({ length: Math.min(MAX, relevant) }, (_, i) => 1 / Math.log2(i + 2));
  return gain / ideal.reduce((sum, one) => sum + one, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
