// Ships to the browser, once papers are taken away.
import { csvText } from '../../../corpus/csv-text.ts';
import type { PanelPaper } from '../../../map/panels.ts';
import { CITATION_FORMATS } from '../../citations/citations.ts';
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

export type FileKind = (typeof CITATION_FORMATS)[number]['name'] | 'CSV';

/** The papers in their order as one file. Abstracts stand in it as far as they may be republished. */
export function selectionFile(kind: FileKind, papers: readonly TakenPaper[]): SelectionFile {
  const format = CITATION_FORMATS.find(({ name }) => name === kind);
  if (format === undefined) return { name: 'papers.csv', type: 'text/csv', text: tableOf(papers) };
  const items = papers.map(({ texts, abstract }) => ({
    ...itemOf(texts),
    ...(abstract !== '' && { abstract }),
  }));
  const { ending, type, write } = format;
  return { name: `papers.${ending}`, type, text: write(items) };
}

function tableOf(papers: readonly TakenPaper[]): string {
  const head = ['title', 'authors', 'year', 'venue', 'doi', 'topic', 'confidence', 'url'];
  const rows = papers.map(({ texts, topic, confidence, page }) => {
    const { title, authors, year, venue, doi } = texts;
    return [title, authors.join('; '), year, venue, doi, topic, confidence, page];
  });
  return csvText([head, ...rows]);
}
