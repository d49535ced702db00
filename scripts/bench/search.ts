import type { Paper } from '../../src/corpus/paper.ts';
import type { QueryOptions } from '../../src/search/answer-question.ts';
import { estimatePlace } from '../../src/search/estimate-position.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { openMeaning, placesIn } from '../../src/search/meaning-file.ts';
import { meaningParts } from '../../src/search/meaning-parts.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { cosines } from '../../src/search/question.ts';
import { otherEngines } from '../measure/engines.ts';
import { firstAtlas, readGold } from '../measure/gold.ts';

interface Query {
  readonly title: string;
  readonly kind: string;
  readonly query: string;
}

const MAX = 10;
const WARM_UP = 5;

/** Where no queries are at hand: of one paper in five the three longest words of its title. */
const EVERY = 5;
const WORDS = 3;

function titleQueries(papers: readonly Paper[]): readonly Query[] {
  return papers
    .filter((_, i) => i % EVERY === 0)
    .map(({ title, titlePlain }) => {
      const words = [...new Set(titlePlain.split(' '))].sort((a, b) => b.length - a.length);
      return { title, kind: 'title words', query: words.slice(0, WORDS).join(' ') };
    });
}

/**
 * Mean reciprocal rank at 10 by kind of query, by words alone and with meaning, beside other engines as they come;
 * what is loaded; time a query.
 */
export async function run(): Promise<void> {
  const { papers, atlas, site, embedding } = firstAtlas();
  const gold = readGold<Query>('queries') ?? titleQueries(papers);
  const files = searchFiles(
    { version: 'bench', papers, atlas, site },
    meaningParts({ papers, atlas }, embedding),
  );
  const host = hostOf(files);
  const search = await openSearch('bench', host.read);
  const words = host.taken();
  const ask = (meaning: QueryOptions['meaning']) => async (query: string) =>
    (await search.query(query, { limit: MAX, meaning })).results.map(({ paper }) => paper);
  const engines = {
    'words alone': ask('none'),
    'with meaning': ask('load'),
    ...(await otherEngines(papers)),
  };
  const paperOf = new Map(papers.map(({ title }, i) => [title, i]));
  const asked = gold.filter(({ title }) => paperOf.has(title));
  const sums = new Map<string, number[]>();
  const times = Object.keys(engines).map((): number[] => []);
  // One engine after the other, each warmed up, or one's rubbish is collected on another's time.
  for (const [e, engine] of Object.values(engines).entries()) {
    for (const { query } of asked.slice(0, WARM_UP)) await engine(query);
    for (const { title, kind, query } of asked) {
      const start = performance.now();
      const found = await engine(query);
      times[e]!.push(performance.now() - start);
      const sum = sums.get(kind) ?? Object.keys(engines).map(() => 0);
      sums.set(kind, sum);
      sum[e]! += reciprocal(found.indexOf(paperOf.get(title)!));
    }
  }
  const row = (cells: readonly string[]) =>
    console.log(cells.map((cell) => cell.padEnd(14)).join(''));
  row(['MRR@10', 'queries', ...Object.keys(engines)]);
  for (const [kind, sum] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const count = asked.filter((query) => query.kind === kind).length;
    row([kind, String(count), ...sum.map((value) => (value / count).toFixed(3))]);
  }
  row(['median ms', '', ...times.map((list) => quantile(list, 0.5).toFixed(1))]);
  row(['95 % ms', '', ...times.map((list) => quantile(list, 0.95).toFixed(1))]);
  await weigh(files, words, asked);
  placeEach(files);
}

/** What is loaded: the words, a first question's meaning, each later one's. */
async function weigh(
  files: ReturnType<typeof searchFiles>,
  words: number,
  asked: readonly Query[],
): Promise<void> {
  const firsts: number[] = [];
  const laters: number[] = [];
  const questions = asked.filter(({ kind }) => kind === 'question' || kind === 'concept');
  for (const { query } of questions) {
    const host = hostOf(files);
    const search = await openSearch('bench', host.read);
    host.taken();
    await search.query(query, { limit: MAX, meaning: 'load' });
    firsts.push(host.taken());
  }
  const host = hostOf(files);
  const search = await openSearch('bench', host.read);
  for (const { query } of questions) {
    host.taken();
    await search.query(query, { limit: MAX, meaning: 'load' });
    laters.push(host.taken());
  }
  laters.shift();
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
  const all = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  console.log(`words ${kb(words)}`);
  for (const name of ['meaning.bin', 'near-words.bin']) {
    const { bytes } = files.find(({ path }) => path.endsWith(`/${name}`))!;
    console.log(`${name} ${kb(bytes.length)}`);
  }
  console.log(
    `a first question's meaning ${kb(quantile(firsts, 0.5))} in the median, ${kb(Math.max(...firsts))} at most`,
  );
  console.log(
    `a later question's ${kb(quantile(laters, 0.5))} in the median, ${kb(Math.max(...laters))} at most`,
  );
  console.log(`${files.length} files, ${(all / 1e6).toFixed(1)} MB published`);
}

/** How far from its own place each paper would be put by the others, as a pasted text is. */
function placeEach(files: ReturnType<typeof searchFiles>): void {
  const file = files.find(({ path }) => path.endsWith('search/meaning.bin'))!;
  const meaning = openMeaning(file.bytes);
  const { papers, dimensions, xy } = meaning;
  const errors = Array.from({ length: xy.length / 2 }, (_, paper) => {
    const own = papers.subarray(paper * dimensions, (paper + 1) * dimensions);
    const closeness = cosines(papers, Float64Array.from(own));
    closeness[paper] = -1;
    const { x, y } = estimatePlace(closeness, placesIn(meaning))!;
    return Math.hypot(x - xy[2 * paper]!, y - xy[2 * paper + 1]!);
  });
  const share = (value: number) => `${(100 * value).toFixed(0)} %`;
  console.log(
    `an estimated place is ${share(quantile(errors, 0.5))} of the map's width off in the median, ${share(quantile(errors, 0.8))} for four in five`,
  );
}

/** Reads the files as a browser would; tells the bytes read since it was last asked. */
function hostOf(files: ReturnType<typeof searchFiles>) {
  const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]));
  let sum = 0;
  return {
    read: async (path: string) => {
      const bytes = bytesOf.get(`data/${path}`)!;
      sum += bytes.length;
      return bytes;
    },
    taken: () => {
      const taken = sum;
      sum = 0;
      return taken;
    },
  };
}

function reciprocal(index: number): number {
  return index === -1 ? 0 : 1 / (index + 1);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
