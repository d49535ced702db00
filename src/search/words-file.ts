// Runs in the browser too. The index of words as one file: what a map of few papers loads.
import SearchableMap from 'minisearch/SearchableMap';
import { UNSPLIT } from '../words/compound-parts.ts';
import { formOf } from '../words/stems.ts';
import { cardOf } from './cards-file.ts';
import { spellingKeys } from './folding.ts';
import { pack, packJson, packWords, unpackJson, unpackWords } from './packing.ts';
import { packPostings, unpackPostings } from './posting-lists.ts';
import { packSlugs, unpackSlugs } from './slug-column.ts';
import { addTo, type IndexedPaper, termPostings } from './term-postings.ts';
import { phraseText } from './terms.ts';
import type { IndexColumns, WordsIndex } from './words-index.ts';

/** An index of which everything is here. */
export interface WholeIndex extends WordsIndex {
  readonly columns: IndexColumns;
  /** Sorted. */
  readonly terms: readonly string[];
}

/** The index of papers' words; `split` says what these are made of, which stands where they do. */
export function indexWords(
  papers: readonly IndexedPaper[],
  columns: IndexColumns,
  split = UNSPLIT,
): WholeIndex {
  const lists = termPostings(papers, split);
  const terms = [...lists.keys()].sort();
  const starts = new Uint32Array(terms.length + 1);
  for (const [row, term] of terms.entries())
    starts[row + 1] = starts[row]! + lists.get(term)!.length;
  const postings = new Uint32Array(starts.at(-1)!);
  for (const [row, term] of terms.entries()) postings.set(lists.get(term)!, starts[row]);
  return wholeIndex(columns, terms, { starts, postings });
}

/** `words.bin`: the columns, the terms, and for each term its papers. */
export function packWordsIndex({ columns, terms, postings }: WholeIndex): Uint8Array {
  const lists = terms.map((_, row) => postings(row));
  const slugs = packSlugs(columns.slugs, columns.titles);
  return pack([packJson({ ...columns, slugs }), packWords(terms), ...packPostings(lists)]);
}

/** Opens the sections of `words.bin` of a whole index. */
export function openWordsIndex(sections: readonly Uint8Array[]): WholeIndex {
  const [columnBytes, termBytes, countBytes, bitBytes] = sections;
  const columns = unpackJson<IndexColumns>(columnBytes!);
  return wholeIndex(
    { ...columns, slugs: unpackSlugs(columns.slugs, columns.titles) },
    unpackWords(termBytes!),
    unpackPostings(countBytes!, bitBytes!),
  );
}

function wholeIndex(
  columns: IndexColumns,
  terms: readonly string[],
  { starts, postings }: ReturnType<typeof unpackPostings>,
): WholeIndex {
  const rows = new Map(terms.map((term, row) => [term, row]));
  // Whoever parts the index looks up terms alone.
  const tree = treeOf(rows);
  const forms = onFirstUse(() => rowsBy(terms, (term) => spellingKeys(term, columns)));
  const holding = onFirstUse(() => rowsBy(terms, heldIn));
  const shortForms = shortFormsOf(columns.acronyms);
  const papersWith = (row: number) => starts[row + 1]! - starts[row]!;
  return {
    columns,
    terms,
    head: columns,
    paperCount: columns.slugs.length,
    rowOf: (term) => rows.get(term),
    termOf: (row) => terms[row]!,
    papersWith,
    rowsOfKey: (key) => forms().get(key) ?? [],
    rowsHolding: (character) => holding().get(character) ?? [],
    rowsBeginning: (letters, most, mostPapers) =>
      commonest(
        [...tree().atPrefix(letters).values()].filter((row) => terms[row] !== letters),
        papersWith,
        most,
        mostPapers,
      ),
    rowsLike: (word, most) => likeWord(tree(), word, most),
    postings: (row) => postings.subarray(starts[row]!, starts[row + 1]!),
    longForm: (short) =>
      Object.hasOwn(columns.acronyms, short) ? columns.acronyms[short] : undefined,
    shortForm: (long) => shortForms.get(long),
    identified: (hash) => identifiedIn(columns.identifiers, hash),
    card: (paper) => cardOf(columns, paper),
    paperOf(slug) {
      const paper = columns.slugs.indexOf(slug);
      return paper === -1 ? undefined : paper;
    },
    column: (name) => columns[name],
    saidIn(name, text) {
      const texts = columns[name];
      return texts.length === 0 ? null : (paper) => phraseText(texts[paper] ?? '').includes(text);
    },
    isLacking: () => false,
    loadLacking: async () => false,
  };
}

function onFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Terms with their rows as a radix tree, made when it is first looked into. */
export function treeOf(rows: ReadonlyMap<string, number>): () => SearchableMap<number> {
  return onFirstUse(() => {
    const tree = new SearchableMap<number>();
    for (const [term, row] of rows) tree.set(term, row);
    return tree;
  });
}

/** Rows of the terms that have each key, rising. */
function rowsBy(
  terms: readonly string[],
  keysOf: (term: string) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  for (const [row, term] of terms.entries()) for (const key of keysOf(term)) addTo(lists, key, row);
  return lists;
}

/** Of some rows the commonest first, as `WordsIndex.rowsBeginning` has them. */
export function commonest(
  rows: readonly number[],
  papersWith: (row: number) => number,
  most: number,
  mostPapers: number,
): readonly number[] {
  let papers = 0;
  return [...rows]
    .sort((a, b) => papersWith(b) - papersWith(a) || a - b)
    .slice(0, most)
    .filter((row) => {
      papers += papersWith(row);
      return papers <= mostPapers;
    });
}

/** `WordsIndex.rowsLike` among the terms of a radix tree: the word itself is left out. */
export function likeWord(
  tree: SearchableMap<number>,
  word: string,
  most: number,
): readonly (readonly [number, number])[] {
  return [...tree.fuzzyGet(word, most)]
    .filter(([term, [, wrong]]) => wrong > 0 && term[0] === word[0])
    .map(([, found]) => found)
    .sort(([a], [b]) => a - b);
}

/** Terms this long hold a character of a script without spaces, which are kept in pairs. */
const MAX_HOLDING = 4;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** The characters of scripts without spaces for which a term is found. */
export function heldIn(term: string): readonly string[] {
  if (term.length > MAX_HOLDING) return [];
  return [...new Set(term.match(WITHOUT_SPACES))].filter((character) => character !== term);
}

/** The forms of the words of long forms → their short form. */
function shortFormsOf(acronyms: IndexColumns['acronyms']): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(acronyms).map(([short, long]) => [long.map(formOf).join(' '), short]),
  );
}

/** Papers of a hash among pairs of hash and paper. */
export function identifiedIn(pairs: readonly number[], hash: number): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === hash) found.push(pairs[at + 1]!);
  return found;
}
