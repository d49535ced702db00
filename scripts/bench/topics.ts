import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { assignTopics } from '../../src/atlas/topics/assign.ts';
import { topicTerms } from '../../src/atlas/topics/topic-terms.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import { AREAS, type AreaPaper, readAreaPapers } from '../measure/areas.ts';
import { firstAtlas, interval, readGold, share } from '../measure/gold.ts';
import { pinDoubtful } from '../measure/pins.ts';
import {
  calibrationError,
  f1,
  type JudgedTopic,
  macroF1,
  ours,
  type TopicCase,
  topicCases,
} from '../measure/topics.ts';

/** Papers the program asks about; those that are judged are pinned, and what that teaches is measured on the others. */
const PINS = [30, 60];

/** How well topics agree with the judgements, and with the areas of papers of another corpus. */
export async function run(): Promise<void> {
  measureFirstMap();
  measureAreas();
}

function measureFirstMap(): void {
  const gold = readGold<JudgedTopic>('topics');
  if (gold === null) return;
  const first = firstAtlas();
  const { papers, atlas } = first;
  const cases = topicCases(papers, atlas, gold);
  const ids = atlas.topics.map(({ id }) => id);
  console.log(`${cases.length} judged papers`);
  console.log(`macro-F1            ${interval(cases, (sample) => macroF1(sample, ids))}`);
  printShares(cases);
  const judged = new Map(gold.map(({ title, first }) => [title, ours(first)]));
  for (const count of PINS) {
    const after = pinDoubtful(first, count, ({ title }) => judged.get(title) ?? null);
    printPins(
      count,
      topicCases(papers, atlas, gold, after),
      topicCases(papers, after, gold, after),
    );
  }
  for (const id of ids) console.log(`  F1 ${id.padEnd(14)} ${f1(cases, id).toFixed(2)}`);
}

/** Shares of acceptable topics of the papers nobody pinned, before and after. */
function printPins(count: number, before: readonly TopicCase[], after: readonly TopicCase[]): void {
  const right = (cases: readonly TopicCase[]) =>
    share(cases, ({ given, first }) => given === first).toFixed(3);
  console.log(
    `after ${count} pins       ${right(after)} of ${after.length} unpinned papers right, before ${right(before)}`,
  );
}

function measureAreas(): void {
  const papers = readAreaPapers();
  if (papers === null) return;
  const embedding = embedPapers(papers, makeTfidf(papers));
  const terms = topicTerms(papers);
  const start = performance.now();
  const { probabilities } = assignTopics(papers, AREAS, embedding, terms, {
    neighbours: nearestNeighbours(embedding.vectors, embedding.dimensions, 30),
    pins: new Int32Array(papers.length).fill(-1),
    outside: true,
  });
  const ms = performance.now() - start;
  const ids = [...AREAS.map(({ id }) => id), 'outside'];
  const cases = papers.map(({ area }, i): TopicCase => {
    const own = probabilities.subarray(i * ids.length, (i + 1) * ids.length);
    const confidence = Math.max(...own);
    return {
      given: ids[own.indexOf(confidence)]!,
      confidence,
      first: area,
      either: [area],
      acceptable: [area],
    };
  });
  console.log(`${cases.length} papers of ${AREAS.length} areas, in ${ms.toFixed(0)} ms`);
  printShares(cases);
  measureAreaPins(papers);
}

function measureAreaPins(papers: readonly AreaPaper[]): void {
  const charted = papers.map(({ title, abstract }, i) => ({
    slug: `p${String(i).padStart(5, '0')}`,
    titlePlain: title,
    abstractPlain: abstract,
    pin: null,
  }));
  const area = new Map(charted.map(({ slug }, i) => [slug, papers[i]!.area]));
  const options = { fresh: true, onStage: () => undefined };
  const { atlas, embedding } = makeAtlas({ papers: charted, topics: AREAS }, NO_ATLAS, options);
  for (const count of PINS) {
    const after = pinDoubtful(
      { papers: charted, topics: AREAS, atlas, embedding },
      count,
      ({ slug }) => area.get(slug)!,
    );
    const cases = (of: Atlas) =>
      of.papers.flatMap(({ slug, topic: given, confidence }, i) => {
        const first = area.get(slug)!;
        return after.papers[i]!.pinned
          ? []
          : [{ given, confidence, first, either: [first], acceptable: [first] }];
      });
    printPins(count, cases(atlas), cases(after));
  }
}

function printShares(cases: readonly TopicCase[]): void {
  console.log(
    `acceptable topic    ${interval(cases, (sample) => share(sample, (one) => one.acceptable.includes(one.given)))}`,
  );
  console.log(`calibration error   ${interval(cases, calibrationError)}`);
}
