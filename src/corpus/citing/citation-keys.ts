import { identifierIn } from '../fields/references.ts';
import { isPreprintDoi } from '../importing/match-keys.ts';

/** By what a paper is cited. */
export interface Identified {
  readonly doi: string | null;
  readonly arxiv: string | null;
  readonly url: string | null;
  readonly ids: readonly string[];
}

/** DOIs that arXiv gives to its papers. */
const ARXIV_DOI = /^10\.48550\/arxiv\./;
/** F1000 and its siblings number the versions of a paper behind a point. */
const NUMBERED_VERSIONS = /^10\.(?:12688|21956)\//;

/** What publishers hang behind a DOI in their addresses: `10.3389/x/full`, `10.1080/x?needAccess=true`. */
const BEHIND_DOI = /\?.*$|(?:\/(?:full|fulltext|abstract|e?pdf|meta|html)|\.(?:pdf|html?))$/;

/** An identifier so that all its spellings, and all versions of one paper, are the same. */
export function citationKey(identifier: string): string {
  const kind = identifier.slice(0, identifier.indexOf(':'));
  const value = identifier.slice(kind.length + 1);
  if (kind === 'arxiv') return `arxiv:${value.toLowerCase().replace(/v\d+$/, '')}`;
  if (kind !== 'doi') return identifier;
  const doi = value
    .toLowerCase()
    .replace(BEHIND_DOI, '')
    .replace(/[.,;]+$/, '');
  if (ARXIV_DOI.test(doi)) return citationKey(`arxiv:${doi.replace(ARXIV_DOI, '')}`);
  if (isPreprintDoi(doi)) return `doi:${doi.replace(/[./]?v\d+$/, '')}`;
  return `doi:${NUMBERED_VERSIONS.test(doi) ? doi.replace(/\.\d+$/, '') : doi}`;
}

/** All keys that a paper may be cited by. */
export function citationKeysOf({ doi, arxiv, url, ids }: Identified): readonly string[] {
  const address = url === null ? null : identifierIn(url);
  const all = [
    ...(doi === null
      ? []
      : [`doi:${doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')}`]),
    ...(arxiv === null ? [] : [`arxiv:${arxiv.replace(/^arxiv:\s*/i, '')}`]),
    ...ids,
    ...(address === null ? [] : [address]),
  ];
  return [...new Set(all.map(citationKey))];
}
