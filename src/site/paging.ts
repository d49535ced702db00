import { byTitle, papers } from './data.ts';

/** Papers on one page of the list: a screenful of scrolling, light on a slow line. */
const PAGE_SIZE = 200;

const sorted = [...papers].sort(byTitle);

export const PAGE_COUNT = Math.max(1, Math.ceil(papers.length / PAGE_SIZE));

/** The papers of a page (from 1), by title. */
export function papersOnPage(page: number) {
  return sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/** Path of a page of the list. */
export function pagePath(page: number): string {
  return page === 1 ? 'papers/' : `papers/page/${page}/`;
}
