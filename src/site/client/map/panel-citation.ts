// Ships to the browser, once a citation is asked for.
import type { PanelPaper } from '../../../map/panels.ts';
import { bibtexEntry } from '../../citations/bibtex-entry.ts';
import { type CslItem, cslItem } from '../../citations/csl-item.ts';

/** How a paper is cited, made of what its panel says. */
export function itemOf({ title, authors, year, venue, doi, record }: PanelPaper): CslItem {
  const { id, arxiv = null, url = null, keywords = [] } = record;
  return cslItem({ id, titlePlain: title, authors, year, venue, doi, arxiv, url, keywords });
}

/** The same as a BibTeX entry. */
export function bibtexOf(paper: PanelPaper): string {
  return bibtexEntry(itemOf(paper));
}
