import type { Paper } from '../corpus/paper.ts';

/** More names than this are "others" in a list. */
const NAMED = 3;

/** Authors, venue and year in a line of a list, as far as known. */
export function byline({
  authors,
  venue,
  year,
}: Pick<Paper, 'authors' | 'venue' | 'year'>): string {
  const names =
    authors.length > NAMED
      ? `${authors.slice(0, NAMED).join(', ')} and others`
      : authors.join(', ');
  return [names, venue, year].filter((part) => part !== null && part !== '').join(' · ');
}
