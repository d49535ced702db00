import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredAtlas } from '../../src/atlas/atlas-files.ts';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { mentionFinder } from '../../src/atlas/phrases/mentions.ts';
import { named } from '../../src/atlas/phrases/name-relations.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { type ChartedSubtopic, chartSubtopics } from '../../src/atlas/subtopics/chart-subtopics.ts';
import { drawInNeighbours } from '../../src/atlas/subtopics/draw-in.ts';
import { allot, chooseFacilities } from '../../src/atlas/subtopics/facility-location.ts';
import { sameThingFinder } from '../../src/atlas/subtopics/same-thing.ts';
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
    subtopics: subtopics.map(({ id, topic, within, name, members }) => ({
      id,
      topic,
      ...(within !== null && { within }),
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

test('a map that has no subtopics yet is divided as one drawn for the first time', () => {
  expect(divide(first, { ...asStored(first, []), subtopics: [] })).toEqual(divide(first));
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

/** Of the first corpus: papers on fairness, and some that have nothing in common, outside; all others in a topic. */
const STRANGE =
  /fairness|^94% on CIFAR-10|^A Pipeline and NIR|^Chasing Low-Carbon|^Beat-Aligned|^Online Platt/i;
const stranger = ({ title }: Paper) => (STRANGE.test(title) ? 1 : 0);
const OUTSIDE = { topic: 'outside', within: null };

test('papers outside get groups of those that one name surely holds for, and the others none', () => {
  const groups = divide(first, NOTHING, stranger).filter(({ topic }) => topic === 'outside');
  expect(groups).toMatchObject([{ ...OUTSIDE, id: 'fairness', name: 'Fairness' }]);
  expect(groups[0]!.members.map((member) => first[member]!.titlePlain)).toEqual([
    'Bias and Fairness in Large Language Models: A Survey',
    'Fairness-Aware Graph Neural Networks: A Survey',
    'Unprocessing Seven Years of Algorithmic Fairness',
  ]);
});

test('groups outside are kept, and their names taken, as those of topics are', () => {
  const before = divide(first, NOTHING, stranger);
  expect(divide(first, asStored(first, before), stranger)).toEqual(before);
  expect(divide(first).filter(({ topic }) => topic === 'outside')).toEqual([]);
});

test('three papers are a subtopic where all their titles have its name, and stay one', () => {
  const about = (thing: string, count: number): Paper[] =>
    Array.from(
      { length: count },
      (_, i) =>
      paper(`${thing.replace(' ', '-')}-${i}`, `${thing} in the ${'abcdef'[i]} series`, `We look at ${thing}.`), // biome-ignore format: a row
    );
  const field = about('retinal vessels', 6).concat(about('contract law', 6));
  const three = [...field, ...about('coral reefs', 3)];
  const named = (charted: readonly ChartedSubtopic[]) => charted.map(({ name }) => name);
  const charted = divide(three, NOTHING, () => 0);
  expect(named(charted)).toContain('Coral reefs');
  expect(divide(three, asStored(three, charted), () => 0)).toEqual(charted);
  expect(named(divide([...field, ...about('coral reefs', 2)], NOTHING, () => 0))).not.toContain('Coral reefs'); // biome-ignore format: a row
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
  const { index, neighbours, embedding } = prepare(papers);
  const names = findTopics(neighbours, index, papers.length, embedding).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...expected]));
  expect(names.length).toBeLessThanOrEqual(4);
});

const IDENTICAL = Array.from({ length: 1000 }, (_, i) =>
  paper(`n${i}`, 'Pruning networks', 'We prune networks.'),
);

test.each(Object.entries({ ...HARD, 'no papers': [], 'a thousand identical papers': IDENTICAL }))(
  'topics found in %s have each a name and an id; subtopics obey the laws',
  (_, papers) => {
    const { index, neighbours, embedding } = prepare(papers);
    const topics = findTopics(neighbours, index, papers.length, embedding);
    expect(topics.length > 0).toBe(papers.length > 0);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
    for (const { id, name } of topics) {
      expect(name).not.toBe('');
      expect(name.split(/, | and /).length).toBeLessThanOrEqual(3);
      expect(id).toMatch(/^[a-z0-9-]+$/);
    }
    for (const { members, name } of divide(papers)) {
      expect(members.length).toBeGreaterThanOrEqual(4);
      expect(name.split(' ').length).toBeLessThanOrEqual(4);
    }
  },
);

test('a paper without a name of its own joins the subtopic many of its neighbours are in, fewer if it speaks of it', () => {
  // Papers 0–4 and 5–9 are two groups; 10 stands among the first, 11 between both, 12 alone.
  const near = [
    ...Array.from({ length: 10 }, (_, i) => (i < 5 ? [0, 1, 2, 3, 4] : [5, 6, 7, 8, 9])),
    [0, 1, 2, 3, 9],
    [0, 1, 12, 5, 12],
    [13, 13, 13, 11, 0],
    [12, 12, 12, 12, 12],
  ];
  const neighbours = { k: 5, indices: Int32Array.from(near.flat()), cosines: new Float32Array(70) };
  const groups = [{ members: [0, 1, 2, 3, 4] }, { members: [5, 6, 7, 8, 9] }];
  const drawnIn = (...speaking: readonly number[][]) =>
    drawInNeighbours(
      ...([groups, [10, 11, 12], neighbours] as const),
      speaking.map((papers) => new Set(papers)),
    ).map(({ members }) => members);
  expect(drawnIn([], [])).toEqual([
    [0, 1, 2, 3, 4, 10],
    [5, 6, 7, 8, 9],
  ]);
  expect(drawnIn([11], [12])).toEqual([
    [0, 1, 2, 3, 4, 10, 11],
    [5, 6, 7, 8, 9],
  ]);
});

test('facilities are chosen for what they add, not for what each is worth', () => {
  const facility = (...members: number[]) => ({
    members: Int32Array.from(members),
    fits: Float32Array.from(members, () => 1),
    worth: 1,
    least: 1,
  });
  const facilities = [facility(0, 1, 2, 3), facility(0, 1, 2), facility(4, 5)];
  const rules = { most: 2, wanted: 0, price: 0.5, exclude: () => false };
  expect(chooseFacilities(facilities, 6, rules)).toEqual([0, 2]);
  expect([...allot([0, 2], facilities, 6)]).toEqual([0, 0, 0, 0, 1, 1]);
});

test('a facility that would get too few members takes those that it serves as well', () => {
  const one = {
    members: Int32Array.of(0, 1, 2, 3),
    fits: Float32Array.of(1, 1, 1, 1),
    worth: 1,
    least: 2,
  };
  const two = { members: Int32Array.of(2, 3), fits: Float32Array.of(0.5, 0.6), worth: 1, least: 2 };
  expect([...allot([0, 1], [one, two], 4)]).toEqual([0, 0, 1, 1]);
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
      within: fc.constantFrom(undefined, undefined, 's0', 's1', 's2'),
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
      const charted = divide(papers, before, topicOf, topics);
      expectTree(charted);
      const once = asStored(papers, charted);
      const twice = asStored(papers, divide(papers, once, topicOf, topics));
      expect(twice).toEqual(once);
    }),
    { numRuns: 60, seed: 8 },
  );
});

/** Each part lies in the subtopic it is of, stands behind it, and shares no paper with the others there. */
function expectTree(charted: readonly ChartedSubtopic[]): void {
  const before = new Map<string, ReadonlySet<number>>();
  const owned = new Map<string, Set<number>>();
  for (const { id, topic, within, members } of charted) {
    const around = within === null ? null : before.get(within);
    expect(around, `${id} stands before ${within}`).not.toBe(undefined);
    const own = owned.get(within ?? `${topic}/`) ?? new Set<number>();
    for (const member of members) {
      expect(own.has(member)).toBe(false);
      expect(around?.has(member) ?? true).toBe(true);
      own.add(member);
    }
    owned.set(within ?? `${topic}/`, own);
    before.set(id, new Set(members));
  }
}

const SEGMENTED = ['retinal vessels', 'brain tumours', 'street scenes'];
const TRANSLATED = ['legal contracts', 'spoken dialogues'];
/** Segmentation of three things, 25 papers each, and translation of two, 12 each: then papers of something else. */
const LARGE = [
  ...SEGMENTED.flatMap((thing) => about('Image segmentation', thing, 25)),
  ...TRANSLATED.flatMap((thing) => about('Machine translation', thing, 12)),
  ...Array.from({ length: 2951 }, (_, i) => paper(`z${i}`, 'Tides and reefs', 'We watch tides.')),
];
/** What a map of two levels keeps of them. */
const TWO_LEVELS: Stored = {
  positions: LARGE.map(({ slug }) => ({ slug, x: 0.5, y: 0.5 })),
  subtopics: ['Image segmentation', 'Machine translation'].map((name) => {
    const id = name.toLowerCase().replace(' ', '-');
    const papers = LARGE.filter(({ slug }) => slug.startsWith(id)).map(({ slug }) => slug);
    return { id, topic: 'training', name, papers };
  }),
};

function about(field: string, thing: string, count: number): Paper[] {
  return Array.from({ length: count }, (_, i) =>
    paper(
      `${field}-${thing}-${i}`.toLowerCase().replaceAll(' ', '-'),
      `${field} of ${thing} in setting ${String.fromCharCode(97 + i)}`,
      `We study ${field.toLowerCase()} of ${thing}. For ${thing} we propose a method of ${field.toLowerCase()}.`,
    ),
  );
}

const topicOfLarge = ({ slug }: Paper): number => (slug.startsWith('z') ? 1 : 0);

test('in a map of 3,000 papers a subtopic of 75 gets parts and stays as it is, one of 24 gets none', () => {
  const charted = divide(LARGE, TWO_LEVELS, topicOfLarge);
  expectTree(charted);
  expect(asStored(LARGE, charted.slice(0, 2)).subtopics).toEqual(TWO_LEVELS.subtopics);
  const parts = charted.slice(2);
  expect(parts.map(({ name }) => name.toLowerCase()).sort()).toEqual([...SEGMENTED].sort());
  for (const { within, members } of parts) {
    expect(within).toBe('image-segmentation');
    expect(members).toHaveLength(25);
  }
  expect(divide(LARGE, asStored(LARGE, charted), topicOfLarge)).toEqual(charted);
});

test('a map of fewer papers gets no third level, but keeps the parts that it had', () => {
  const charted = divide(LARGE, TWO_LEVELS, topicOfLarge);
  const few = LARGE.slice(0, 99);
  expect(divide(few, TWO_LEVELS, topicOfLarge)).toHaveLength(2);
  const left = divide(few, asStored(LARGE, charted), topicOfLarge);
  expect(left.map(({ id, members }) => [id, members])).toEqual(
    charted.map(({ id, members }) => [id, members]),
  );
});

test('papers that come join the part whose name holds for them', () => {
  const before = LARGE.filter(({ slug }) => !/retinal.*-2\d$/.test(slug));
  const parts = asStored(before, divide(before, TWO_LEVELS, topicOfLarge));
  const after = divide(LARGE, parts, topicOfLarge);
  expect(after.map(({ id }) => id)).toEqual(parts.subtopics.map(({ id }) => id));
  const vessels = after.find(({ name }) => name.toLowerCase() === 'retinal vessels');
  expect(vessels?.members).toHaveLength(25);
});

test('what is named anew keeps its id when it becomes a part, and a part when what it was in is no more', () => {
  const earlier = (id: string, thing: string, within?: string) => ({
    ...{ id, topic: 'training', name: id },
    papers: LARGE.filter(({ slug }) => slug.includes(thing)).map(({ slug }) => slug),
    ...(within !== undefined && { within }),
  });
  const subtopics = [earlier('vessels', 'retinal'), earlier('tumours', 'brain', 'gone')];
  const former = { topics: [], subtopics };
  const parts = divide(LARGE, { ...TWO_LEVELS, former }, topicOfLarge).slice(2);
  const idOf = new Map(parts.map(({ id, name }) => [name.toLowerCase(), id]));
  expect(idOf.get('retinal vessels')).toBe('vessels');
  expect(idOf.get('brain tumours')).toBe('tumours');
  expect(idOf.get('street scenes')).toBe('street-scenes');
});

/** The meaning of words in a space of three directions; other words have none. */
const MEANINGS: Readonly<Record<string, readonly number[]>> = {
  ...{ walking: [1, 0, 0.3], locomotion: [1, 0.1, -0.3] },
  ...{ grasping: [0, 1, 0], robots: [2, 2, 0] },
};

test('two names for what the same kind of papers speak of are one thing, whichever word they use', () => {
  const words = ['Walking', 'Locomotion', 'Grasping'];
  const texts = Array.from({ length: 24 }, (_, i) => ({
    title: `${words[i % 3]} of robots`,
    abstract: `Robots ${i}.`,
  }));
  const vectors = Float32Array.from(texts.flatMap((_, i) => [i % 3 === 2 ? 0 : 1, i % 3, i / 99]));
  const embed = (others: readonly string[]) =>
    Float32Array.from(
      others.flatMap((text) => {
        const meant = text
          .toLowerCase()
          .split(' ')
          .flatMap((word) => [MEANINGS[word] ?? [0, 0, 0]]);
        return [0, 1, 2].map((d) => meant.reduce((sum, one) => sum + one[d]!, 0));
      }),
    );
  const index = collectPhrases(texts, 2);
  const walkers = texts.flatMap((_, i) => (i % 3 === 2 ? [] : [i]));
  const graspers = texts.flatMap((_, i) => (i % 3 === 2 ? [i] : []));
  const k = 7;
  const indices = Int32Array.from(
    texts.flatMap((_, i) => {
      const kind = i % 3 === 2 ? graspers : walkers;
      const from = kind.indexOf(i);
      return Array.from({ length: k }, (_, j) => kind[(from + j + 1) % kind.length]!);
    }),
  );
  const neighbours = { k, indices, cosines: new Float32Array(indices.length) };
  const finder = (embedder: 'words' | 'lsa') =>
    sameThingFinder({
      embedding: { embedder, dimensions: 3, vectors, words: null, embed },
      ...{ index, neighbours, find: mentionFinder(index.tokens) },
    });
  const same = (a: string, b: string, embedder: 'words' | 'lsa' = 'words') =>
    finder(embedder)(named(index, a), named(index, b));
  expect(same('Walking', 'Locomotion')).toBe(true);
  expect(same('Locomotion', 'Walking')).toBe(true);
  expect(same('Walking', 'Grasping')).toBe(false);
  // What both have in common says nothing of whether they are the same.
  expect(same('Walking robots', 'Grasping robots')).toBe(false);
  expect(same('Walking robots', 'Locomotion robots')).toBe(true);
  expect(same('Walking', 'Locomotion', 'lsa')).toBe(false);
});
