import type { Paper } from '../../corpus/paper.ts';
import { PANEL_PAPERS } from '../../map/panels.ts';
import { filesOf, type PublishedFile } from '../../map/published-file.ts';
import { bibtexEntry } from './bibtex-entry.ts';
import type { CitedAs } from './cite-papers.ts';
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

/** `data/<version>/citations/<n>.json`: paper `i` in file ⌊i / 32⌋, as the texts of the map's panels. */
export function citationFiles(model: {
  readonly version: string;
  readonly papers: readonly Paper[];
  readonly cited: readonly CitedAs[];
}): readonly PublishedFile[] {
  const { version, papers, cited } = model;
  const entries = papers.map(({ slug }, i) => {
    const { csl, styled } = cited[i]!;
    return { slug, csl, ...styled };
  });
  return filesOf(entries, PANEL_PAPERS, `data/${version}/citations`);
}
