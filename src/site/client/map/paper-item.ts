// Ships to the browser.
import { shared } from '#strings/shared';
import { make, makeLink, siteHref } from '../shared/dom.ts';

/** A paper in a list: a link that opens it on the map, and below it a note, '' for none. */
export function paperItem(
  slug: string,
  title: string,
  note: string,
  open: (slug: string) => void,
): HTMLElement {
  const item = make('li', '');
  const link = makeLink(siteHref(`papers/${slug}/`), title, () => open(slug));
  link.dir = 'auto';
  item.append(link, ...(note === '' ? [] : [make('span', 'by', note)]));
  return item;
}

/** What is said of a paper that another is linked to: its year, 0 or null where unknown, and what they share. */
export function linkNote(year: number | null, reasons: readonly string[]): string {
  const said = [year ? String(year) : '', reasons.length > 0 ? shared.shares(reasons) : ''];
  return said.filter((part) => part !== '').join(' · ');
}
