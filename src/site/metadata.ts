import type { Paper } from '../corpus/paper.ts';

/** Highwire Press tags, as Google Scholar and Zotero read them: only what is known. */
export function citationTags(paper: Paper): readonly (readonly [name: string, content: string])[] {
  const tags: (readonly [string, string])[] = [['citation_title', paper.titlePlain]];
  for (const author of paper.authors) tags.push(['citation_author', author]);
  if (paper.year !== null) tags.push(['citation_publication_date', String(paper.year)]);
  if (paper.venue !== null) tags.push(['citation_journal_title', paper.venue]);
  if (paper.doi !== null) tags.push(['citation_doi', paper.doi]);
  if (paper.arxiv !== null) tags.push(['citation_arxiv_id', paper.arxiv]);
  return tags;
}

/** A ScholarlyArticle as JSON-LD, safe inside a script element. */
export function scholarlyArticle(paper: Paper, address: string | null): string {
  const article = {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    headline: paper.titlePlain,
    name: paper.titlePlain,
    ...(address === null ? {} : { url: address }),
    ...(paper.authors.length === 0
      ? {}
      : { author: paper.authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(paper.year === null ? {} : { datePublished: String(paper.year) }),
    ...(paper.venue === null ? {} : { isPartOf: { '@type': 'Periodical', name: paper.venue } }),
    ...(paper.doi === null ? {} : { sameAs: `https://doi.org/${paper.doi}` }),
  };
  return JSON.stringify(article).replaceAll('<', '\\u003c');
}
