// Ships to the browser: what a comparison of two selections says, in English.
import { shared } from './shared.ts';

const { papers } = shared;

export const compare = {
  title: 'Comparison',
  end: 'End the comparison',
  named: (name: string, count: number) => `${name}: ${papers(count)}`,
  both: (count: number) =>
    `${papers(count)} in both ${count === 1 ? 'is' : 'are'} left aside below.`,
  choose:
    'With what? Choose another topic in the tree or on the map, years, a venue, a list, or draw around papers.',
  topic: 'Compare with a topic',
  chooseTopic: 'Choose a topic …',
  change: 'Compare with something else',
  words: 'Words that set them apart',
  authors: 'Authors that set them apart',
  years: 'Years that set them apart',
  none: 'None by more than chance',
  between: 'Papers between them',
  noneBetween: 'No paper has its closest papers in both.',
  close: (first: number, second: number) =>
    `Of its closest papers ${first} in the first, ${second} in the second`,
  done: (first: string, second: string) => `${first} compared with ${second}`,
  failed: 'The comparison could not be loaded. Is the line down? Try again.',
  again: 'Try again',
};
