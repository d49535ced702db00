import { expect, test } from 'vitest';
import { embedVectors, withEmbed } from '../../src/atlas/embed/embed.ts';
import type { TextPair } from '../../src/atlas/embed/tfidf.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { seeded } from '../../src/atlas/random.ts';
import { relatedPapers } from '../../src/atlas/related/related.ts';
import { NO_CACHE, type StageCache } from '../../src/atlas/stage-cache.ts';
import { type Teachers, teachersOf } from '../../src/atlas/teachers.ts';
import { assignFoundTopics } from '../../src/atlas/topics/assign.ts';
import { learnedTerms, topicTerms } from '../../src/atlas/topics/topic-terms.ts';
import { stageFiles } from '../../src/pipeline/stage-files.ts';
import { temporaryFolder } from '../temporary.ts';

const FIELDS = [
  'pruning quantization sparsity compression weights hardware latency memory'.split(' '),
  'speech translation dialogue grammar syntax parsing morphology vocabulary'.split(' '),
];
const COUNT = 160;
const SLUGS = Array.from({ length: COUNT }, (_, i) => `paper-${String(i).padStart(3, '0')}`);

/** Papers of two fields by turns. Small words stand between all others: no two make a pair. */
function twoFields(): TextPair[] {
  const random = seeded(7);
  return SLUGS.map((_, i) => {
    const own = FIELDS[i % 2]!;
    const words = Array.from({ length: 9 }, () => own[Math.floor(random() * own.length)]!);
    return { title: words[0]!, abstract: words.join(' of the ') };
  });
}

/** What is said of every paper: its vector, its probabilities, its related papers with their scores. */
function said(texts: readonly TextPair[], teachers: Teachers, cache: StageCache = NO_CACHE) {
  const terms = topicTerms(texts, 'en', teachers);
  const embedding = withEmbed(
    { ...embedVectors(texts, () => terms, null, 'en', teachers), teachers },
    () => terms,
  );
  const { vectors, dimensions } = embedding;
  const neighbours = nearestNeighbours(vectors, dimensions, 5);
  const members = [0, 1].map((own) => [...texts.keys()].filter((i) => i % 2 === own));
  const topics = members.map((papers, t) => ({
    ...{ id: `t${t}`, name: `T${t}`, description: '', phrases: [] },
    members: papers,
  }));
  const pins = new Int32Array(COUNT).fill(-1);
  const options = { neighbours, pins, outside: true, cache };
  const { probabilities } = assignFoundTopics(
    topics,
    embedding,
    learnedTerms(terms),
    options,
  ).calibrated();
  const few = { count: 3, candidates: 5, least: 0 };
  const related = relatedPapers(vectors, dimensions, terms, neighbours, few, undefined, teachers);
  return texts.map((_, i) => ({
    vector: [...vectors.subarray(i * dimensions, (i + 1) * dimensions)],
    probabilities: [...probabilities.subarray(i * 3, i * 3 + 3)],
    related: related[i]!,
  }));
}

/** Papers, but for those related to it, of which other things are said once paper `i` speaks of the other field. */
function movedBy(i: number, teachers: Teachers): readonly number[] {
  const texts = twoFields();
  const before = said(texts, teachers);
  texts[i] = { title: FIELDS[(i + 1) % 2]![0]!, abstract: FIELDS[(i + 1) % 2]!.join(' of the ') };
  const after = said(texts, teachers);
  const isNear = (one: (typeof before)[number]) => one.related.some(({ index }) => index === i);
  return SLUGS.map((_, paper) => paper).filter(
    (paper) =>
      JSON.stringify(before[paper]) !== JSON.stringify(after[paper]) &&
      !isNear(before[paper]!) &&
      !isNear(after[paper]!),
  );
}

test('the papers to learn from hang on their slugs: a new one takes the place of one at most', () => {
  expect(teachersOf(SLUGS, COUNT)).toBe(null);
  const teachers = teachersOf(SLUGS, 100)!;
  expect(teachers).toHaveLength(100);
  expect([...teachers]).toEqual([...new Set(teachers)].sort((a, b) => a - b));
  const slugs = (papers: readonly string[]) =>
    Array.from(teachersOf(papers, 100)!, (i) => papers[i]!);
  const before = new Set(slugs(SLUGS));
  const grown = slugs([...SLUGS, 'a-paper-more'].sort());
  expect(grown.filter((slug) => !before.has(slug)).length).toBeLessThanOrEqual(1);
});

test('a change in a paper that nothing is learned from says nothing else of any other', () => {
  const teachers = teachersOf(SLUGS, 120)!;
  const unheard = SLUGS.findIndex((_, i) => !teachers.includes(i));
  expect(movedBy(unheard, teachers)).toEqual([unheard]);
  // Where all are learned from, it moves all.
  expect(movedBy(unheard, null).length).toBeGreaterThan(COUNT / 2);
});

/** A cache in a folder that tells what was learned. */
function learning(dir: string): { readonly cache: StageCache; readonly learned: string[] } {
  const files = stageFiles(dir);
  const learned: string[] = [];
  const getOrMake: StageCache['getOrMake'] = (stage, inputs, make) =>
    files.getOrMake(stage, inputs, () => {
      learned.push(stage);
      return make();
    });
  return { cache: { ...files, getOrMake }, learned };
}

test('what teachers said is learned once, whatever others say since, and decides what it would anew', () => {
  const dir = temporaryFolder();
  const texts = twoFields();
  const teachers = teachersOf(SLUGS, 120)!;
  const learnedOf = (now: readonly TextPair[]) => {
    const { cache, learned } = learning(dir);
    expect(said(now, teachers, cache)).toEqual(said(now, teachers));
    return learned;
  };
  expect(learnedOf(texts)).toEqual(['topics', 'views']);
  const [unheard, another] = [...texts.keys()].filter((i) => !teachers.includes(i));
  // A word that no other paper has, one that only papers beyond the teachers have, one that a single teacher has.
  texts[unheard!] = { title: 'Glaciers', abstract: 'Moraines of the pruning of the lichen.' };
  expect(learnedOf(texts)).toEqual([]);
  texts[another!] = { title: 'Glaciers', abstract: 'Moraines of the grammar of the lichen.' };
  expect(learnedOf(texts)).toEqual([]);
  texts[teachers[0]!] = { title: 'Lichen', abstract: 'Grammar of the syntax of the lichen.' };
  expect(learnedOf(texts)).toEqual(['topics', 'views']);
  texts[unheard!] = { title: 'Lichen', abstract: 'Moraines of the pruning.' };
  expect(learnedOf(texts)).toEqual([]);
});
