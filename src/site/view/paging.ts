import { initialOf } from '../files/list-rows.ts';
import { papers } from './page-data.ts';
import { inTitleOrder } from './title-order.ts';

/** Papers on one page of the list: a screenful of scrolling, light on a slow line. */
const PAGE_SIZE = 200;
/** Pages named around the one shown. */
const AROUND = 2;

const sorted = inTitleOrder(papers);

export const PAGE_COUNT = Math.max(1, Math.ceil(papers.length / PAGE_SIZE));

/** The papers of a page (from 1), by title. */
export function papersOnPage(page: number) {
  return sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/** Path of a page of the list. */
export function pagePath(page: number): string {
  return page === 1 ? 'papers/' : `papers/page/${page}/`;
}

/** The alphabet of this list: each initial in use, the first paper under it, and the page where that stands. */
export interface Letter {
  readonly letter: string;
  readonly anchor: string;
  readonly slug: string;
  readonly page: number;
}

export const LETTERS: readonly Letter[] = lettersOf();

function lettersOf(): readonly Letter[] {
  const letters = new Map<string, Letter>();
  for (const [i, { titlePlain, slug }] of sorted.entries()) {
    const letter = initialOf(titlePlain);
    if (letters.has(letter)) continue;
    const anchor = `letter-${letter === '…' ? 'other' : letter.charAt(0).toLowerCase()}`;
    letters.set(letter, { letter, anchor, slug, page: Math.floor(i / PAGE_SIZE) + 1 });
  }
  return [...letters.values()];
}

/** Of `count` pages those that a page names: first, last, those around it; null stands for a gap. */
export function pagesNear(page: number, count: number): readonly (number | null)[] {
  const wanted = new Set([1, count]);
  for (let near = page - AROUND; near <= page + AROUND; near++)
    if (near >= 1 && near <= count) wanted.add(near);
  const named = [...wanted].sort((a, b) => a - b);
  return named.flatMap((number, i) =>
    i > 0 && number > named[i - 1]! + 1 ? [null, number] : [number],
  );
}
