import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { closedCompounds, stemsOf } from '../../src/atlas/topics/compounds.ts';
import { gatherEvidence } from '../../src/atlas/topics/evidence.ts';
import { smoothOutside } from '../../src/atlas/topics/smooth-outside.ts';
import { spellOut } from '../../src/atlas/topics/spell-out.ts';
import { topicTermReader } from '../../src/atlas/topics/topic-terms.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';
import { TOPICS } from './corpora.ts';
import { decide, small, text, topic } from './decide.ts';

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
  const compounds = closedCompounds(titles);
  for (const title of titles) expect(stemsOf(title, compounds)[0]!.startsWith(start)).toBe(true);
});

test('small words do not grow together, and what nobody writes as one stays two', () => {
  const compounds = closedCompounds(['into upon intoupon network pruning']);
  expect(stemsOf('into upon network pruning', compounds)).toEqual(['network', 'prun']);
});

test('a hyphen makes one word of two, but not of a word and a number', () => {
  expect(topicTermReader('en')('Self-training GPT-4 with the 4-bit state-of-the-art')).toEqual([
    'selftrain',
    'gpt',
    '4',
    '',
    '',
    '4',
    'bit',
    'stateoftheart',
  ]);
});

test.each([
  ['Continued pretraining (CPT) helps.', 'Why CPT helps', 'Why Continued pretraining helps'],
  ['Large language models (LLMs) err.', 'An LLM errs', 'An Large language models errs'],
  ['Image models (LLM) err.', 'An LLM errs', 'An LLM errs'],
  ['See the table (A) and [B] (ICML).', 'A at ICML', 'A at ICML'],
])('a short form is written out where its paper introduces it: %s', (abstract, title, spelled) => {
  expect(spellOut({ title, abstract }).title).toBe(spelled);
  expect(spellOut({ title, abstract }).abstract).toBe(abstract);
});

test('a participle says what a paper uses, not what it is about', () => {
  const compounds = closedCompounds([]);
  expect(stemsOf('pretraining', compounds)).toEqual(stemsOf('pretrains', compounds));
  expect(stemsOf('pretraining', compounds)).not.toEqual(stemsOf('pretrained', compounds));
});

test('a phrase inside a longer one of another topic says nothing there, of its own topic it does', () => {
  const texts = [text('Post-training quantization'), text('Post-training'), text('Reward models')];
  const hitsWith = (topics: readonly NamedTopic[]) =>
    gatherEvidence(texts, topics, embedPapers(texts, makeTfidf(texts))).phraseMatches.map((own) =>
      own.map(({ phrase }) => phrase.printed),
    );
  const names = [topic('Post-training quantization'), topic('Post-training')];
  expect(hitsWith(names)).toEqual([['Post-training quantization'], ['Post-training'], []]);
  expect(hitsWith([topic('Models', ['reward models'])])[2]).toEqual(['Models', 'reward models']);
});

test('a phrase in a title says more than the same phrase in an abstract, and none says nothing', () => {
  const texts = [
    text('Distillation of trees', 'We grow them.'),
    text('Growing trees', 'We use distillation.'),
    text('Growing trees', 'We grow them.'),
  ];
  const tfidf = makeTfidf(texts);
  const { phraseMatches } = gatherEvidence(
    texts,
    [topic('Shrinking', ['distillation'])],
    embedPapers(texts, tfidf),
  );
  const [inTitle, inAbstract, nowhere] = phraseMatches.map((own) =>
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

/** Sixty-four papers of one topic, each with sixteen neighbours: the next ones round a ring. */
const RING = 64;
const ring = {
  k: 16,
  indices: Int32Array.from({ length: RING * 16 }, (_, j) => ((j >> 4) + (j % 16) + 1) % RING),
  cosines: new Float32Array(RING * 16).fill(1),
};
const outsideAfter = (outside: readonly number[], hasPhrases: boolean) => {
  const probabilities = Float64Array.from(outside.flatMap((value) => [1 - value, value]));
  const together = smoothOutside(probabilities, 2, ring, () => hasPhrases);
  return { of: (i: number) => probabilities[2 * i + 1]!, together };
};

test('a paper without any phrase of the owner’s is judged by its neighbours more than one with some', () => {
  const amongTheTopic = Array.from({ length: RING }, (_, i) => (i === 5 ? 0.7 : 0.1));
  expect(outsideAfter(amongTheTopic, false).of(5)).toBeLessThan(
    outsideAfter(amongTheTopic, true).of(5),
  );
  const amongStrangers = Array.from({ length: RING }, (_, i) => (i === 5 ? 0.4 : 0.9));
  expect(outsideAfter(amongStrangers, false).of(5)).toBeGreaterThan(
    outsideAfter(amongStrangers, true).of(5),
  );
});

test('strangers that stand together speak for being outside, scattered ones and none don’t', () => {
  const strangers = (isOne: (i: number) => boolean) =>
    Array.from({ length: RING }, (_, i) => (isOne(i) ? 0.9 : 0.05));
  expect(
    outsideAfter(
      strangers((i) => i < 16),
      true,
    ).together,
  ).toBeGreaterThan(0.2);
  expect(
    outsideAfter(
      strangers((i) => i % 4 === 0),
      true,
    ).together,
  ).toBe(0);
  expect(
    outsideAfter(
      strangers(() => false),
      true,
    ).together,
  ).toBe(0);
});

test('how much strangers stand together is told less what chance would bring, and no more than it may say', () => {
  const probabilities = Float64Array.from({ length: 2 * RING }, (_, j) => {
    const outside = j >> 1 < 24 ? 0.8 : 0.2;
    return j % 2 === 0 ? 1 - outside : outside;
  });
  const together = smoothOutside(probabilities, 2, ring, () => true);
  const outside = probabilities.filter((_, j) => j % 2 === 1);
  let [met, all] = [0, 0];
  for (const [i, value] of outside.entries()) {
    all += value;
    for (let next = 1; next <= 8; next++) met += (value * outside[(i + next) % RING]!) / 8;
  }
  const share = all / RING;
  const excess = (met / all - share) / (1 - share);
  expect(together).toBeCloseTo(Math.min(0.4, excess - 0.1), 9);
  expect(together).toBeGreaterThan(0.05);
});

test('few papers are no neighbourhood: they are left as they are', () => {
  const asked = (papers: number) => {
    const probabilities = new Float64Array(2 * papers).map((_, j) => (j === 1 ? 0.9 : j === 0 ? 0.1 : j % 2 === 0 ? 0.8 : 0.2)); // biome-ignore format: a row
    const before = probabilities.slice();
    const neighbours = nearestNeighbours(new Float32Array(papers).fill(1), 1, 16);
    const together = smoothOutside(probabilities, 2, neighbours, () => true);
    return { together, same: before.every((value, j) => value === probabilities[j]) };
  };
  expect(asked(23)).toEqual({ together: 0, same: true });
  expect(asked(24).same).toBe(false);
});
