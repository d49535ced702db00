import type { Paper } from '../../corpus/paper.ts';
import type { Strings } from '../strings/strings.ts';

/** Search engines show about this much of a description. */
const MAX_LENGTH = 200;

/** A shorter text says too little alone. */
const MIN_LENGTH = 40;

/** A paper's page in a line of search results: its abstract's beginning, as far as it may be shown. */
export function paperDescription(
  title: string,
  shown: string,
  map: string,
  { paper: say }: Strings['pages'],
): string {
  if (shown.length >= MIN_LENGTH) return shortened(shown);
  return shortened(say.described(shown === '' ? say.quoted(title) : shown, map));
}

/** A text cut at a word, short enough for a description. */
export function shortened(text: string): string {
  // Of a long text its beginning nearly always says enough.
  const head = inOneLine(text.slice(0, 2 * MAX_LENGTH));
  const line = head.length > MAX_LENGTH ? head : inOneLine(text);
  if (line.length <= MAX_LENGTH) return line;
  const cut = line.slice(0, MAX_LENGTH).replace(/\s+\S*$/, '');
  return `${cut.replace(/[\ud800-\udbff]$/, '')} …`;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A ScholarlyArticle as JSON-LD, safe inside a script element. */
export function scholarlyArticle(paper: Paper, address: string | null): string {
  const sameAs = [
    paper.doi === null ? null : `https://doi.org/${paper.doi}`,
    paper.arxiv === null ? null : `https://arxiv.org/abs/${paper.arxiv}`,
  ].filter((one) => one !== null);
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
    ...(paper.keywords.length === 0 ? {} : { keywords: paper.keywords }),
    ...(paper.doi === null ? {} : { identifier: `doi:${paper.doi}` }),
    ...(sameAs.length === 0 ? {} : { sameAs }),
  };
  return forScript(article);
}

/** An author or a venue as JSON-LD, safe inside a script element. */
export function contributorData(
  kind: 'authors' | 'venues',
  { name, otherNames }: { readonly name: string; readonly otherNames: readonly string[] },
  address: string | null,
): string {
  return forScript({
    '@context': 'https://schema.org',
    '@type': kind === 'authors' ? 'Person' : 'Periodical',
    name,
    ...(otherNames.length === 0 ? {} : { alternateName: otherNames }),
    ...(address === null ? {} : { url: address }),
  });
}

/** JSON that ends no script element. */
function forScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
