// Runs in the browser too.
import { bibtexEntry } from './bibtex-entry.ts';
import { type Cited, cslItem } from './csl-item.ts';
import { risEntry } from './ris-entry.ts';

/** How a paper is cited, in formats of programs. */
interface Citation {
  readonly bibtex: string;
  readonly ris: string;
  /** An array of one item, as CSL-JSON files are. */
  readonly csl: string;
}

/** Bibliographic programs' own formats of a paper: what is known of it, no field invented. */
export function citationOf(paper: Cited): Citation {
  const item = cslItem(paper);
  return {
    bibtex: bibtexEntry(item),
    ris: risEntry(item),
    csl: `${JSON.stringify([item], null, 2)}\n`,
  };
}

/** A file that a page offers to copy and to download. */
interface CitationFile {
  /** What programs call the format. */
  readonly name: string;
  readonly ending: string;
  readonly type: string;
  readonly text: string;
}

/** A paper's citation as files. */
export function citationFiles(paper: Cited): readonly CitationFile[] {
  const { bibtex, ris, csl } = citationOf(paper);
  return [
    { name: 'BibTeX', ending: 'bib', type: 'application/x-bibtex', text: bibtex },
    { name: 'RIS', ending: 'ris', type: 'application/x-research-info-systems', text: ris },
    {
      ...{ name: 'CSL-JSON', ending: 'json' },
      ...{ type: 'application/vnd.citationstyles.csl+json', text: csl },
    },
  ];
}

/** An address that holds a file. */
export function fileAddress({ type, text }: CitationFile): string {
  return `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
}
