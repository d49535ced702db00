// Ships to the browser, once papers are taken away.
import { csvText } from '../../../corpus/csv-text.ts';
import type { PanelPaper } from '../../../map/panels.ts';
import { bibtexEntry } from '../../citations/bibtex-entry.ts';
import { risEntry } from '../../citations/ris-entry.ts';
import { itemOf } from './panel-citation.ts';

/** A paper as it is taken away. */
export interface TakenPaper {
  readonly texts: PanelPaper;
  /** As far as it may be republished; '' where it may not. */
  readonly abstract: string;
  readonly topic: string;
  /** 0–1. */
  readonly confidence: number;
  /** Full address of its page. */
  readonly page: string;
}

export interface SelectionFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export type FileKind = 'BibTeX' | 'RIS' | 'CSL-JSON' | 'CSV';

/** The papers in their order as one file. Abstracts stand in it as far as they may be republished. */
export function selectionFile(kind: FileKind, papers: readonly TakenPaper[]): SelectionFile {
  const items = () =>
    papers.map(({ texts, abstract }) => ({
      ...itemOf(texts),
      ...(abstract !== '' && { abstract }),
    }));
  if (kind === 'BibTeX')
    return {
      name: 'papers.bib',
      type: 'application/x-bibtex',
      text: items().map(bibtexEntry).join('\n'),
    };
  if (kind === 'RIS')
    return {
      name: 'papers.ris',
      type: 'application/x-research-info-systems',
      text: items().map(risEntry).join('\n'),
    };
  if (kind === 'CSL-JSON')
    return {
      name: 'papers.json',
      type: 'application/vnd.citationstyles.csl+json',
      text: `${JSON.stringify(items(), null, 2)}\n`,
    };
  return { name: 'papers.csv', type: 'text/csv', text: tableOf(papers) };
}

function tableOf(papers: readonly TakenPaper[]): string {
  const head = ['title', 'authors', 'year', 'venue', 'doi', 'topic', 'confidence', 'url'];
  const rows = papers.map(({ texts, topic, confidence, page }) => {
    const { title, authors, year, venue, doi } = texts;
    return [title, authors.join('; '), year, venue, doi, topic, confidence, page];
  });
  return csvText([head, ...rows]);
}
