import { expect, test } from 'vitest';
import { withInformativeness } from '../../src/atlas/phrases/informativeness.ts';
import { collectPhrases, type Phrase } from '../../src/atlas/phrases/phrase-index.ts';
import { explainer } from '../../src/atlas/related/explain.ts';
import { attributionOf } from '../../src/atlas/topics/attribution.ts';
import { decide, small, text } from './decide.ts';

test('what an attribution names adds up to the decision, but for what is the same for all papers', () => {
  const { assignment, terms, embedding, of } = decide(small);
  const attribution = attributionOf(assignment, small, terms, embedding);
  const sum = (paper: number, t: number) => {
    const { terms, phrases } = attribution(paper, t);
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

test('reasons are shares of all that speaks for a topic, the weightiest first, no part told twice', () => {
  const { assignment, terms, embedding, best } = decide(small);
  const index = collectPhrases(small, 2);
  const { why } = explainer(
    index,
    attributionOf(assignment, small, terms, embedding),
    small.length,
  );
  for (const i of small.keys()) {
    const told = why(i, best(i));
    const weights = told.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
    const letters = told.map(({ phrase }) => phrase.toLowerCase().replace(/[- ]/g, ''));
    expect(new Set(letters).size).toBe(told.length);
  }
  expect(why(0, 0)[0]!.phrase.toLowerCase()).toContain('pruning');
  expect(why(6, 1).map(({ phrase }) => phrase)).toContain('back-translation');
});

const phrase = (key: string, ...papers: readonly number[]): Phrase => ({
  key,
  length: key.split(' ').length,
  printed: key.toUpperCase(),
  families: [],
  parts: [],
  papers: Uint32Array.from(papers),
  titles: new Uint32Array(),
  repeated: 0,
  alone: 1,
  ...{ settings: 0, informativeness: 1 },
});
const PAPERS = 20;
/** Explains twenty papers by phrases and an attribution made for the purpose. */
const explained = (
  phrases: readonly Phrase[],
  terms: Readonly<Record<string, number>> = {},
  owner: Readonly<Record<string, number>> = {},
) =>
  explainer(
    { phrases, words: [], tokens: {} as never },
    () => ({ terms: new Map(Object.entries(terms)), phrases: new Map(Object.entries(owner)) }),
    PAPERS,
  );

test('two papers are related by the rarest three phrases that they share, long ones before short ones as common', () => {
  const { shared } = explained([
    phrase('alpha', 0, 1, 2),
    phrase('beta', 0, 1, 2, 3),
    phrase('delta', 0, 1, 2),
    phrase('epsilon', 0, 2),
    phrase('long name', 0, 1, 2, 3),
    phrase('zeta', 0, 1),
  ]);
  expect(shared(0, 1, null)).toEqual(['ZETA', 'LONG NAME', 'ALPHA']);
  expect(shared(0, 2, null)).toEqual(['EPSILON', 'LONG NAME', 'ALPHA']);
  expect(shared(1, 4, null)).toEqual([]);
});

test('what a quarter of all papers have relates none, nor does a part of what is told', () => {
  const { shared } = explained([
    phrase('deep net', 0, 1),
    phrase('everywhere', 0, 1, 2, 3, 4),
    phrase('net', 0, 1, 2),
    phrase('often', 0, 1, 2, 3),
  ]);
  expect(shared(0, 1, null)).toEqual(['DEEP NET', 'OFTEN']);
});

test('a reason weighs what speaks for a topic and not what speaks against it', () => {
  const { why } = explained(
    [phrase('kelp', 0), phrase('terns', 0), phrase('boats', 0), phrase('elsewhere', 1)],
    { kelp: 3, tern: 1, boat: -2, elsewher: 0 },
  );
  expect(why(0, 0)).toEqual([
    { phrase: 'KELP', weight: 0.75 },
    { phrase: 'TERNS', weight: 0.25 },
  ]);
});

test('reasons of one weight come in the order of letters, five at most, none below a fiftieth', () => {
  const words = ['golf', 'fox', 'echo', 'delt', 'char', 'brav'];
  const alike = explained(
    words.map((word) => phrase(word, 0)),
    Object.fromEntries(words.map((word) => [word, 1])),
  ).why(0, 0);
  expect(alike.map(({ phrase }) => phrase)).toEqual(['CHAR', 'DELT', 'ECHO', 'FOX', 'GOLF']);
  for (const reason of alike) expect(reason.weight).toBeCloseTo(1 / 6);
  const slight = explained([phrase('kelp', 0), phrase('tern', 0)], { kelp: 98, tern: 2 });
  expect(slight.why(0, 0)).toHaveLength(2);
  const slighter = explained([phrase('kelp', 0), phrase('tern', 0)], { kelp: 99, tern: 1 });
  expect(slighter.why(0, 0)).toHaveLength(1);
});

test('the owner’s phrases are reasons, one with what the paper has in another form', () => {
  const { why } = explained([phrase('kelp', 0)], { kelp: 1 }, { Kelps: 2, Terns: 1, Boats: -1 });
  expect(why(0, 0)).toEqual([
    { phrase: 'Kelps', weight: 0.75 },
    { phrase: 'Terns', weight: 0.25 },
  ]);
});

test('nothing speaks for a topic: no reasons', () => {
  expect(explained([phrase('kelp', 0)], { kelp: -1 }).why(0, 0)).toEqual([]);
});

/** Papers on glaciers and on lichen, in two directions of meaning; all weigh insights, by the way. */
const twoFields = Array.from({ length: 12 }, (_, i) => {
  const [thing, place] = i % 2 === 0 ? ['glaciers', 'arctic'] : ['lichen', 'alpine'];
  const title = i < 4 ? `On ${thing}` : `Report ${'abcdefghijkl'[i]!}`;
  return text(
    title,
    `The insights concern the ${thing}. Such ${thing} are ${place}. They ended in drifts.`,
  );
});
const twoDirections = Float32Array.from({ length: 24 }, (_, j) =>
  j % 4 === 0 || j % 4 === 3 ? 1 : 0,
);

const twoFieldsIndex = () =>
  withInformativeness(collectPhrases(twoFields, 2), { vectors: twoDirections, dimensions: 2 });

test('what is spread evenly over all topics tells little, what papers of one field come back to much', () => {
  const informativenessOf = new Map(
    twoFieldsIndex().phrases.map(({ printed, informativeness }) => [printed, informativeness]),
  );
  expect(informativenessOf.get('glaciers')).toBeGreaterThan(0.8);
  expect(informativenessOf.get('lichen')).toBeGreaterThan(0.8);
  expect(informativenessOf.get('insights') ?? 0).toBeLessThan(0.3);
});

test('papers are related by what tells something, the group both are in beside what tells little', () => {
  const nothing = { terms: new Map(), phrases: new Map() };
  const { shared } = explainer(twoFieldsIndex(), () => nothing, 400);
  expect(shared(0, 2, { name: 'Ice', narrow: false })).toEqual(['glaciers']);
  expect(shared(0, 1, { name: 'Cold places', narrow: false })).toEqual(['Cold places']);
  expect(shared(0, 1, null)).toEqual(['drifts']);
});

const told = (key: string, informativeness: number, titles: readonly number[] = []) => ({
  ...phrase(key, 0, 1),
  informativeness,
  titles: Uint32Array.from(titles),
});
const topic = { name: 'Coasts and seas', narrow: false };
const part = { name: 'Kelp forests', narrow: true };

test('one thing alone relates two papers if it surely tells something in a title, else their group stands beside it', () => {
  expect(explained([told('urchin', 0.9, [1])]).shared(0, 1, topic)).toEqual(['URCHIN']);
  expect(explained([told('urchin', 0.9)]).shared(0, 1, topic)).toEqual(['URCHIN', topic.name]);
  expect(explained([told('urchin', 0.7, [1])]).shared(0, 1, topic)).toEqual(['URCHIN', topic.name]);
  expect(explained([told('age', 0.5)]).shared(0, 1, topic)).toEqual(['AGE', topic.name]);
  expect(explained([told('age', 0.5), told('trial', 0.4)]).shared(0, 1, null)).toEqual([
    'AGE',
    'TRIAL',
  ]);
});

test('a part of a topic stands beside any one thing, and for what says the same; nothing empty is a reason', () => {
  expect(explained([told('urchin', 0.9, [1])]).shared(0, 1, part)).toEqual(['URCHIN', part.name]);
  expect(explained([told('kelp', 0.9)]).shared(0, 1, part)).toEqual([part.name]);
  expect(explained([told('sea', 0.9)]).shared(0, 1, topic)).toEqual(['SEA']);
  expect(explained([told('optimal', 0.1)]).shared(0, 1, null)).toEqual([]);
});

test('what stands in titles is told first', () => {
  const { shared } = explained([told('alga', 1), told('beach', 0.9, [0, 1]), told('crab', 1)]);
  expect(shared(0, 1, null)).toEqual(['BEACH', 'ALGA', 'CRAB']);
});

test('what the parts of a word with a hyphen say is said by the whole word', () => {
  const { assignment, terms, embedding } = decide(small);
  const parts = attributionOf(assignment, small, terms, embedding)(6, 1).terms;
  expect([...parts.keys()]).toContain('backtransl');
  for (const part of ['back', 'transl back', '']) expect([...parts.keys()]).not.toContain(part);
});
