import { bibtexEntry } from '../citations/bibtex-entry.ts';
import { cslName } from '../citations/csl-name.ts';
import type { PageModel } from '../site-model.ts';
import { stringsFor } from '../strings/strings.ts';

/** How to cite the map itself: a line and a BibTeX entry, of what its owner and its data say. */
export function mapCitation({ site, papers, paperCount, version }: PageModel): {
  readonly text: string;
  readonly bibtex: string;
} {
  const day = papers.reduce(
    (newest, { added }) => (added !== null && added > newest ? added : newest),
    '',
  );
  const year = day.slice(0, 4);
  const { cite } = stringsFor(site.language).about;
  const title = cite.title(site.title, paperCount);
  const parts = [
    site.authors.length === 0 ? null : `${site.authors.join(', ')}.`,
    year === '' || site.authors.length === 0 ? null : `(${year}).`,
    `${title}. ${cite.version(version, day)}`,
    site.address,
  ];
  const bibtex = bibtexEntry({
    id: `map-${version}`,
    type: 'document',
    title,
    ...(site.authors.length === 0 ? {} : { author: site.authors.map(cslName) }),
    ...(year === '' ? {} : { issued: { 'date-parts': [[Number(year)]] as const } }),
    ...(site.address === null ? {} : { URL: site.address }),
  });
  return { text: parts.filter((part) => part !== null).join(' '), bibtex };
}
