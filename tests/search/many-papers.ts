import { readFileSync } from 'node:fs';
import { seeded } from '../../src/atlas/random.ts';
import type { IndexedPaper } from '../../src/search/term-postings.ts';
import { FIRST_CORPUS } from '../first-map.ts';

const NAMES = ['Ada Lee', 'Bo Li', 'Cy Núñez', 'Di Müller', 'Eve O’Neil', 'Fei 李'];

/** A paper as it is indexed, with what its columns say. */
export interface ManyPaper extends IndexedPaper {
  readonly authors: string;
  readonly year: number | null;
  /** Which titles it is made of. */
  readonly kinds: readonly number[];
}

/** Papers made of halves of titles and of sentences of the first map: many titles begin alike, and many papers tie. */
export function manyPapers(count: number): readonly ManyPaper[] {
  const lines = readFileSync(FIRST_CORPUS, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const titles = lines.filter(({ length }) => length < 160);
  const sentences = lines.filter(({ length }) => length >= 160).flatMap((text) => text.split('. '));
  const random = seeded(20);
  const one = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  const half = (title: string, from: boolean) => {
    const words = title.split(' ');
    const middle = Math.ceil(words.length / 2);
    return (from ? words.slice(middle) : words.slice(0, middle)).join(' ');
  };
  return Array.from({ length: count }, () => {
    const authors = `${one(NAMES)}, ${one(NAMES)}`;
    const year = random() < 0.1 ? null : 2015 + Math.floor(random() * 10);
    const [first, last] = [one(titles), one(titles)];
    return {
      title: `${half(first, false)} ${half(last, true)}`.trim(),
      kinds: [titles.indexOf(first), titles.indexOf(last)],
      abstract: [one(sentences), one(sentences), one(sentences)].join('. '),
      other: `${authors} ${year ?? ''}`,
      authors,
      year,
    };
  });
}
