import { type Embedding, embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf, type TextPair } from '../../src/atlas/embed/tfidf.ts';
import { dotRows, normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { neighboursWanted } from '../../src/atlas/layout/layout.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import type { Neighbours } from '../../src/atlas/neighbours/neighbour-lists.ts';
import { withInformativeness } from '../../src/atlas/phrases/informativeness.ts';
import { mentionFinder } from '../../src/atlas/phrases/mentions.ts';
import { familiesOf } from '../../src/atlas/phrases/name-relations.ts';
import { collectPhrases, type PhraseIndex } from '../../src/atlas/phrases/phrase-index.ts';
import { type Random, seeded } from '../../src/atlas/random.ts';
import { type ChartedSubtopic, chartSubtopics } from '../../src/atlas/subtopics/chart-subtopics.ts';
import { findTopics } from '../../src/atlas/topics/found-topics.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';
import { conferencePapers } from '../measure/conference.ts';
import { firstAtlas } from '../measure/gold.ts';
import { heldOutTitles } from '../measure/held-out-titles.ts';

/**
 * Subtopics and their names: how many, how large, how many papers are in none, in how many of its papers a name
 * stands, how much closer in meaning its papers are than as many drawn from the topic; and how often hidden titles
 * name what abstracts speak of. Whether a name holds for a paper, only a reader can tell.
 */
export async function run(): Promise<void> {
  const { papers, atlas } = firstAtlas();
  const ids = atlas.topics.map(({ id }) => id);
  measure(
    'first corpus',
    papers.map(({ titlePlain, abstractPlain }) => ({ title: titlePlain, abstract: abstractPlain })),
    () => ({
      topics: atlas.topics.slice(0, -1).map((topic) => ({ ...topic, phrases: [] })),
      topicOf: Int32Array.from(atlas.papers, ({ topic }) => ids.indexOf(topic)),
    }),
  );
  for (const [name, count, venue] of [
    ['robotics', 400, 'ICRA'],
    ['language', 600, 'ACL'],
    ['all conferences', 2000, null],
    ['all conferences', 10_000, null],
  ] as const) {
    const sample = conferencePapers(count, venue);
    measure(name, sample, (embedding, index, neighbours) => {
      const topics = findTopics(neighbours, index, count, embedding);
      return { topics, topicOf: nearestTopics(topics, embedding) };
    });
  }
  const sample = conferencePapers(HELD_OUT_PAPERS, null);
  console.log(`hidden titles name what ${sample.length} abstracts speak of`);
  for (const { spokenOf, papers, titled } of heldOutTitles(sample))
    console.log(`  ${spokenOf}: ${((100 * titled) / papers).toFixed(0)} % of ${papers}`);
}

/** Abstracts whose titles are held out. */
const HELD_OUT_PAPERS = 4000;

type Topics = readonly NamedTopic[];

function measure(
  name: string,
  texts: readonly TextPair[],
  topicsOf: (
    embedding: Embedding,
    index: PhraseIndex,
    neighbours: Neighbours,
  ) => { readonly topics: Topics; readonly topicOf: Int32Array },
): void {
  const embedding = embedPapers(texts, makeTfidf(texts));
  const start = performance.now();
  const found = collectPhrases(texts, Math.max(2, Math.round(texts.length / 2000)));
  const index = withInformativeness(found, embedding);
  const { vectors, dimensions } = embedding;
  const neighbours = nearestNeighbours(vectors, dimensions, neighboursWanted(texts.length));
  const { topics, topicOf } = topicsOf(embedding, index, neighbours);
  const slugs = texts.map((_, i) => String(i));
  const nothing = { subtopics: [], positions: [] };
  const subtopics = chartSubtopics(
    topics,
    { slugs, topicOf, embedding, index, neighbours },
    nothing,
  );
  const ms = performance.now() - start;
  console.log(`${name}, ${texts.length} papers: ${ms.toFixed(0)} ms`);
  const find = mentionFinder(index.tokens);
  const random = seeded(1);
  const charted = topicOf.filter((topic) => topic < topics.length).length;
  const ofTopics = subtopics.filter(({ within }) => within === null);
  const named = papersIn(ofTopics);
  console.log(
    `  ${((100 * named) / charted).toFixed(0)} % of the papers in topics are in a subtopic`,
  );
  const parts = subtopics.filter(({ within }) => within !== null);
  const divided = subtopics.filter(({ id }) => parts.some(({ within }) => within === id));
  if (divided.length > 0)
    console.log(
      `  ${divided.length} subtopics have ${parts.length} parts, with ${((100 * papersIn(parts)) / papersIn(divided)).toFixed(0)} % of their papers`,
    );
  for (const [t, topic] of topics.entries()) {
    const all = [...topicOf.keys()].filter((paper) => topicOf[paper] === t);
    const own = ofTopics.filter((subtopic) => subtopic.topic === topic.id);
    report(topic.name, all, own, index, find, embedding, random);
  }
}

function papersIn(groups: readonly ChartedSubtopic[]): number {
  return groups.reduce((sum, { members }) => sum + members.length, 0);
}

function report(
  topic: string,
  all: readonly number[],
  own: readonly ChartedSubtopic[],
  index: PhraseIndex,
  find: ReturnType<typeof mentionFinder>,
  embedding: Embedding,
  random: Random,
): void {
  const named = papersIn(own);
  let said = 0;
  let titled = 0;
  let closer = 0;
  for (const { name, members } of own) {
    const { papers, strengths } = find(familiesOf(index, name));
    const strengthOf = new Map(Array.from(papers, (paper, p) => [paper, strengths[p]!]));
    said += members.filter((member) => strengthOf.has(member)).length;
    titled += members.filter((member) => (strengthOf.get(member) ?? 0) > 0.99).length;
    const drawn = members.map(() => all[Math.floor(random() * all.length)]!);
    closer += members.length * (closeness(members, embedding) - closeness(drawn, embedding));
  }
  const share = (count: number) => `${((100 * count) / Math.max(1, named)).toFixed(0)} %`;
  console.log(
    `  ${topic} (${all.length}): ${own.length} subtopics, smallest ${Math.min(...own.map(({ members }) => members.length), all.length)}, ` +
      `${(100 * (1 - named / Math.max(1, all.length))).toFixed(0)} % in none; name said by ${share(said)}, in the title by ${share(titled)}; ` +
      `closer than chance by ${(closer / Math.max(1, named)).toFixed(3)}`,
  );
  if (own.length > 0)
    console.log(`    ${own.map(({ name, members }) => `${name} ${members.length}`).join(', ')}`);
}

/** Mean cosine of the pairs of a group. */
function closeness(members: readonly number[], { vectors, dimensions }: Embedding): number {
  let sum = 0;
  let pairs = 0;
  for (const [m, a] of members.entries())
    for (const b of members.slice(m + 1)) {
      sum += dotRows(vectors, a, vectors, b, dimensions);
      pairs++;
    }
  return sum / Math.max(1, pairs);
}

/** The topic whose text is nearest in meaning: enough to measure names by. */
function nearestTopics(topics: Topics, { vectors, dimensions, embed }: Embedding): Int32Array {
  const centres = embed(
    topics.map(({ name, description, phrases }) => [name, description, ...phrases].join('. ')),
  );
  normaliseRows(centres, dimensions);
  return Int32Array.from({ length: vectors.length / dimensions }, (_, paper) => {
    const cosines = topics.map((_, t) => dotRows(vectors, paper, centres, t, dimensions));
    return cosines.indexOf(Math.max(...cosines));
  });
}
