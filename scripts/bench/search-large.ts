import { gzipSync } from 'node:zlib';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { seeded } from '../../src/atlas/random.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import type { QueryOptions } from '../../src/search/answer-question.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { meaningParts } from '../../src/search/meaning-parts.ts';
import { openSearch, type Search } from '../../src/search/open-search.ts';
import { asPaper, conferencePapers } from '../measure/conference.ts';

const PAPERS = 10_000;
const QUESTIONS = 60;
const SEED = 5;
const MAX = 10;
const WORDS_ASKED = 6;

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Search over 10,000 papers, its index in parts: what a question loads, first and after others, compressed; what it
 * takes; and how many of its ten best are those of the whole index (there without near words, as in parts).
 */
export async function run(): Promise<void> {
  const papers = conferencePapers(PAPERS).map((paper, i) => asPaper(paper, i));
  const texts = papers.map(({ title, abstract }) => ({ title, abstract }));
  const embedding = embedPapers(texts, makeTfidf(texts));
  const topics = [
    { id: 'outside', name: '', description: '', count: 0, phrases: [], subtopics: [] },
  ];
  const places = papers.map(({ slug }) => ({ slug, topic: 'outside', x: 0.5, y: 0.5 }));
  const atlas = { topics, papers: places } as unknown as Atlas;
  const model = { version: 'bench', papers, atlas, site: { abstracts: 'none' as const } };
  const meaning = meaningParts({ papers, atlas }, embedding);
  const filesOf = (inParts: boolean): Files =>
    new Map(searchFiles(model, meaning, inParts).map(({ path, bytes }) => [path.slice(5), bytes]));
  const parts = filesOf(true);
  const whole = await openSearch('bench', readFrom(filesOf(false)));
  const all = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(`${parts.size} files, ${(all / 1e6).toFixed(1)} MB published`);
  for (const [kind, questions] of Object.entries(questionsOn(papers)))
    for (const by of ['none', 'load'] as const) await measure(kind, questions, by, parts, whole);
}

function readFrom(files: Files, onRead: (path: string) => void = () => undefined) {
  return async (path: string) => {
    onRead(path);
    return files.get(path) ?? null;
  };
}

/** Titles as they are pasted, their first three words, and words of abstracts that their titles lack. */
function questionsOn(papers: readonly Paper[]): Readonly<Record<string, readonly string[]>> {
  const random = seeded(SEED);
  const asked = Array.from(
    { length: QUESTIONS },
    () => papers[Math.floor(random() * papers.length)]!,
  );
  const remembered = ({ title, abstract }: Paper) => {
    const own = new Set(title.toLowerCase().split(/\W+/));
    const words = new Set(abstract.toLowerCase().match(/[a-z]{5,}/g));
    const left = [...words].filter((word) => !own.has(word));
    return left.filter((_, i) => i % Math.ceil(left.length / WORDS_ASKED) === 0).join(' ');
  };
  return {
    'six words': asked.map(remembered),
    'three words of a title': asked.map(({ title }) => title.split(' ').slice(0, 3).join(' ')),
    'a title': asked.map(({ title }) => title),
  };
}

async function measure(
  kind: string,
  questions: readonly string[],
  meaning: QueryOptions['meaning'],
  files: Files,
  whole: Search,
): Promise<void> {
  const sizes = new Map<string, number>();
  let loaded = 0;
  const read = readFrom(files, (path) => {
    if (!sizes.has(path)) sizes.set(path, gzipSync(files.get(path)!, { level: 9 }).length);
    loaded += sizes.get(path)!;
  });
  const options: QueryOptions = { limit: MAX, meaning, countsTopics: false };
  const used = await openSearch('bench', read);
  const [firsts, laters, times]: [number[], number[], number[]] = [[], [], []];
  let found = 0;
  let wanted = 0;
  for (const question of questions) {
    loaded = 0;
    const { results } = await used.query(question, options);
    laters.push(loaded);
    const start = performance.now();
    await used.query(question, options);
    times.push(performance.now() - start);
    loaded = 0;
    await (await openSearch('bench', read)).query(question, options);
    firsts.push(loaded);
    const own = new Set(results.map(({ slug }) => slug));
    const best = (await whole.query(question, options)).results;
    wanted += best.length;
    found += best.filter(({ slug }) => own.has(slug)).length;
  }
  const kb = (list: readonly number[], share: number) => (quantile(list, share) / 1e3).toFixed(0);
  console.log(
    `${kind}, ${meaning === 'none' ? 'words' : 'with meaning'}: the first loads ${kb(firsts, 0.5)} KB (95 % ${kb(firsts, 0.95)}), later ones ${kb(laters, 0.5)} (${kb(laters, 0.95)}); ${quantile(times, 0.95).toFixed(0)} ms at the 95th percentile; ${(found / wanted).toFixed(3)} of the ten best`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
