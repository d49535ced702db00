import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparedText, parseCompared } from '../../src/map/compared-state.ts';
import { keyTermsBetween, phraseFile } from '../../src/map/key-terms.ts';
import { papersBetween, relatedRows } from '../../src/map/related-rows.ts';
import { formatState, NO_STATE, parseState } from '../../src/map/url-state.ts';

test('a second selection in an address is read back, whatever its names hold', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  const selection = fc.record({
    topic: fc.option(text),
    venue: fc.option(text),
    author: fc.option(text),
    year: fc.option(fc.constantFrom([2001, 2004] as const)),
    fields: fc.constantFrom<Readonly<Record<string, string>>>({}, { design: 'RCT,a;b~c=d&e' }),
    area: fc.constantFrom([], [
      [0, 0.5],
      [1, 0],
      [1, 1],
    ] as [number, number][]),
    list: fc.constantFrom([], ['aaaaaa', 'aaaaab']),
  });
  fc.assert(
    fc.property(selection, (given) => {
      const state = { ...NO_STATE, ...given };
      const compare = comparedText(state) || null;
      const address = formatState({ ...NO_STATE, topic: 'a', compare });
      expect(parseCompared(parseState(address).compare ?? '')).toEqual(state);
    }),
    { seed: 7 },
  );
});

test('what an address says beside a selection is no part of what is compared', () => {
  const whole = { ...NO_STATE, topic: 'a', q: 'x', paper: 'p', colour: 'year', size: 'citations' };
  expect(comparedText({ ...whole, view: { x: 0.5, y: 0.5, zoom: 3 } })).toBe('topic=a');
  expect(formatState({ ...NO_STATE, compare: 'topic=a~year=2020-2022' })).toBe(
    'compare=topic=a~year=2020-2022',
  );
});

/** Sixty papers: twenty in the first selection, twenty in the second, twenty in none. */
const papers = Array.from({ length: 60 }, (_, i) => i);
const first = Uint8Array.from(papers, (i) => (i < 20 ? 1 : 0));
const second = Uint8Array.from(papers, (i) => (i >= 20 && i < 40 ? 1 : 0));
const having = (has: (i: number) => boolean) => papers.filter(has);
const file = phraseFile(
  [
    { text: 'coral', papers: having((i) => i < 12) },
    { text: 'coral reefs', papers: having((i) => i < 11) },
    { text: 'kelp', papers: having((i) => i >= 20 && i < 33) },
    { text: 'sea', papers: having((i) => i < 40) },
    { text: 'once', papers: [0] },
    { text: 'moss', papers: having((i) => i >= 40) },
  ],
  60,
);

test('two selections are told apart by what one says and the other does not, each on its side', () => {
  const told = keyTermsBetween(file, first, second, { most: 8, nested: true });
  expect(told).toEqual({ first: ['coral'], second: ['kelp'] });
  expect(keyTermsBetween(file, second, first, { most: 8, nested: true })).toEqual({
    first: told.second,
    second: told.first,
  });
  expect(keyTermsBetween(file, first, second, { most: 8, nested: false }).first).toEqual([
    'coral',
    'coral reefs',
  ]);
  expect(keyTermsBetween(file, first, second, { most: 1, nested: false }).first).toEqual(['coral']);
});

test('papers of both selections count in neither; one within the other leaves nothing to tell', () => {
  const all = Uint8Array.from(papers, (i) => (i < 40 ? 1 : 0));
  expect(keyTermsBetween(file, first, all, { most: 8, nested: true })).toEqual({
    first: [],
    second: [],
  });
  expect(keyTermsBetween(file, all, all, { most: 8, nested: true }).first).toEqual([]);
});

test('papers between have their closest in both, those evenly so first', () => {
  const a = Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 1);
  const b = Uint8Array.of(0, 0, 0, 1, 1, 1, 0, 1);
  const rows = relatedRows([
    [1, 2, 3],
    [0, 2],
    [3, 4, 0, 1],
    [4, 5, 6],
    [],
    [0, 3, 4],
    [0, 1, 2, 3, 4, 5, 7],
    [0, 3],
  ]);
  expect(papersBetween(rows, a, b, 3)).toEqual([
    { place: 6, inFirst: 3, inSecond: 3 },
    { place: 2, inFirst: 2, inSecond: 2 },
    { place: 0, inFirst: 2, inSecond: 1 },
  ]);
  expect(papersBetween(rows, a, a, 3)).toEqual([]);
});
