import { expect, test } from 'vitest';
import { termCounts } from '../../src/atlas/embed/tfidf.ts';
import { packCounts, unpackCounts } from '../../src/pipeline/worker/packed-counts.ts';

/** Terms of a corpus that knows two. */
const KNOWN = {
  columnOf: new Map([
    ['reef', 0],
    ['kelp', 1],
  ]),
  idf: Float32Array.of(1, 2),
  learnedCount: 2,
};
const read = (text: string) => text.split(' ');
const countsOf = (text: string) => termCounts(KNOWN, { title: '', abstract: text }, read);

test('of so many terms as a cell of papers has no two that a corpus lacks are taken for one', () => {
  const words = Array.from({ length: 200_000 }, (_, i) => `w${i.toString(36)}`);
  // Beside words there are pairs of them.
  const { columns } = countsOf(words.join(' '));
  expect(columns.length).toBeGreaterThan(words.length);
  expect(new Set(columns).size).toBe(columns.length);
});

test('terms of several texts come back as they were packed', () => {
  const texts = ['reef kelp quibberish reef', '', 'flumox'].map(countsOf);
  const packed = texts.map((text) => Buffer.from(packCounts(text), 'base64'));
  const sizes = packed.map(({ length }) => length);
  const back = unpackCounts(Buffer.concat(packed), sizes)!;
  expect(back.map(({ columns }) => [...columns])).toEqual(texts.map(({ columns }) => [...columns]));
  expect(back.map(({ counts }) => [...counts])).toEqual(texts.map(({ counts }) => [...counts]));
  expect(unpackCounts(Buffer.concat(packed), [sizes[0]! - 1, 0, sizes[2]! + 1])).toBeNull();
});
