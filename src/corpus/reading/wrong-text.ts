import { badFile } from './bad-file.ts';

/** Texts that are no exports, by how they begin. */
const WRITTEN: readonly (readonly [begins: RegExp, name: string, remedy: string])[] = [
  [
    /^\s*\d{5}[acdnpx][a-z]{2}[a-z ][ a]\d{2}\d{5}[ \dA-Za-z]{3}4500/,
    'MARC',
    'In the library catalogue, choose RIS, BibTeX or EndNote instead.',
  ],
  [
    /^\s*=LDR\s|<(?:[a-z]+:)?(?:record|collection)\s[^>]*loc\.gov\/MARC21|<(?:[a-z]+:)?leader>\s*\d{5}/i,
    'MARC',
    'In the library catalogue, choose RIS, BibTeX or EndNote instead.',
  ],
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE en-export[^>]*>\s*)?<en-export\b/,
    "Evernote's notes",
    'Export the references as RIS or BibTeX from where they came.',
  ],
  [
    /<\?mso-application\s+progid="Excel\.Sheet"|<(?:[a-z]+:)?Workbook\s[^>]*office:spreadsheet/,
    'an Excel 2003 XML sheet',
    'In Excel, save it as .xlsx or CSV (UTF-8) and import that.',
  ],
  [
    /<\?mso-application\s+progid="Word\.Document"|<(?:w:wordDocument|pkg:package|office:document)\b/,
    'a word processor document',
    'Export the references as RIS or BibTeX from where they came.',
  ],
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE article[^>]*>\s*)?<article\b[^>]*(?:article-type|dtd-version|xmlns:(?:xlink|mml))/,
    'the full text of an article',
    'Export its reference as RIS or BibTeX from the page where you found it.',
  ],
  [
    /^\s*(?:%[^\r\n]*[\r\n]\s*)*\\(?:documentclass|documentstyle)\b/,
    'a LaTeX document',
    'Import its .bib file instead.',
  ],
  [
    /^\s*(?:%[^\r\n]*[\r\n]\s*)*\\(?:begin\{thebibliography\}|relax\b)/,
    'a list of references set by LaTeX',
    'Import the .bib file it was made from instead.',
  ],
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*|<!DOCTYPE svg[^>]*>\s*){0,5}<svg\b/,
    'a picture',
    'Export titles and abstracts as BibTeX, RIS, CSV or JSON instead.',
  ],
  [
    /^\s*(?:1\.|<1>)\s[\s\S]{0,3000}?[\r\n]\s*UI: ?\d/,
    "Ovid's citations",
    'In Ovid, choose RIS instead.',
  ],
  [
    /^\s*\d{1,6}: \S[\s\S]{0,3000}?\bPMID: \d/,
    "PubMed's summary",
    'In PubMed, choose Save, then the format PubMed or Abstract (text).',
  ],
  [
    /^\s*Scopus\s+EXPORT DATE:/,
    "Scopus' plain text",
    'In Scopus, choose RIS, BibTeX or CSV, with abstracts.',
  ],
  [/^\s*(?:_{20,}\s+)?Document 1 of \d+\b/, "ProQuest's text", 'In ProQuest, choose RIS instead.'],
  [/^\s*Record: 1\s*[\r\n]/, "EBSCO's text", 'In EBSCOhost, choose RIS instead.'],
  [
    /^(?:From: <Saved by|MIME-Version:|From:[^\n]*\n(?:[^\n]*\n){0,8}MIME-Version:)/i,
    'a saved web page or e-mail',
    'Use the Export or Cite button of the page and choose RIS, BibTeX or CSV.',
  ],
];

/** Throws `ProjectError` where a text begins as one that is no export, naming what it is and what to export instead. */
export function refuseWrongText(text: string, file: string): void {
  if (/<rdf:RDF\b/.test(text) && !/zotero\.org\/namespaces|purl\.org\/net\/biblio/.test(text)) {
    throw badFile(file, null, 'It is RDF. In Zotero, choose BibTeX, RIS or CSL JSON instead.');
  }
  const written = WRITTEN.find(([begins]) => begins.test(text));
  if (written !== undefined) throw badFile(file, null, `It is ${written[1]}. ${written[2]}`);
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(
      text,
    )
  ) {
    const login = /sign[ -]?in|log[ -]?in|password|shibboleth/i.test(text);
    const what = login ? 'a web page that asks to sign in' : 'a web page';
    const remedy = login
      ? 'Sign in, then use the Export or Download button there.'
      : 'Use the Export or Cite button of that page and choose RIS, BibTeX or CSV.';
    throw badFile(file, null, `It is ${what}. ${remedy}`);
  }
}
