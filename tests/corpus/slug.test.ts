import { expect, test } from 'vitest';
import { makeShortId, makeSlug } from '../../src/corpus/slug.ts';

const NONE = new Set<string>();

test.each([
  ['P² Law: Scaling Law', 'p2-law-scaling-law'],
  ['TÜLU 3: Pushing Frontiers', 'tulu-3-pushing-frontiers'],
  ["Don't Stop Pretraining", 'dont-stop-pretraining'],
  ['Straße & Œuvre', 'strasse-oeuvre'],
])('%s → %s', (title, slug) => {
  expect(makeSlug(title, NONE)).toBe(slug);
});

test('a taken slug gets a number', () => {
  expect(makeSlug('Same', new Set(['same']))).toBe('same-2');
  expect(makeSlug('Same', new Set(['same', 'same-2']))).toBe('same-3');
  const taken = new Set(['same', ...Array.from({ length: 999 }, (_, i) => `same-${i + 2}`)]);
  expect(makeSlug('Same', taken)).toBe('same-1001');
  taken.delete('same-10');
  expect(makeSlug('Same', taken)).toBe('same-10');
});

test('a long title ends at a word, 80 characters at most, number included', () => {
  const title = 'word '.repeat(40);
  const slug = makeSlug(title, NONE);
  expect(slug.length).toBeLessThanOrEqual(80);
  expect(slug).toMatch(/^word(-word)*$/);
  expect(makeSlug(title, new Set([slug])).length).toBeLessThanOrEqual(80);
});

test('a title of 80 letters stays whole, one letter more costs its last word', () => {
  const title = `${'word-'.repeat(15)}five5`;
  expect(makeSlug(title, NONE)).toBe(title);
  expect(makeSlug(`${title}s`, NONE)).toBe('word-'.repeat(15).slice(0, -1));
  expect(makeSlug(`${title} more`, NONE)).toBe(title);
  expect(makeSlug('x'.repeat(90), NONE)).toBe('x'.repeat(80));
});

test('where nothing is left, a hash of the title stands', () => {
  expect(makeSlug('深度学习', NONE)).toMatch(/^paper-[0-9a-f]{8}$/);
  expect(makeSlug('深度学习', NONE)).not.toBe(makeSlug('机器学习', NONE));
});

test('short ids are six letters, stable, and differ where taken', () => {
  const id = makeShortId('a-slug', NONE);
  expect(id).toMatch(/^[a-z]{6}$/);
  expect(makeShortId('a-slug', NONE)).toBe(id);
  expect(makeShortId('a-slug', new Set([id]))).not.toBe(id);
});
