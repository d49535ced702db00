import { expect, test } from 'vitest';
import type { TextPair } from '../../src/atlas/embed/tfidf.ts';
import { lexiconOf, readByLexicon } from '../../src/atlas/phrases/lexicon.ts';
import { mentionFinder } from '../../src/atlas/phrases/mentions.ts';
import { familiesOf } from '../../src/atlas/phrases/name-relations.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { firstMap } from '../first-map.ts';

const paper = (title: string, abstract: string): TextPair => ({ title, abstract });

const CORPUS = [
  paper('Optical flow networks (OFN) grow', 'We prune optical flow networks. Pretraining is long.'),
  paper('Optical flow networks (OFN)', 'Pretraining costs. A map of networks.'),
  paper('A mean average precision (MAP) of maps', 'Each map has a mean average precision (MAP).'),
  paper('Mean average precision (MAP)', 'The map is a map. Pretraining pays.'),
  paper('Pre training', 'Training and pre training are one.'),
  paper('Pre training again', 'Before pre training comes data.'),
];
const INDEX = collectPhrases(CORPUS, 2);
const KNOWN = lexiconOf(INDEX.tokens);

/** Whether a text by itself speaks of a name, as the corpus reads words. */
const speaksOf = (text: TextPair, name: string): boolean =>
  mentionFinder(readByLexicon(text, KNOWN))(familiesOf(INDEX, name)).papers.length > 0;

test.each([
  ['an acronym that the corpus explains', 'OFN pruning', 'optical flow network', true],
  ['its long form', 'Optical flow network pruning', 'OFN', true],
  ['an acronym that it does not', 'LSTM pruning', 'optical flow network', false],
  ['two words that others write as one', 'Pre training pays', 'pretraining', true],
  ['an acronym that is a word too, in capitals', 'A better MAP', 'mean average precision', true],
  ['that word', 'A better map', 'mean average precision', false],
])('a text by itself is read as the corpus would read it: %s', (_, title, name, speaks) => {
  const whole = mentionFinder(collectPhrases([...CORPUS, paper(title, '')], 2).tokens);
  const { papers } = whole(familiesOf(INDEX, name));
  expect(papers.includes(CORPUS.length)).toBe(speaks);
  expect(speaksOf(paper(title, ''), name)).toBe(speaks);
});

test('papers of a corpus speak of its names by themselves as they do among the others', () => {
  const texts = readProject(firstMap())
    .papers.filter((_, i) => i % 3 === 0)
    .map(({ titlePlain, abstractPlain }) => paper(titlePlain, abstractPlain));
  const index = collectPhrases(texts, 4);
  const known = lexiconOf(index.tokens);
  const find = mentionFinder(index.tokens);
  const alone = texts.map((text) => mentionFinder(readByLexicon(text, known)));
  let spoken = 0;
  let same = 0;
  for (const { families } of index.phrases) {
    const { papers, strengths } = find(families);
    const among = new Map([...papers].map((one, p) => [one, strengths[p]!]));
    for (const [i, finder] of alone.entries()) {
      const there = among.get(i) ?? 0;
      const here = finder(families).strengths[0] ?? 0;
      if (there + here > 0) spoken++;
      if (there + here > 0 && there === here) same++;
    }
  }
  expect(spoken).toBeGreaterThan(1000);
  expect(same / spoken).toBeGreaterThan(0.98);
});
