import { readLatex } from '../fields/latex-text.ts';
import { type BibtexEntry, parseEntry, textOfValue } from './bibtex-fields.ts';
import { linksOf } from './bibtex-references.ts';
import type { BrokenRecord, Format, RawRecord } from './format.ts';
import { JOURNAL_MACROS } from './journal-macros.ts';
import { looseFields } from './loose-bibtex.ts';
import { splitRecords } from './split-records.ts';

/** Where an entry begins: at the start of a line, or behind the brace that ended the one before. Types are any letters and signs: `@web_page`. */
const ENTRY = /(?<=^|[\r\n}][^\S\r\n]{0,40})@[^\s@{}(),="#%\\]{1,60}\s{0,40}[{(]/giu;
/** Parts of a file that are no papers. */
const NO_PAPER = /^@(?:comment|preamble|string)\b/i;
/** Month names are the only macros every style defines. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Signs of an address as Mendeley and others escape them: `a{\_}b`. */
const ESCAPED = /\{?\\([_%&#~$])\}?/g;

/** Fields in which people and programs put what the entry is, beside its DOI. */
const NOTES = ['note', 'howpublished', 'annote', 'annotation', 'comment', 'addendum', 'pubstate'];
const ADDRESSES = ['url', 'link', 'bdsk-url-1', 'bdsk-url-2', 'howpublished', 'eprint'];
type Fields = ReadonlyMap<string, string>;

/** BibTeX and BibLaTeX. Each entry is parsed by itself, so a broken one takes no other with it. */
export const bibtex: Format = {
  name: 'bibtex',
  recognises: ({ start }) =>
    // EndNote writes entries without a key.
    /(?:^|\n|\r)[^\S\r\n]{0,40}@(?!comment|preamble|string)[^\s@{}(),="#%\\]{1,60}\s{0,40}[{(]\s{0,40}(?:[^\s,={}]*\s{0,40},|[\p{L}_-]+\s{0,40}=\s{0,40}[{"\d])/iu.test(
      start,
    ),
  *parse(text) {
    const macros = new Map(MONTHS.map((month) => [month, month]));
    const byKey = new Map<string, Fields>();
    const entries: (BrokenRecord | { line: number; key: string; fields: Fields })[] = [];
    for (const chunk of splitRecords(text, ENTRY)) {
      if (/^@string\b/i.test(chunk.source)) readMacros(chunk.source, macros);
      if (NO_PAPER.test(chunk.source)) continue;
      const entry = parseEntry(chunk.source);
      const key = entry?.key ?? looseKey(chunk.source);
      const fields = entry === null ? looseFields(chunk.source) : fieldsOf(entry, macros);
      if (fields === null) {
        const reason = 'invalid BibTeX: a brace or quote is not closed';
        entries.push({ line: chunk.line, ...(key && { name: `entry ${key}` }), reason });
      } else {
        byKey.set(key.toLowerCase(), fields);
        entries.push({ line: chunk.line, key, fields });
      }
    }
    for (const entry of entries) {
      if ('reason' in entry) yield entry;
      else yield toRaw(entry.line, entry.key, inherited(entry.fields, byKey), byKey);
    }
  },
};

/** The fields of an entry by lower-case name; of several of one name the first. */
function fieldsOf(entry: BibtexEntry, macros: ReadonlyMap<string, string>): Fields {
  const fields = new Map<string, string>();
  for (const [name, value] of entry.fields)
    if (!fields.has(name)) fields.set(name, textOfValue(value, macros));
  return fields;
}

/** The key of an entry that can't be read. */
function looseKey(source: string): string {
  const [, key = ''] = /^@[^{(]+[{(]([^,{}="]*),/.exec(source) ?? [];
  return key.trim();
}

function readMacros(source: string, macros: Map<string, string>): void {
  for (const [name, value] of parseEntry(source, true)?.fields ?? [])
    macros.set(name, textOfValue(value, macros));
}

/** What an entry leaves to the one it refers to, such as the proceedings it stands in. */
function inherited(fields: Fields, byKey: ReadonlyMap<string, Fields>): Fields {
  const parent = byKey.get((fields.get('crossref') ?? '').toLowerCase());
  if (parent === undefined || parent === fields) return fields;
  const whole = new Map(fields);
  for (const name of ['year', 'date', 'booktitle', 'journal', 'journaltitle']) {
    const own = parent.get(name) ?? (name === 'booktitle' ? parent.get('title') : undefined);
    if (!whole.has(name) && own !== undefined) whole.set(name, own);
  }
  return whole;
}

function toRaw(
  line: number,
  key: string,
  fields: Fields,
  byKey: ReadonlyMap<string, Fields>,
): RawRecord {
  const read = (...names: string[]) => {
    const name = names.find((candidate) => (fields.get(candidate) ?? '').trim() !== '');
    return name === undefined ? undefined : readLatex(fields.get(name)!);
  };
  const title = read('title');
  const subtitle = read('subtitle');
  const eprint = read('eprint');
  const arxivEprint = /arxiv/i.test(
    `${read('archiveprefix', 'eprinttype') ?? ''} ${read('journal', 'journaltitle') ?? ''}`,
  );
  return {
    line,
    name: `entry ${key}`,
    key: key === '' ? null : `entry:${key}`,
    title: subtitle === undefined ? title : `${title}: ${subtitle}`,
    abstract: read('abstract', 'abstractnote', 'summary'),
    authors: namesOf(fields.get('author') ?? fields.get('editor') ?? ''),
    dates: [read('year'), read('date'), read('eventdate'), read('issued')],
    venues: [
      venueOf(read('journaltitle', 'journal', 'booktitle')),
      read('school', 'institution', 'howpublished', 'series')?.replace(/^https?:.*$/, ''),
    ],
    doi: read('doi'),
    arxiv: eprint !== undefined && (arxivEprint || /^arxiv:/i.test(eprint)) ? eprint : undefined,
    identifiers: [
      read('ee'),
      read('eid'),
      read('journal', 'journaltitle'),
      read('note')?.match(/arxiv.*/i)?.[0],
      ...ADDRESSES.map((name) => fields.get(name)?.replace(ESCAPED, '$1')),
      eprint,
    ],
    notes: NOTES.map((name) => read(name)),
    urls: ['url', 'ee', 'link', 'adsurl', 'howpublished'].map((name) =>
      fields.get(name)?.replace(ESCAPED, '$1'),
    ),
    code: fields.get('code'),
    ...linksOf(fields, byKey),
    all: () => [...fields].map(([name, value]) => [name, readLatex(value)]),
    keywords: [read('keywords', 'keyword', 'author_keywords')]
      .flatMap((list) => list?.split(/;|,(?![^(]*\))/) ?? [])
      .map((keyword) => keyword.trim()),
  };
}

/** Names parted by `and` outside braces: `{Barnes and Noble}` is one. */
function namesOf(source: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '{') depth++;
    else if (source[i] === '}') depth--;
    else if (depth === 0 && /\s/.test(source[i]!)) {
      const and = /^\s+and\s+/i.exec(source.slice(i, i + 40))?.[0];
      if (and !== undefined) {
        names.push(source.slice(from, i));
        from = i + and.length;
        i = from - 1;
      }
    }
  }
  names.push(source.slice(from));
  // Some write semicolons where `and` should stand.
  const [only = ''] = names;
  const listed = names.length === 1 && /[;；]/.test(only) && !/[{}\\]/.test(only);
  return (listed ? only.split(/[;；]/) : names).map((name) => {
    const body = /^\s*\{([^{}]*)\}\s*$/.exec(name)?.[1];
    return readLatex(body ?? name);
  });
}

/** `\apj`, as the ADS writes journals. */
function venueOf(journal: string | undefined): string | undefined {
  const macro = /^\s*\\([a-z]+)\s*$/i.exec(journal ?? '')?.[1];
  return macro === undefined ? journal : (JOURNAL_MACROS.get(macro.toLowerCase()) ?? macro);
}
