// Runs in the browser too.
import { bibtexEntry } from './bibtex-entry.ts';
import { type Cited, type CslItem, cslItem } from './csl-item.ts';
import { risEntry } from './ris-entry.ts';

/** A format of bibliographic programs. */
interface CitationFormat {
  /** What programs call it. */
  readonly name: 'BibTeX' | 'RIS' | 'CSL-JSON';
  readonly ending: string;
  readonly type: string;
  /** Writes papers as one file: what is known of them, no field invented. */
  readonly write: (items: readonly CslItem[]) => string;
}

/** All formats, as they are offered. */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  {
    name: 'BibTeX',
    ending: 'bib',
    type: 'application/x-bibtex',
    write: (items) => items.map(bibtexEntry).join('\n'),
  },
  {
    name: 'RIS',
    ending: 'ris',
    type: 'application/x-research-info-systems',
    write: (items) => items.map(risEntry).join('\n'),
  },
  {
    name: 'CSL-JSON',
    ending: 'json',
    type: 'application/vnd.citationstyles.csl+json',
    write: (items) => `${JSON.stringify(items, null, 2)}\n`,
  },
];

/** A file that a page offers to copy and to download. */
type CitationFile = Omit<CitationFormat, 'write'> & { readonly text: string };

/** A paper's citation as files. */
export function citationFiles(paper: Cited): readonly CitationFile[] {
  const items = [cslItem(paper)];
  return CITATION_FORMATS.map(({ write, ...format }) => ({ ...format, text: write(items) }));
}

/** An address that holds a file. */
export function fileAddress({ type, text }: CitationFile): string {
  return `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
}
