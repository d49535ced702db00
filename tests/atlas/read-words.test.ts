import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWords } from '../../src/atlas/phrases/read-words.ts';
import { readTokens } from '../../src/atlas/phrases/tokens.ts';
import { text } from './decide.ts';

const WORDS = [
  'large',
  'language model',
  '(LLM).',
  'GPT-4',
  'in-to',
  'into',
  '液相色谱法',
  'naïve',
  'e.g.',
];
const texts = fc.array(
  fc.tuple(fc.array(fc.constantFrom(...WORDS)), fc.array(fc.constantFrom(...WORDS))),
  { maxLength: 6 },
);

test('words of texts that were read before are those that are read anew, whatever stands beside them now', () => {
  fc.assert(
    fc.property(texts, texts, fc.array(fc.nat(5)), (before, others, kept) => {
      const asTexts = (made: typeof before) =>
        made.map(([title, abstract]) => text(title.join(' '), abstract.join(' ')));
      const old = asTexts(before);
      const places = kept.filter((place) => place < old.length);
      const now = [...asTexts(others), ...places.map((place) => old[place]!)];
      const known = [...others.map(() => -1), ...places];
      const again = { words: readWords(old), places: Int32Array.from(known) };
      expect(readWords(now, 'en', again)).toEqual(readWords(now));
    }),
  );
});

test('an acronym alone in brackets is explained by the words before it in its sentence', () => {
  const read = (abstract: string) => {
    const { definitions, concepts } = readTokens(readWords([text('A title', abstract)]));
    return definitions.map(({ acronym, long }) =>
      [acronym, ...long].map((concept) => concepts[concept]!.key),
    );
  };
  expect(read('We use a large language model (LLM).')).toEqual([
    ['llm', 'larg', 'languag', 'model'].map((key) => expect.stringMatching(new RegExp(`^${key}`))),
  ]);
  expect(read('We like a large. Language models (LLM).')).toEqual([]);
  expect(read('We use a large language model (LLM, so to speak).')).toEqual([]);
});
