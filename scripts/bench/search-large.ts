import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { seeded } from '../../src/atlas/random.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import type { QueryOptions } from '../../src/search/answer-question.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { meaningParts } from '../../src/search/meaning-parts.ts';
import { openSearch, type Search } from '../../src/search/open-search.ts';
import { wordFiles } from '../../src/search/word-files.ts';
import { asPaper, conferencePapers } from '../measure/conference.ts';

/** More, up to all of the corpus, in the variable: a whole index beside is held to the first only, for it takes long. */
const PAPERS = Number(process.env.CHARTROOM_BENCH_PAPERS ?? 10_000);
const MAX_COMPARED = 10_000;
const QUESTIONS = 200;
const SEED = 5;
const MAX = 10;
const WORDS_ASKED = 6;
const WORDS_OF_QUESTION = 4;

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Search over 10,000 papers, its index in parts: what 200 questions of each kind load, each as the first and after the
 * others (median, 95th percentile, worst); how many files the first reads; what it takes; and how many of the
 * ten best are those of the whole index (there without near words, as in parts).
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
  const ofParts = meaningParts({ papers, atlas }, embedding);
  const words = ofParts.model === null ? null : wordFiles(ofParts.model);
  const meaning = { ...ofParts, words };
  const filesOf = (inParts: boolean): Files =>
    new Map(searchFiles(model, meaning, inParts).map(({ path, bytes }) => [path.slice(5), bytes]));
  const start = process.cpuUsage();
  const parts = filesOf(true);
  const { user } = process.cpuUsage(start);
  const whole =
    papers.length > MAX_COMPARED ? null : await openSearch('bench', readFrom(filesOf(false)));
  const all = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(
    `${papers.length} papers: ${parts.size} files without abstracts, ${(all / 1e6).toFixed(1)} MB, ${(user / 1e6).toFixed(1)} s of processor time`,
  );
  for (const [kind, questions] of Object.entries(questionsOn(papers)))
    for (const by of ['none', 'load'] as const) await measure(kind, questions, by, parts, whole);
}

function readFrom(files: Files, onRead: (path: string) => void = () => undefined) {
  return async (path: string) => {
    onRead(path);
    return files.get(path) ?? null;
  };
}

/** Titles as they are pasted, their first three words, words of abstracts that their titles lack, sentences, and questions of both. */
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
  const sentence = ({ abstract }: Paper) => /[^.!?]{60,220}[.!?]/.exec(abstract)?.[0].trim() ?? '';
  const questioned = (paper: Paper) => {
    const words = remembered(paper).split(' ').slice(0, WORDS_OF_QUESTION).join(' ');
    return `how can ${words} be used for ${paper.title.toLowerCase().split(' ').slice(-2).join(' ')}?`;
  };
  return {
    'six words': asked.map(remembered),
    'a sentence': asked.map(sentence).filter((text) => text !== ''),
    'a question': asked.map(questioned),
    'three words of a title': asked.map(({ title }) => title.split(' ').slice(0, 3).join(' ')),
    'a title': asked.map(({ title }) => title),
  };
}

async function measure(
  kind: string,
  questions: readonly string[],
  meaning: QueryOptions['meaning'],
  files: Files,
  whole: Search | null,
): Promise<void> {
  let loaded = 0;
  let asked = 0;
  const read = readFrom(files, (path) => {
    loaded += files.get(path)!.length;
    asked++;
  });
  const options: QueryOptions = { limit: MAX, meaning, countsTopics: false };
  const used = await openSearch('bench', read);
  const [firsts, laters, times, counts]: number[][] = [[], [], [], []];
  let found = 0;
  let wanted = 0;
  for (const question of questions) {
    loaded = 0;
    const { results } = await used.query(question, options);
    laters!.push(loaded);
    const start = performance.now();
    await used.query(question, options);
    times!.push(performance.now() - start);
    loaded = 0;
    asked = 0;
    await (await openSearch('bench', read)).query(question, options);
    firsts!.push(loaded);
    counts!.push(asked);
    if (whole === null) continue;
    const own = new Set(results.map(({ slug }) => slug));
    const best = (await whole.query(question, options)).results;
    wanted += best.length;
    found += best.filter(({ slug }) => own.has(slug)).length;
  }
  const spread = (list: readonly number[], unit: number) =>
    [0.5, 0.95, 1].map((share) => (quantile(list, share) / unit).toFixed(0)).join(' / ');
  const agreed = whole === null ? '' : `; ${(found / wanted).toFixed(3)} of the ten best`;
  console.log(
    `${kind}, ${meaning === 'none' ? 'words' : 'with meaning'}: first ${spread(firsts!, 1e3)} KB in ${spread(counts!, 1)} files, later ${spread(laters!, 1e3)} KB; ${spread(times!, 1)} ms${agreed}`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
