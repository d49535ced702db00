import { lines } from './alternating-lines.ts';
import { arxivAtom } from './arxiv-atom.ts';
import { bibtex } from './bibtex.ts';
import { citationCff } from './citation-cff.ts';
import { citaviXml } from './citavi-xml.ts';
import { cnkiFields, noteExpress } from './cnki.ts';
import { cochrane } from './cochrane.ts';
import { csv } from './csv.ts';
import { endnoteXml } from './endnote-xml.ts';
import { fieldRows } from './field-rows.ts';
import type { Format } from './format.ts';
import { gbtCitations } from './gbt-citations.ts';
import { json, jsonLines } from './json.ts';
import { markdownNote } from './markdown-note.ts';
import { markdownTable } from './markdown-table.ts';
import { medline } from './medline.ts';
import { mods } from './mods.ts';
import { ovidFields } from './ovid-fields.ts';
import { pubmedText } from './pubmed-text.ts';
import { pubmedXml } from './pubmed-xml.ts';
import { refer } from './refer.ts';
import { refworks } from './refworks.ts';
import { ris } from './ris.ts';
import { scienceDirect } from './sciencedirect.ts';
import { wosTagged } from './wos.ts';
import { zoteroRdf } from './zotero-rdf.ts';

/** Strictest first: the last one takes nearly any text. */
export const FORMATS: readonly Format[] = [
  pubmedXml,
  arxivAtom,
  endnoteXml,
  zoteroRdf,
  mods,
  citaviXml,
  jsonLines,
  json,
  ris,
  medline,
  wosTagged,
  refer,
  refworks,
  cochrane,
  noteExpress,
  cnkiFields,
  citationCff,
  markdownNote,
  bibtex,
  ovidFields,
  pubmedText,
  scienceDirect,
  gbtCitations,
  markdownTable,
  csv,
  fieldRows,
  lines,
];
