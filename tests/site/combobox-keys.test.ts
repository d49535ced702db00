import { expect, test } from 'vitest';
import { actionOf, isTitleOf } from '../../src/site/client/search/combobox-keys.ts';
import { placeAfter } from '../../src/site/client/search/search-choice.ts';

/** A key as it is written: `Ctrl+Enter`. */
const pressed = (text: string) => ({
  key: text.split('+').at(-1)!,
  ctrlKey: text.includes('Ctrl+'),
  metaKey: text.includes('Meta+'),
  altKey: text.includes('Alt+'),
});

test.each([
  ['ArrowDown', 'open', 'next'],
  ['ArrowUp', 'open', 'previous'],
  ['Alt+ArrowDown', null, null],
  ['Ctrl+ArrowUp', null, null],
  ['Escape', 'clear', 'close'],
  ['Enter', null, null],
  ['Ctrl+Enter', 'open beside', 'open beside'],
  ['Meta+Enter', 'open beside', 'open beside'],
  ['a', null, null],
])('%s asks a closed list for %j and an open one for %j', (key, closed, open) => {
  expect([actionOf(pressed(key), false), actionOf(pressed(key), true)]).toEqual([closed, open]);
});

test('arrows go round the options by way of the box', () => {
  const walk = (step: 1 | -1) => {
    const places = [-1];
    for (let i = 0; i < 4; i++) places.push(placeAfter(places.at(-1)!, step, 3));
    return places;
  };
  expect(walk(1)).toEqual([-1, 0, 1, 2, -1]);
  expect(walk(-1)).toEqual([-1, 2, 1, 0, -1]);
  expect(placeAfter(-1, 1, 0)).toBe(-1);
});

test('a question is the title of its best answer whatever signs and capitals it is written with', () => {
  const first = (query: string, title: string) => ({ query, title });
  expect(isTitleOf(first('attention is all', 'Attention Is All!'), 'attention is all')).toBe(true);
  expect(isTitleOf(first('attention', 'Attention Is All'), 'attention')).toBe(false);
  expect(isTitleOf(first('attention is all', 'Attention Is All'), 'attention is')).toBe(false);
  expect(isTitleOf(null, 'attention')).toBe(false);
});
