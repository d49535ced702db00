import { orcidsByAuthor } from '../fields/orcid.ts';
import { printedFromInitials, splitNames } from '../fields/person-names.ts';
import type { Format, RawRecord } from './format.ts';
import { journalOfCitation, yearOfCitation } from './medline.ts';
import type { SourceText } from './source-text.ts';

/** Names of fields as Ovid's databases write them, each on a line of its own; only the first group is read. */
const READ =
  'Unique Identifier|Accession Number|PMID|Title|Book Title|Source|Journal Name|Journal|Author|Authors|Author/s|Author(s)|Authors Full Name|Author Full Name|Author NameID|Abstract|Year of Publication|Publication Year|Date of Publication|Publication Date|Digital Object Identifier|DOI|DO|Keyword Heading|Keywords|Key Concepts|MeSH Subject Headings|Subject Headings|Candidate Term Index|Link to the Ovid Full Text or citation|URL';
const PASSED_OVER =
  'Abstract Number|Affiliation|Age Group|Author Address|Author Email|Book Series Title|CAS Registry Number|Cited References|Classification Code|Clinical Trial Number|Comments|Conference Information|Conflict of Interest|Copyright|Correspondence Address|Correspondence|Country of Publication|Create Date|Database|Database Name|Date Completed|Date Created|Device Index Terms|Document Type|Drug Index Terms|Drug Manufacturer|Editor|Editors|Electronic Date of Publication|Email|Embase Accession Number|Emtree Heading|Entrez Date|Entry Date|Entry Month|Entry Week|Format Availability|Format Covered|Grant Information|Grant Number|Heading Word|ISBN|ISSN|ISSN Electronic|ISSN Linking|ISSN Print|Indexing Method|Institution|Issue Part|Journal Abbreviation|Journal Subset|Language|Link to the External Link Resolver|Location|MEDLINE Date|Methodology|NLM Journal Code|Number of References|Original Title|Other Abstract|Other Author|Other ID|Other Index Terms|PMC Identifier|Page|Population Group|Population|PsycINFO Classification|Publication Date Created|Publication History Status|Publication History|Publication Status|Publication Type|Publisher|Publishing Model|Record Owner|Registry Number/Name of Substance|Release Date|Reprint Address|Revision Date|Special Feature|Status|Subset|Summary Language|Supplemental Data|Table of Contents|Test & Measures|Tests & Measures|Trade Name|Update Code|Update Date|Version ID|Volume';
const LABELS: ReadonlySet<string> = new Set([...READ.split('|'), ...PASSED_OVER.split('|')]);
/** `1. ` or `<1>`, alone on its line. */
const NUMBER = /^(?:\d{1,6}\.|<\d{1,6}\.? ?>)$/;

/** Ovid's text with the names of fields in full, each on a line above its value, under numbered records. */
export const ovidFields: Format = {
  name: 'ovid-fields',
  recognises: ({ start }) => {
    const lines = start.split(/\r\n|\n|\r/).map((one) => one.trim());
    return lines.some(
      (said, i) =>
        NUMBER.test(said) && LABELS.has(lines[i + 1] ?? '') && lines.includes('Title', i),
    );
  },
  *parse(text: SourceText) {
    let number: { readonly line: number } | null = null;
    let open: { readonly line: number; readonly fields: Map<string, string[]> } | null = null;
    let field: string[] | null = null;
    let line = 0;
    for (const raw of text.lines()) {
      line++;
      const said = raw.trim();
      if (NUMBER.test(said)) {
        number = { line };
        continue;
      }
      if (!LABELS.has(said)) {
        // A number that no field follows was a line of text.
        if (said !== '') number = null;
        field?.push(said);
        continue;
      }
      if (number !== null) {
        if (open !== null) yield toRaw(open.line, open.fields);
        open = { line: number.line, fields: new Map() };
        number = null;
      }
      field = [];
      if (open !== null && !open.fields.has(said)) open.fields.set(said, field);
    }
    if (open !== null) yield toRaw(open.line, open.fields);
  },
};

function toRaw(line: number, fields: ReadonlyMap<string, readonly string[]>): RawRecord {
  const lines = (...labels: readonly string[]) =>
    labels.map((label) => fields.get(label) ?? []).find((one) => one.join('') !== '') ?? [];
  const text = (...labels: readonly string[]) =>
    lines(...labels)
      .join('\n')
      .trim() || undefined;
  const pmid = /^\d+$/.exec(text('Unique Identifier', 'PMID') ?? '')?.[0];
  const id = pmid ?? text('Accession Number', 'Unique Identifier');
  const names = lines(
    'Authors Full Name',
    'Author Full Name',
    'Authors',
    'Author',
    'Author/s',
    'Author(s)',
  );
  const authors = names
    .filter((name) => name !== '')
    .flatMap(splitNames)
    .map(printedFromInitials);
  const source = text('Source');
  return {
    line,
    ...(id !== undefined && { name: id }),
    key: pmid !== undefined ? `pmid:${pmid}` : id === undefined ? null : `accession:${id}`,
    title: text('Title', 'Book Title'),
    abstract: text('Abstract'),
    authors,
    orcids: orcidsByAuthor(lines('Author NameID'), authors),
    dates: [
      text('Year of Publication', 'Publication Year', 'Date of Publication', 'Publication Date'),
      yearOfCitation(source),
    ],
    venues: [text('Journal Name', 'Journal'), journalOfCitation(source)],
    doi: text('Digital Object Identifier', 'DOI', 'DO'),
    identifiers: [text('Link to the Ovid Full Text or citation')],
    urls: [text('URL')],
    keywords: lines(
      'Keyword Heading',
      'Keywords',
      'Key Concepts',
      'MeSH Subject Headings',
      'Subject Headings',
    )
      .flatMap((keywords) => keywords.split(/[;,]\s|;|\.$/))
      .map((keyword) => keyword.replace(/^\*|\*$/g, '').split('/')[0]!),
  };
}
