import { expect, test } from 'vitest';
import { longFormStart } from '../../src/words/short-forms.ts';

/** The words that a short form stands for, where words are parted by blanks. */
function longForm(before: string, short: string): string | null {
  const start = longFormStart(before, short, (at) => at === 0 || before[at - 1] === ' ');
  return start < 0 ? null : before.slice(start);
}

test.each([
  ['we use post-training quantization', 'PTQ', 'post-training quantization'],
  ['the large language model', 'LLM', 'large language model'],
  ['large language model', 'LLM', 'large language model'],
  ['a state of the art', 'SOTA', 'state of the art'],
  ['the wide area', 'WAN', null],
  ['an upper word', 'PW', null],
  ['', 'A', null],
])('in front of a bracket, “%s” says of %s: %s', (before, short, long) => {
  expect(longForm(before, short)).toBe(long);
});
