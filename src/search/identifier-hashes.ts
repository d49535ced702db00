// Runs in the browser too.

import { findArxiv, findDoi, readArxiv } from '../corpus/fields/identifiers.ts';
import { fnv1a } from '../words/hashes.ts';
import type { WordsIndex } from './words-index.ts';

/** By what a paper is called outside: what a reader pastes. */
interface Identified {
  readonly doi: string | null;
  readonly arxiv: string | null;
  readonly url: string | null;
}

/** Of the ids that records have (`pmid:30689646`) those that readers paste; the others are looked for by nobody. */
const PASTED_ID = /^(pmid|openalex):(.+)$/;

/** `PMID: 30689646`, `pubmed.ncbi.nlm.nih.gov/30689646/`, and today's of seven and eight digits alone. */
const PMID =
  /^(?=\d{7,8}$|\D)(?:pmid:?\s*|(?:https?:\/\/)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed)\/)?(\d{4,9})\/?$/i;
const OPENALEX = /^(?:(?:https?:\/\/)?openalex\.org\/(?:works\/)?)?(W\d{6,12})$/i;
const ADDRESS = /^https?:\/\/\S+$/i;

/** The identifiers of a paper, each with its kind in front; `ids` are those that its record has beside its fields. */
export function identifiersOf(
  { doi, arxiv, url }: Identified,
  ids: readonly string[] = [],
): readonly string[] {
  const address = url === null ? [] : (pastedIdentifiers(url) ?? []);
  return [
    ...new Set([
      ...(doi === null ? [] : [`doi ${doi.toLowerCase()}`]),
      ...(arxiv === null ? [] : [arxivKey(arxiv)]),
      ...address,
      ...ids.filter((id) => PASTED_ID.test(id)).map((id) => id.replace(PASTED_ID, '$1 $2')),
    ]),
  ];
}

/** What a question is that is nothing but an identifier, likeliest first; null for any other. */
export function pastedIdentifiers(question: string): readonly string[] | null {
  const text = question.trim().replace(/^["'<(]+|[>"')]+$/g, '');
  const pmid = PMID.exec(text)?.[1];
  if (pmid !== undefined) return [`pmid ${pmid}`];
  const work = OPENALEX.exec(text)?.[1];
  if (work !== undefined) return [`openalex ${work.toUpperCase()}`];
  if (/\s/.test(text.replace(/^(?:doi|arxiv):?\s+/i, ''))) return null;
  const arxiv = readArxiv(text.replace(/^arxiv:?\s*/i, '')) ?? findArxiv(text);
  if (arxiv !== null) return [arxivKey(arxiv)];
  const doi = findDoi(text);
  const keys = doi === null ? [] : [`doi ${doi.toLowerCase()}`];
  if (ADDRESS.test(text))
    keys.push(`url ${text.toLowerCase().replace(/^https?:\/\/(?:www\.)?|[/#?]+$/g, '')}`);
  return keys.length > 0 ? keys : null;
}

/** What the index in parts keeps of a slug among identifiers: nobody pastes it. */
export function slugKey(slug: string): string {
  return `slug ${slug}`;
}

/** The file of the hashes among so many: any process knows it that knows one hash, and `words.bin` names none. */
export function identifierFileOf(hash: number, files: number): number {
  return hash % files;
}

/** FNV-1a (Fowler, Noll & Vo) of an identifier, 32 bits: what the index keeps of it. */
export function hashText(text: string): number {
  return fnv1a(new TextEncoder().encode(text));
}

/** Papers that have one of the identifiers, by the hashes of the index. */
export function papersIdentified(
  wanted: readonly string[],
  { identified }: Pick<WordsIndex, 'identified'>,
): readonly number[] {
  const found = new Set(wanted.flatMap((id) => identified(hashText(id))));
  return [...found].sort((a, b) => a - b);
}

function arxivKey(id: string): string {
  return `arxiv ${id.toLowerCase().replace(/v\d+$/, '')}`;
}
