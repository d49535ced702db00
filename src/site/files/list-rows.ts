// Runs in the browser too.

/** A paper in the published list: slug, title, what is said below it, topic id, class of its colour. */
export type ListRow = readonly [
  slug: string,
  title: string,
  by: string,
  topic: string,
  topicClass: string,
];

/** `list/index.json`: rows stand by title, `LIST_ROWS` a file; `starts[n]` is the key of the first title of file `n`. */
export interface ListIndex {
  readonly papers: number;
  readonly starts: readonly string[];
}

export const LIST_ROWS = 1000;
/** Up to here a filter reads the whole list (some 45 bytes a paper, compressed) and finds words anywhere; beyond, beginnings. */
export const WHOLE_LIST = 3000;

/** What titles are sorted and found by: no case, accents or punctuation. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .toLowerCase()
    .trim();
}

/** The letter a title stands under: `A`, …, `0–9`, or `…` for other scripts. */
export function initialOf(title: string): string {
  const first = titleKey(title).charAt(0);
  if (/[a-z]/.test(first)) return first.toUpperCase();
  return /[0-9]/.test(first) ? '0–9' : '…';
}

/** Rows that have every word of the query, in any order, at the beginning of a word; of one topic where one is given. */
export function rowsWith(
  rows: readonly ListRow[],
  query: string,
  topic: string,
): readonly ListRow[] {
  const words = titleKey(query)
    .split(' ')
    .filter((word) => word !== '');
  return rows.filter(([, title, by, own]) => {
    if (topic !== '' && own !== topic) return false;
    const text = ` ${titleKey(`${title} ${by}`)}`;
    return words.every((word) => text.includes(` ${word}`));
  });
}

/** Rows whose title begins with the query. */
export function rowsFrom(rows: readonly ListRow[], query: string): readonly ListRow[] {
  const key = titleKey(query);
  return rows.filter(([, title]) => titleKey(title).startsWith(key));
}

/** The files that can hold titles beginning with the query. */
export function filesFor(query: string, { starts }: ListIndex): readonly number[] {
  const key = titleKey(query);
  return starts.flatMap((start, file) => {
    const next = starts[file + 1];
    const before = start <= key || start.startsWith(key);
    return before && (next === undefined || next >= key) ? [file] : [];
  });
}
