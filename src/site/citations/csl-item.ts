// Runs in the browser too.
import type { ParsedName } from '@citation-js/name';
import type { Paper } from '../../corpus/paper.ts';
import { cslName } from './csl-name.ts';

/** A paper as citation programs hand it on (CSL-JSON): what is known of it and nothing else. */
export interface CslItem {
  /** Key of the entry: `lovelace2024pruning-fbkajz`; unique in the corpus by the paper's short id. */
  readonly id: string;
  readonly type: 'article-journal' | 'paper-conference' | 'article' | 'document';
  readonly title: string;
  readonly author?: readonly ParsedName[];
  readonly issued?: { readonly 'date-parts': readonly [readonly [year: number]] };
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly number?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly keyword?: string;
  /** As far as it may be republished; only where papers are taken away from the map. */
  readonly abstract?: string;
}

/** What of a paper its citation is made of. */
const CITED = [
  'id',
  'titlePlain',
  'authors',
  'year',
  'venue',
  'doi',
  'arxiv',
  'url',
  'keywords',
] as const satisfies readonly (keyof Paper)[];

export type Cited = Pick<Paper, (typeof CITED)[number]>;

/** The same alone, always in this order. */
export function citedPart(paper: Cited): Cited {
  return Object.fromEntries(CITED.map((field) => [field, paper[field]])) as unknown as Cited;
}

/** Words that say nothing of what a title is about. */
const EMPTY_WORDS = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);
/** A venue that calls itself a meeting. */
export const CONFERENCE = /\b(?:proceedings|proc|conference|workshop|symposium|meeting)\b/i;

/** What is known of a paper, in the terms of CSL. A venue says of itself whether it is a conference; a preprint is one by its arXiv id. */
export function cslItem(paper: Cited): CslItem {
  const { titlePlain: title, authors, year, venue, doi, arxiv, keywords } = paper;
  const author = authors.filter((name) => name.trim() !== '').map(cslName);
  const address = paper.url ?? (arxiv === null ? null : `https://arxiv.org/abs/${arxiv}`);
  const preprint = venue === null && arxiv !== null;
  return {
    id: keyOf(paper, author[0]),
    type: typeOf(venue, preprint),
    title,
    ...(author.length === 0 ? {} : { author }),
    ...(year === null ? {} : { issued: { 'date-parts': [[year]] } }),
    ...(venue === null ? {} : { 'container-title': venue }),
    ...(preprint ? { publisher: 'arXiv', number: `arXiv:${arxiv}` } : {}),
    ...(doi === null ? {} : { DOI: doi }),
    ...(address === null ? {} : { URL: address }),
    ...(keywords.length === 0 ? {} : { keyword: keywords.join(', ') }),
  };
}

function typeOf(venue: string | null, preprint: boolean): CslItem['type'] {
  if (venue !== null) return CONFERENCE.test(venue) ? 'paper-conference' : 'article-journal';
  return preprint ? 'article' : 'document';
}

function keyOf({ titlePlain, year, id }: Cited, first: ParsedName | undefined): string {
  const word = letters(titlePlain)
    .split(/[^a-z0-9]+/)
    .find((one) => one !== '' && !EMPTY_WORDS.has(one));
  const name = letters(first?.family ?? first?.literal ?? '').replace(/[^a-z0-9]/g, '');
  const own = `${name}${year ?? ''}${word ?? ''}`;
  return own === '' ? id : `${own}-${id}`;
}

/** Lower-case, accents gone: what every BibTeX program takes as a key. */
function letters(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
