// Runs in the browser too. Which papers a question's fields leave.
import { rowOf } from '../corpus/citing/link-rows.ts';
import { readDoi } from '../corpus/fields/identifiers.ts';
import { normalise } from '../words/words.ts';
import { papersIdentified, pastedIdentifiers } from './identifier-hashes.ts';
import type { SearchLinks } from './links-file.ts';
import { type Filter, type ParsedQuery, parseYears } from './parse-query.ts';
import { LINK_FIELDS, type LinkField } from './query-fields.ts';
import type { SearchNote } from './search-note.ts';
import { phraseText } from './terms.ts';
import { type IndexHead, type WordsIndex, whereIn } from './words-index.ts';

type Test = (paper: number) => boolean;

/**
 * A test that papers pass which the question's fields allow, and notes on fields that this map cannot answer. `links`
 * are needed where the fields ask for them (`asksLinks`).
 */
export function fieldFilter(
  filters: readonly Filter[],
  index: WordsIndex,
  links: SearchLinks | null,
): { readonly allowed: Test; readonly notes: readonly SearchNote[] } {
  const notes: SearchNote[] = [];
  const tests: Test[] = [];
  for (const filter of filters) {
    const made = testOf(filter, index, links);
    if (typeof made === 'function') tests.push(made);
    else notes.push(made);
  }
  return { allowed: (paper) => tests.every((test) => test(paper)), notes };
}

const TEXTS = { author: 'authors', venue: 'venues', title: 'titles' } as const;

/** Until it is here what the field asks for. */
const NOT_YET: Test = () => false;

/** The test of one field, or why there is none. */
function testOf(
  { field, value }: Filter,
  index: WordsIndex,
  links: SearchLinks | null,
): Test | SearchNote {
  if (field === 'doi') return doiTest(value, index);
  if (field === 'cites' || field === 'citedby') return linkTest(field, value, index, links);
  if (field === 'topic') return topicTest(value, index);
  if (field === 'year') {
    const range = parseYears(value);
    if (range === null) return { kind: 'noYear', value };
    const years = index.column('years', true);
    if (years === null) return NOT_YET;
    if (years.length === 0) return { kind: 'fieldUnknownHere', field };
    return (paper) => {
      const year = years[paper] ?? null;
      return year !== null && year >= range[0] && year <= range[1];
    };
  }
  return (
    index.saidIn(TEXTS[field], phraseText(value).trimEnd()) ?? { kind: 'fieldUnknownHere', field }
  );
}

/** Whether a question asks who cites whom, and this map can tell. */
export function asksLinks(filters: readonly Filter[], { hasLinks }: IndexHead): boolean {
  const fields: readonly string[] = LINK_FIELDS;
  return hasLinks === true && filters.some(({ field }) => fields.includes(field));
}

function doiTest(value: string, index: WordsIndex): Test | SearchNote {
  const doi = readDoi(value);
  const papers = doi === null ? [] : papersIdentified([`doi ${doi.toLowerCase()}`], index);
  if (papers.length === 0) return { kind: 'unknownPaper', field: 'doi', value };
  return (paper) => papers.includes(paper);
}

/** Papers that cite those the value names, or are cited by them. */
function linkTest(
  field: LinkField,
  value: string,
  index: WordsIndex,
  links: SearchLinks | null,
): Test | SearchNote {
  if (index.head.hasLinks !== true) return { kind: 'fieldUnknownHere', field };
  const named = papersNamed(value, index);
  if (named.length === 0) return { kind: 'unknownPaper', field, value };
  if (links === null) return { kind: 'linksUnread' };
  const rows = field === 'cites' ? links.citedBy : links.cites;
  const linked = new Set(named.flatMap((paper) => [...rowOf(rows, paper)]));
  return (paper) => linked.has(paper);
}

/** The paper of a slug or an identifier, else all whose titles have these words in a row. */
function papersNamed(value: string, index: WordsIndex): readonly number[] {
  const identified = papersIdentified(pastedIdentifiers(value) ?? [], index);
  if (identified.length > 0) return identified;
  const own = index.paperOf(value.toLowerCase());
  if (own !== undefined) return [own];
  // What may yet turn out to be a slug is looked for in no title.
  const isInTitle = index.isLacking() ? null : index.saidIn('titles', phraseText(value).trimEnd());
  if (isInTitle === null) return [];
  return Array.from({ length: index.paperCount }, (_, paper) => paper).filter(isInTitle);
}

function topicTest(value: string, { head: { topics }, column }: WordsIndex): Test | SearchNote {
  const wanted = phraseText(value).trimEnd();
  const fits = topics.map(
    ({ id, name, was = [] }) =>
      [id, ...was].some((one) => normalise(one) === normalise(value)) ||
      `${phraseText(id)}${phraseText(name)}`.includes(wanted),
  );
  if (!fits.includes(true))
    return { kind: 'unknownTopic', value, topics: topics.map(({ id }) => id) };
  const topicOf = column('topicOf', true);
  return topicOf === null ? NOT_YET : (paper) => fits[topicOf[paper]!]!;
}

/** Phrases are read in the papers themselves; with more papers than this that have all the words, in the best of them. */
const MAX_READ = 160;

/** Reads the title and, where it is published, the abstract of a paper. */
export type ReadPaper = (paper: number) => Promise<string>;

/** Keeps of the given papers, best first, those with all the phrases and nothing that must not be there. */
export async function withPhrases(
  papers: readonly number[],
  { phrases, without }: ParsedQuery,
  index: WordsIndex,
  read: ReadPaper,
): Promise<{ readonly kept: ReadonlySet<number>; readonly notes: readonly SearchNote[] }> {
  const tests = new Map(
    [...phrases, ...without].map((phrase) => [phrase, wordsTest(phrase, index)]),
  );
  const hasAll = (paper: number, phrase: string) => tests.get(phrase)!(paper);
  const isWord = (phrase: string) => !phrase.trim().includes(' ');
  let left = papers.filter(
    (paper) =>
      phrases.every((phrase) => hasAll(paper, phrase)) &&
      !without.some((phrase) => isWord(phrase) && hasAll(paper, phrase)),
  );
  const toFind = phrases.filter((phrase) => !isWord(phrase));
  const toMiss = without.filter((phrase) => !isWord(phrase));
  const notes: SearchNote[] = [];
  if (toFind.length > 0 && left.length > MAX_READ) {
    notes.push({ kind: 'bestReadOnly', papers: left.length, read: MAX_READ });
    left = left.slice(0, MAX_READ);
  }
  const kept = await Promise.all(
    left.map(async (paper) => {
      const doubtful = toMiss.filter((phrase) => hasAll(paper, phrase));
      if (toFind.length === 0 && doubtful.length === 0) return true;
      const text = phraseText(await read(paper));
      return (
        toFind.every((phrase) => text.includes(phrase)) &&
        !doubtful.some((phrase) => text.includes(phrase))
      );
    }),
  );
  const found = left.filter((_, i) => kept[i]);
  if (found.length === 0 && papers.length > 0 && toFind.length > 0)
    notes.push({ kind: 'noPhrase', phrases: toFind.map((phrase) => phrase.trim()) });
  return { kept: new Set(found), notes };
}

/** Tells the papers that have all words of a phrase. */
function wordsTest(phrase: string, index: WordsIndex): Test {
  const rows = phrase
    .trim()
    .split(' ')
    .map((word) => index.rowOf(word));
  if (rows.includes(undefined)) return () => false;
  const lists = rows.map((row) => index.postings(row!));
  return (paper) => lists.every((postings) => whereIn(postings, paper) !== -1);
}
