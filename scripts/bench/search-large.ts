import { gzipSync } from 'node:zlib';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { meaningParts } from '../../src/search/meaning-parts.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { conferencePapers } from '../measure/conference.ts';

const PAPERS = 10_000;
const QUERIES = [
  'pruning',
  'graph neural netw',
  'mixtre of expertts',
  '"back translation"',
  'animate a person from a sentence plus a handful of key poses',
  'can a language model survive with about one bit per parameter?',
];

/** Search over 10,000 papers: what the index weighs, what opening it and asking takes. */
export async function run(): Promise<void> {
  const sample = conferencePapers(PAPERS);
  const papers = sample.map(
    ({ id, title, abstract, venue }): Paper => ({
      ...{ slug: id, id: '', title, titlePlain: title, abstract, abstractPlain: abstract, venue },
      ...{ authors: [], year: null, doi: null, arxiv: null, url: null, code: null, keywords: [] },
      ...{ pin: null, added: null },
    }),
  );
  const texts = sample.map(({ title, abstract }) => ({ title, abstract }));
  const embedding = embedPapers(texts, makeTfidf(texts));
  const topics = [
    { id: 'outside', name: '', description: '', count: 0, phrases: [], subtopics: [] },
  ];
  const places = papers.map(({ slug }) => ({ slug, topic: 'outside', x: 0.5, y: 0.5 }));
  const atlas = { topics, papers: places } as unknown as Atlas;
  const start = performance.now();
  const site = { abstracts: 'full' as const };
  const files = searchFiles(
    { version: 'bench', papers, atlas, site },
    meaningParts({ papers, atlas }, embedding),
  );
  const built = performance.now();
  const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const search = await openSearch('bench', async (path) => bytesOf.get(`data/${path}`)!);
  const opened = performance.now();
  for (const name of ['words.bin', 'meaning.bin', 'near-words.bin']) {
    const bytes = bytesOf.get(`data/bench/search/${name}`)!;
    console.log(`${name} ${(gzipSync(bytes, { level: 9 }).length / 1e6).toFixed(2)} MB compressed`);
  }
  console.log(`${papers.length} papers: indexed in ${seconds(built - start)}`);
  console.log(`opened in ${seconds(opened - built)}`);
  for (const query of QUERIES) {
    const times: number[] = [];
    for (const meaning of ['none', 'load'] as const) {
      const before = performance.now();
      await search.query(query, { limit: 10, meaning });
      times.push(performance.now() - before);
    }
    const [words, whole] = times.map((time) => `${time.toFixed(0)} ms`);
    console.log(`${words!.padStart(7)} by words, ${whole} with meaning: ${query}`);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
