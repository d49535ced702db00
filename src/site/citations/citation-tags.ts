// Runs in the browser too.
import { type Cited, CONFERENCE } from './csl-item.ts';

/** A tag in the head of a page. */
type Tag = readonly [name: string, content: string];

/** Highwire Press tags, as Google Scholar and Zotero read them: only what is known. */
export function citationTags(paper: Omit<Cited, 'id' | 'url'>): readonly Tag[] {
  const tags: Tag[] = [['citation_title', paper.titlePlain]];
  for (const author of paper.authors) tags.push(['citation_author', author]);
  if (paper.year !== null) tags.push(['citation_publication_date', String(paper.year)]);
  if (paper.venue !== null) tags.push([venueTag(paper.venue), paper.venue]);
  if (paper.doi !== null) tags.push(['citation_doi', paper.doi]);
  if (paper.arxiv !== null) tags.push(['citation_arxiv_id', paper.arxiv]);
  for (const keyword of paper.keywords) tags.push(['citation_keywords', keyword]);
  return tags;
}

function venueTag(venue: string): string {
  return CONFERENCE.test(venue) ? 'citation_conference_title' : 'citation_journal_title';
}

/** What a citation is made of, read back out of the tags; they know neither short id nor address. */
export function citedInTags(tags: readonly Tag[], { id, url }: Pick<Cited, 'id' | 'url'>): Cited {
  const all = (name: string) =>
    tags.filter(([own]) => own === `citation_${name}`).map(([, content]) => content);
  const one = (name: string) => all(name)[0] ?? null;
  const year = one('publication_date');
  return {
    ...{ id, url, titlePlain: one('title') ?? '', authors: all('author') },
    year: year === null ? null : Number(year),
    venue: one('conference_title') ?? one('journal_title'),
    ...{ doi: one('doi'), arxiv: one('arxiv_id'), keywords: all('keywords') },
  };
}
