import { arxivAtom } from './arxiv-atom.ts';
import { bibtex } from './bibtex.ts';
import { csv } from './csv.ts';
import { endnoteXml } from './endnote-xml.ts';
import { fieldRows } from './field-rows.ts';
import type { Format } from './format.ts';
import { json, jsonLines } from './json.ts';
import { lines } from './lines.ts';
import { medline } from './medline.ts';
import { pubmedXml } from './pubmed-xml.ts';
import { refer } from './refer.ts';
import { ris } from './ris.ts';
import { wosTagged } from './wos.ts';

/** Strictest first: the last one takes nearly any text. */
export const FORMATS: readonly Format[] = [
  pubmedXml,
  arxivAtom,
  endnoteXml,
  jsonLines,
  json,
  ris,
  medline,
  wosTagged,
  refer,
  bibtex,
  csv,
  fieldRows,
  lines,
];
