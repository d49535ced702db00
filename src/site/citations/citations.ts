import type { Paper } from '../../corpus/paper.ts';
import { bibtexEntry } from './bibtex-entry.ts';
import { cslItem } from './csl-item.ts';
import { risEntry } from './ris-entry.ts';

/** What a page offers to copy and to download. */
export interface Citation {
  readonly bibtex: string;
  readonly ris: string;
  /** An array of one item, as CSL-JSON files are. */
  readonly csl: string;
}

/** Bibliographic programs' own formats of a paper: what is known of it, no field invented. */
export function citationOf(paper: Paper): Citation {
  const item = cslItem(paper);
  return {
    bibtex: bibtexEntry(item),
    ris: risEntry(item),
    csl: `${JSON.stringify([item], null, 2)}\n`,
  };
}
