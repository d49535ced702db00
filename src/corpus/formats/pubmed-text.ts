import type { Format, RawRecord } from './format.ts';
import { journalOfCitation } from './medline.ts';
import type { SourceText } from './source-text.ts';

/** `1. Coastal Maps. 2021 May 3;12(3):101-9. doi: …`: number and citation of a record. */
const BEGINS = /^(\d{1,7})\. (\S.*\.\s*(?:1[5-9]|20)\d\d\b.*)$/;
const NO_AUTHORS = /^\[?no authors listed\]?\.?$/i;
/** Paragraphs between authors and abstract, or behind it, that say something of the paper and are none of its abstract. */
const BESIDE =
  /^(?:Author information:|Collaborators:|Comment (?:in|on)\b|Erratum (?:in|for)\b|Update (?:in|of)\b|Republished (?:in|from)\b|Corrected and republished|Retraction (?:in|of)\b|Retracted and republished|Expression of concern|Original report in|Summary for patients in|\[Article in |Cites\b|Conflict of interest statement:|Competing [Ii]nterests?:|Disclosures?:|Trial registration:\s*$)/;
/** `Babbage C Jr`: family, initials, what may follow. */
const NAME = /^(\S.*) ((?:\p{Lu}-?){1,4})( (?:Jr|Sr|\d[a-z]{2}))?$/u;
/** What is longer is no name. */
const MAX_NAME_LETTERS = 300;
const IDS = /^(?:DOI|PMCID|PMID):? /;

/** PubMed's "Abstract (text)": numbered citations, a paragraph each for title, authors and abstract, identifiers last. */
export const pubmedText: Format = {
  name: 'pubmed-text',
  recognises: ({ start }) =>
    /[\r\n]PMID: \d/.test(start) &&
    /(?:^|[\r\n])[^\S\r\n]*\d{1,7}\. \S[^\r\n]*[.;\d]/.test(start) &&
    recordsOf(start.split(/\r\n|\n|\r/)).next().value !== undefined,
  *parse(text: SourceText) {
    for (const { line, paragraphs } of recordsOf(text.lines())) yield toRaw(line, paragraphs);
  },
};

interface Stretch {
  readonly line: number;
  /** The lines of each, trimmed. */
  readonly paragraphs: readonly (readonly string[])[];
}

/** A record begins at the number that follows, below an empty line: numbers inside an abstract do not count on. */
function* recordsOf(lines: Iterable<string>): Generator<Stretch> {
  let open: { readonly line: number; readonly paragraphs: string[][] } | null = null;
  let expected: number | null = null;
  let blank = true;
  let line = 0;
  for (const raw of lines) {
    line++;
    const said = raw.trim();
    if (said === '') {
      if (!blank) open?.paragraphs.push([]);
      blank = true;
      continue;
    }
    const number = blank ? Number(/^(\d{1,7})\. \S/.exec(said)?.[1] ?? Number.NaN) : Number.NaN;
    const begins: boolean =
      expected === null
        ? BEGINS.test(said)
        : number === expected || (number > expected && BEGINS.test(said));
    if (begins) {
      if (open !== null) yield open;
      open = { line, paragraphs: [[said.replace(/^\d+\. /, '')]] };
      expected = number + 1;
    } else open?.paragraphs.at(-1)?.push(said);
    blank = false;
  }
  if (open !== null) yield open;
}

function toRaw(line: number, all: readonly (readonly string[])[]): RawRecord {
  const paragraphs = all.filter((lines) => lines.length > 0);
  const [citation = '', title = '', ...rest] = paragraphs.map(joined);
  const ids = paragraphs.slice(2).flatMap((lines) => lines.filter((said) => IDS.test(said)));
  const id = (name: string) =>
    ids
      .find((said) => said.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const pmid = /^\d+/.exec(id('PMID') ?? '')?.[0];
  const named =
    rest[0] !== undefined && !BESIDE.test(rest[0]) && !IDS.test(rest[0]) && isNames(rest[0]);
  const abstract = (named ? rest.slice(1) : rest).filter(
    (said) => !BESIDE.test(said) && !IDS.test(said) && !NO_AUTHORS.test(said),
  );
  return {
    line,
    ...(pmid !== undefined && { name: `PMID ${pmid}` }),
    key: pmid === undefined ? null : `pmid:${pmid}`,
    // A title in another language is printed translated, in brackets.
    title: title
      .replace(/^\[(.*?)\]\.?(?:\s*\[Article in [^\]]*\])?\.?$/s, '$1')
      .replace(/ ?\[Article in [^\]]*\]\.?$/, ''),
    abstract: abstract.join('\n\n'),
    authors: named ? namesOf(rest[0]!) : [],
    dates: [citation],
    venues: [journalOfCitation(citation)],
    doi: id('DOI'),
    identifiers: [/doi: \S+/.exec(citation)?.[0]],
  };
}

/** The lines of a paragraph as one; PubMed breaks behind a hyphen, and never within a word. */
function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/(?<=\S-)\n(?!(?:and|or|to)\b)/g, '')
    .replace(/\n/g, ' ');
}

/** Whether a paragraph lists names: `Muster M(1)(2), Beispiel O(1); Survey Group.` */
function isNames(paragraph: string): boolean {
  const [first = ''] = rawNames(paragraph);
  return /\.$/.test(paragraph) && first.length <= MAX_NAME_LETTERS && NAME.test(first);
}

function rawNames(paragraph: string): string[] {
  return paragraph
    .replace(/\((?:\d{1,4}|#)\)/g, '')
    .replace(/\.$/, '')
    .split(/[,;]/)
    .map((name) => name.trim());
}

function namesOf(paragraph: string): string[] {
  return rawNames(paragraph).map((name) =>
    name.length > MAX_NAME_LETTERS ? name : name.replace(NAME, '$2 $1$3'),
  );
}
