import type { Paper } from '../../corpus/paper.ts';
import type { Strings } from '../strings/strings.ts';

/** More names than this are "others" in a list. */
const NAMED = 3;

/** Authors, venue and year in a line of a list, as far as known. */
export function byline(
  { authors, venue, year }: Pick<Paper, 'authors' | 'venue' | 'year'>,
  { shared }: Pick<Strings, 'shared'>,
): string {
  const names =
    authors.length > NAMED
      ? shared.andOthers(authors.slice(0, NAMED).join(', '))
      : authors.join(', ');
  return [names, venue, year].filter((part) => part !== null && part !== '').join(' · ');
}
