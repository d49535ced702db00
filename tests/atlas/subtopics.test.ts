import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredAtlas } from '../../src/atlas/atlas-files.ts';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { type ChartedSubtopic, chartSubtopics } from '../../src/atlas/subtopics/chart-subtopics.ts';
import { drawInNeighbours } from '../../src/atlas/subtopics/draw-in.ts';
import { allot, chooseFacilities } from '../../src/atlas/subtopics/facility-location.ts';
import { findTopics } from '../../src/atlas/topics/found-topics.ts';
import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { firstMap } from '../first-map.ts';
import { HARD, paper } from './corpora.ts';

const TRAINING: NamedTopic = { id: 'training', name: 'Training', description: '', phrases: [] };
const OTHER: NamedTopic = { id: 'other', name: 'Others', description: '', phrases: [] };
type Stored = Pick<StoredAtlas, 'subtopics' | 'positions' | 'former'>;
const NOTHING: Stored = { subtopics: [], positions: [] };

const { papers: first } = readProject(firstMap());

const prepared = new Map<readonly Paper[], ReturnType<typeof prepareAnew>>();

/** Prepares each list of papers once. */
function prepare(papers: readonly Paper[]) {
  const ready = prepared.get(papers) ?? prepareAnew(papers);
  prepared.set(papers, ready);
  return ready;
}

function prepareAnew(papers: readonly Paper[]) {
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));
  const index = collectPhrases(texts, 2);
  const embedding = embedPapers(texts, makeTfidf(texts));
  const neighbours = nearestNeighbours(embedding.vectors, embedding.dimensions, 150);
  return { index, embedding, neighbours };
}

function divide(
  papers: readonly Paper[],
  stored: Stored = NOTHING,
  topicOf = (_: Paper): number => 0,
  topics: readonly NamedTopic[] = [TRAINING],
) {
  const slugs = papers.map(({ slug }) => slug);
  const own = { slugs, topicOf: Int32Array.from(papers, topicOf), ...prepare(papers) };
  return chartSubtopics(topics, own, stored);
}

function asStored(papers: readonly Paper[], subtopics: readonly ChartedSubtopic[]): Stored {
  return {
    positions: papers.map(({ slug }) => ({ slug, x: 0.5, y: 0.5 })),
    subtopics: subtopics.map(({ id, topic, name, members }) => ({
      id,
      topic,
      name,
      papers: members.map((member) => papers[member]!.slug),
    })),
  };
}

test('charting again with nothing new changes nothing', () => {
  const before = divide(first);
  expect(before.length).toBeGreaterThan(5);
  expect(divide(first, asStored(first, before))).toEqual(before);
});

test('a tenth more papers: every subtopic keeps its id, its name and its papers, and some come to it', () => {
  const most = first.filter((_, i) => i % 10 !== 3);
  const stored = asStored(most, divide(most));
  const after = divide(first, stored);
  let joined = 0;
  for (const old of stored.subtopics) {
    const now = after.find(({ id }) => id === old.id);
    expect(now?.name).toBe(old.name);
    const members = now!.members.map((member) => first[member]!.slug);
    expect(members).toEqual(expect.arrayContaining([...old.papers]));
    joined += members.length - old.papers.length;
  }
  expect(joined).toBeGreaterThan(5);
  const owned = after.flatMap(({ members }) => members);
  expect(new Set(owned).size).toBe(owned.length);
});

test('a paper that goes to another topic leaves its subtopic; too small a subtopic is given up', () => {
  const before = divide(first);
  const stored = asStored(first, before);
  const [emptied, robbed] = [before[0]!, before[1]!];
  const gone = new Set([...emptied.members, robbed.members[0]!].map((m) => first[m]!.slug));
  const after = divide(first, stored, ({ slug }) => (gone.has(slug) ? 1 : 0), [TRAINING, OTHER]);
  expect(after.map(({ id }) => id)).not.toContain(emptied.id);
  const kept = after.find(({ id }) => id === robbed.id);
  expect(kept?.members).not.toContain(robbed.members[0]);
});

test('no name is the topic’s own, nor stands in it', () => {
  const names = divide(first, NOTHING, () => 0, [{ ...TRAINING, name: 'Language models' }]);
  for (const { name } of names)
    expect(name.toLowerCase()).not.toMatch(/^language models?$|^models?$/);
});

const CHINESE = [
  '基于深度网络的图像分割方法',
  '医学图像分割综述',
  '图像分割与目标检测',
  '弱监督图像分割',
  '实时图像分割',
  '神经机器翻译的数据增强',
  '低资源语言的神经机器翻译',
  '神经机器翻译中的注意力机制',
  '多语言神经机器翻译',
  '神经机器翻译评估',
  '机器人控制的强化学习算法',
  '强化学习中的奖励函数',
  '离线强化学习',
  '强化学习综述',
  '多智能体强化学习',
];
const GERMAN = [
  'Bildanalyse in der Radiologie',
  'Die Bildanalyse von Röntgenbildern',
  'Automatische Bildanalyse in der Pathologie',
  'Bildanalyse und Mikroskopie',
  'Verfahren der Bildanalyse',
  'Wälder und Klimawandel',
  'Der Klimawandel in den Alpen',
  'Klimawandel und Wasserhaushalt',
  'Landwirtschaft im Klimawandel',
  'Moore im Klimawandel',
  'Digitaler Unterricht in der Schule',
  'Lehrkräfte und digitaler Unterricht',
  'Digitaler Unterricht auf dem Land',
  'Was digitaler Unterricht leistet',
  'Digitaler Unterricht nach der Pandemie',
];

test.each([
  ['Chinese', CHINESE, ['图像分割', '神经机器翻译', '强化学习']],
  ['German', GERMAN, ['Bildanalyse', 'Klimawandel', 'Digitaler Unterricht']],
] as const)('topics of a corpus in %s are named in its words', (_, titles, expected) => {
  const papers = [...titles, ...titles].map((title, i) => paper(`p${i}`, title, title));
  const { index, neighbours } = prepare(papers);
  const names = findTopics(neighbours, index, papers.length).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...expected]));
  expect(names.length).toBeLessThanOrEqual(4);
});

const IDENTICAL = Array.from({ length: 1000 }, (_, i) =>
  paper(`n${i}`, 'Pruning networks', 'We prune networks.'),
);

test.each(Object.entries({ ...HARD, 'no papers': [], 'a thousand identical papers': IDENTICAL }))(
  'topics found in %s have each a name and an id; subtopics obey the laws',
  (_, papers) => {
    const { index, neighbours } = prepare(papers);
    const topics = findTopics(neighbours, index, papers.length);
    expect(topics.length > 0).toBe(papers.length > 0);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
    for (const { id, name } of topics) {
      expect(name).not.toBe('');
      expect(name.split(/, | and /).length).toBeLessThanOrEqual(3);
      expect(id).toMatch(/^[a-z0-9-]+$/);
    }
    for (const { members, name } of divide(papers)) {
      expect(members.length).toBeGreaterThanOrEqual(5);
      expect(name.split(' ').length).toBeLessThanOrEqual(4);
    }
  },
);

test('a paper without a name of its own joins the subtopic most of its neighbours are in, none else does', () => {
  // Papers 0–4 and 5–9 are two groups; 10 stands among the first, 11 between both, 12 alone.
  const near = [
    ...Array.from({ length: 10 }, (_, i) => (i < 5 ? [0, 1, 2, 3, 4] : [5, 6, 7, 8, 9])),
    [0, 1, 2, 3, 9],
    [0, 1, 12, 5, 6],
    [13, 13, 13, 11, 0],
    [12, 12, 12, 12, 12],
  ];
  const neighbours = { k: 5, indices: Int32Array.from(near.flat()), cosines: new Float32Array(70) };
  const groups = [{ members: [0, 1, 2, 3, 4] }, { members: [5, 6, 7, 8, 9] }];
  expect(drawInNeighbours(groups, [10, 11, 12], neighbours)).toEqual([
    { members: [0, 1, 2, 3, 4, 10] },
    { members: [5, 6, 7, 8, 9] },
  ]);
});

test('facilities are chosen for what they add, not for what each is worth', () => {
  const facility = (...members: number[]) => ({
    members: Int32Array.from(members),
    fits: Float32Array.from(members, () => 1),
    worth: 1,
  });
  const facilities = [facility(0, 1, 2, 3), facility(0, 1, 2), facility(4, 5)];
  const rules = { most: 2, least: 1, wanted: 0, price: 0.5, exclude: () => false };
  expect(chooseFacilities(facilities, 6, rules)).toEqual([0, 2]);
  expect([...allot([0, 2], facilities, 6, 1)]).toEqual([0, 0, 0, 0, 1, 1]);
});

test('a facility that would get too few members takes those that it serves as well', () => {
  const one = { members: Int32Array.of(0, 1, 2, 3), fits: Float32Array.of(1, 1, 1, 1), worth: 1 };
  const two = { members: Int32Array.of(2, 3), fits: Float32Array.of(0.5, 0.6), worth: 1 };
  expect([...allot([0, 1], [one, two], 4, 2)]).toEqual([0, 0, 1, 1]);
});

test('what is named anew keeps the id under which its papers were', () => {
  const before = divide(first);
  const slugs = first.map(({ slug }) => slug);
  const earlier = before.map(({ topic, members }, i) => ({
    ...{ id: `old-${i}`, topic, name: `An old name ${i}` },
    papers: members.slice(1).map((member) => slugs[member]!),
  }));
  const gone = { id: 'gone', topic: 'training', name: 'Gone', papers: ['no-paper'] };
  const former = { subtopics: [...earlier, gone], topics: [] };
  const after = divide(first, { ...NOTHING, former });
  expect(after.map(({ name, members }) => [name, members])).toEqual(
    before.map(({ name, members }) => [name, members]),
  );
  expect(after.map(({ id }) => id)).toEqual(earlier.map(({ id }) => id));
});

test('whatever was stored, a second look at the same papers changes nothing', () => {
  const papers = first.slice(0, 60);
  const slugs = papers.map(({ slug }) => slug);
  const topicOf = (paper: Paper): number => (paper.slug < slugs[30]! ? 0 : 1);
  const topics = [TRAINING, OTHER];
  const stored = fc.array(
    fc.record({
      topic: fc.constantFrom('training', 'other', 'gone'),
      name: fc.constantFrom('Pruning', 'Quantization', 'Language models', 'Vision', 'Data'),
      papers: fc.subarray(slugs, { maxLength: 20 }),
    }),
    { maxLength: 5 },
  );
  const known = fc.subarray(slugs);
  fc.assert(
    fc.property(stored, known, (subtopics, positions) => {
      const before: Stored = {
        positions: positions.map((slug) => ({ slug, x: 0.5, y: 0.5 })),
        subtopics: subtopics.map((one, i) => ({ id: `s${i}`, ...one })),
      };
      const once = asStored(papers, divide(papers, before, topicOf, topics));
      const twice = asStored(papers, divide(papers, once, topicOf, topics));
      expect(twice).toEqual(once);
    }),
    { numRuns: 40, seed: 8 },
  );
});
