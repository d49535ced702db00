import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf, type TextPair } from '../../src/atlas/embed/tfidf.ts';
import { accountant } from '../../src/atlas/topics/account.ts';
import { assignTopics } from '../../src/atlas/topics/assign.ts';
import { softmax, trainClassifier } from '../../src/atlas/topics/classifier.ts';
import { gatherEvidence } from '../../src/atlas/topics/evidence.ts';
import { learnWording, stemsOf } from '../../src/atlas/topics/wording.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';
import { SMALL, TOPICS } from './corpora.ts';

const topic = (id: string, phrases: readonly string[] = [], description = ''): NamedTopic => ({
  id,
  name: id,
  description,
  phrases,
});
const text = (title: string, abstract = ''): TextPair => ({ title, abstract });
const small = SMALL.map(({ title, abstract }) => text(title, abstract));

function decide(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[] = TOPICS,
  pinned: Readonly<Record<number, number>> = {},
) {
  const tfidf = makeTfidf(texts);
  const embedding = embedPapers(texts, tfidf);
  const pins = new Int32Array(texts.length).fill(-1);
  for (const [i, pin] of Object.entries(pinned)) pins[Number(i)] = pin;
  const assignment = assignTopics(texts, topics, embedding, tfidf, pins);
  const classes = topics.length + 1;
  const of = (i: number) => [...assignment.probabilities.subarray(i * classes, (i + 1) * classes)];
  const best = (i: number) => of(i).indexOf(Math.max(...of(i)));
  return { assignment, tfidf, embedding, of, best };
}

test('probabilities of any texts and topics are between none and one and sum to one', () => {
  const words = fc.constantFrom('pruning', 'translation', 'birds', 'of', '量化', 'x');
  const words20 = fc.array(words, { maxLength: 20 }).map((list) => list.join(' '));
  const texts = fc.array(fc.record({ title: words20, abstract: words20 }), {
    minLength: 1,
    maxLength: 8,
  });
  const topics = fc
    .uniqueArray(words, { maxLength: 4 })
    .map((names) => names.map((name) => topic(name)));
  fc.assert(
    fc.property(texts, topics, (corpus, named) => {
      const { of } = decide(corpus, named);
      for (const i of corpus.keys()) {
        for (const value of of(i)) expect(value >= 0 && value <= 1).toBe(true);
        expect(of(i).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      }
    }),
    { seed: 5, numRuns: 60 },
  );
});

test.each([
  [
    'one word and two',
    ['Pre-training of encoders', 'Pretraining matters', 'Pre training it'],
    'pretrain',
  ],
  ['a hyphen and none', ['Back-translation at scale', 'Backtranslation'], 'backtransl'],
])('%s are one where the corpus writes both', (_, titles, start) => {
  const wording = learnWording(titles);
  for (const title of titles) expect(stemsOf(title, wording)[0]!.startsWith(start)).toBe(true);
});

test('small words do not grow together, and what nobody writes as one stays two', () => {
  const wording = learnWording(['into upon intoupon network pruning']);
  expect(stemsOf('into upon network pruning', wording)).toEqual(['network', 'prun']);
});

test('a phrase in a title says more than the same phrase in an abstract, and none says nothing', () => {
  const texts = [
    text('Distillation of trees', 'We grow them.'),
    text('Growing trees', 'We use distillation.'),
    text('Growing trees', 'We grow them.'),
  ];
  const tfidf = makeTfidf(texts);
  const { hits } = gatherEvidence(
    texts,
    [topic('Shrinking', ['distillation'])],
    embedPapers(texts, tfidf),
  );
  const [inTitle, inAbstract, nowhere] = hits.map((own) =>
    own.reduce((sum, { amount }) => sum + amount, 0),
  );
  expect(inTitle).toBeGreaterThan(2 * inAbstract!);
  expect(inAbstract).toBeGreaterThan(0);
  expect(nowhere).toBe(0);
});

test('a topic nobody matches gets no paper and takes none from the others', () => {
  const more = [...TOPICS, topic('Volcanology', ['magma chambers', 'eruptions'])];
  const before = decide(small);
  const after = decide(small, more);
  const renamed = (t: number) => (t === TOPICS.length ? more.length : t);
  expect(small.map((_, i) => after.best(i))).toEqual(small.map((_, i) => renamed(before.best(i))));
});

test('without topics everything is outside; with thirty, a name alone is enough', () => {
  expect(decide(small, []).of(3)).toEqual([1]);
  const names =
    `pruning translation birds soil galaxies proteins robots speech music poetry traffic bridges volcanoes oceans
    vaccines enzymes lasers magnets elections taxes chess football cooking weaving grammar logic topology batteries
    turbines glaciers`.split(/\s+/);
  const texts = names.flatMap((name) => [
    text(`Survey of ${name}`, `All about ${name}.`),
    text(`Advances in ${name}`, `We study ${name}.`),
  ]);
  const { best } = decide(
    texts,
    names.map((name) => topic(name)),
  );
  expect(texts.map((_, i) => best(i))).toEqual(texts.map((_, i) => Math.floor(i / 2)));
});

test('one paper goes to the topic it is named after', () => {
  const { best } = decide([text('Pruning', 'Pruning networks.')]);
  expect(best(0)).toBe(0);
});

test('equal papers get equal probabilities', () => {
  const { of } = decide([...small, small[0]!]);
  for (const [c, value] of of(small.length).entries()) expect(value).toBeCloseTo(of(0)[c]!, 6);
});

test.each([
  ['Chinese', '量化', '神经网络量化方法', '机器翻译系统'],
  ['German', 'Übersetzung', 'Maschinelle Übersetzung', 'Vogelzug im Herbst'],
])('topics in %s are found by their names', (_, name, own, other) => {
  const texts = [
    text(own, own),
    text(`${own} 2`, own),
    text(other, other),
    text(`${other} 2`, other),
  ];
  const { best } = decide(texts, [topic(name)]);
  expect(texts.map((_, i) => best(i))).toEqual([0, 0, 1, 1]);
});

test('a pin settles its paper and draws those that speak like it', () => {
  const texts = [
    ...small,
    text(
      'Soil moisture measured from the air',
      'Observations of nature: soil moisture over ten years.',
    ),
  ];
  const [pinnedPaper, like] = [13, 14];
  const before = decide(texts);
  const after = decide(texts, TOPICS, { [pinnedPaper]: 0 });
  expect(after.of(pinnedPaper)).toEqual([1, 0, 0]);
  expect(after.of(like)[0]).toBeGreaterThan(before.of(like)[0]!);
  expect(after.best(0)).toBe(0);
  expect(after.best(8)).toBe(1);
});

test('what an account names adds up to the decision, but for what is the same for all papers', () => {
  const { assignment, tfidf, embedding, of } = decide(small);
  const account = accountant(assignment, small, tfidf, embedding);
  const sum = (paper: number, t: number) => {
    const { terms, phrases } = account(paper, t);
    return [...terms.values(), ...phrases.values()].reduce((total, part) => total + part, 0);
  };
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const gaps = small.map((_, i) => Math.log(of(i)[a]! / of(i)[b]!) - (sum(i, a) - sum(i, b)));
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 4);
  }
});

test('a classifier learns what separates its rows; rows without weight teach it nothing', () => {
  const rows = makeTfidf(
    ['red apple', 'red cherry', 'green pear', 'green lime', 'red pear'].map((title) => text(title)),
  );
  const targets = Float64Array.from([1, 0, 1, 0, 0, 1, 0, 1, 0, 1]);
  const learn = (last: number) =>
    trainClassifier(rows, targets, 2, Float64Array.from([1, 1, 1, 1, last]), null);
  const weightOf = (word: string, weights: Float64Array) => {
    const column = rows.columnOf.get(word)!;
    return weights[2 * column]! - weights[2 * column + 1]!;
  };
  const { weights } = learn(0);
  expect(weightOf('red', weights)).toBeGreaterThan(1);
  expect(weightOf('green', weights)).toBeLessThan(-1);
  expect(weightOf('red', learn(1).weights)).toBeLessThan(weightOf('red', weights));
});

test('the steps of the classifier stay finite on rows that are all the same', () => {
  const rows = makeTfidf(Array.from({ length: 40 }, () => text('same words here')));
  const targets = Float64Array.from({ length: 80 }, (_, j) => (j % 4 === 0 || j % 4 === 3 ? 1 : 0));
  const { weights } = trainClassifier(rows, targets, 2, new Float64Array(40).fill(1), null);
  for (const weight of weights) expect(Math.abs(weight)).toBeLessThan(0.01);
});

test('softmax of large scores does not overflow', () => {
  const scores = Float64Array.from([1000, 999, -1000]);
  softmax(scores);
  expect(scores[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 9);
  expect(scores[2]).toBe(0);
});
