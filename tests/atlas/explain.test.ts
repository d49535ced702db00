import { expect, test } from 'vitest';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { explainer } from '../../src/atlas/related/explain.ts';
import { attributionOf } from '../../src/atlas/topics/attribution.ts';
import { decide, small } from './decide.ts';

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
