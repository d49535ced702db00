// Runs in the browser too.
import SearchableMap from 'minisearch/SearchableMap';
import { foldText, spellingKeys } from './folding.ts';
import {
  byteReader,
  byteWriter,
  pack,
  packJson,
  packWords,
  unpack,
  unpackJson,
  unpackWords,
} from './packing.ts';
import { searchTerms } from './terms.ts';

/** Where in a paper a term stands; the largest counts. */
const IN_ABSTRACT = 0;
export const IN_OTHER = 1;
export const IN_TITLE = 2;
/** A posting is paper × 4 + where. */
const WHERE_BITS = 2;

/** What the index says of papers, column by column; `i` is a paper in the order of slugs. */
export interface PaperColumns {
  /** Names the folder that all of search's files of this build lie in. */
  readonly version: string;
  readonly slugs: readonly string[];
  readonly titles: readonly string[];
  /** Index into `topics`. */
  readonly topicOf: readonly number[];
  /** In the order of the map's colours; `outside` last. */
  readonly topics: readonly {
    readonly id: string;
    readonly name: string;
    /** Former ids, where it has any. */
    readonly was?: readonly string[];
  }[];
  /** Empty where no paper has one. */
  readonly years: readonly (number | null)[];
  readonly venues: readonly (string | null)[];
  /** Names joined by `, `. */
  readonly authors: readonly string[];
  /** Short form → words of the long one, as papers introduce them: `ptq` → post, training, quantization. */
  readonly acronyms: Readonly<Record<string, readonly string[]>>;
  /** Of abstracts only the most telling words are indexed, for there are very many. */
  readonly topTermsOnly: boolean;
  /** Files of abstracts hold this many papers each; 0: abstracts are not republished. */
  readonly papersPerText: number;
  /** Hashes of the identifiers of papers (`identifiersOf`), as pairs of hash and paper, sorted. */
  readonly identifiers: readonly number[];
  /** Whether `links.bin` says who cites whom. */
  readonly hasLinks?: true;
  /** Where words' vectors lie; null: a word means what the papers have that have it. */
  readonly wordModel: WordModelPlace | null;
}

/** A word model in pieces. */
export interface WordModelPlace {
  /** Below `data/`. */
  readonly folder: string;
  /** Files besides that of the commonest words. */
  readonly shards: number;
  /** Whether it was made of this corpus' words, of any script, and not of English ones. */
  readonly isOwn: boolean;
}

/** A text field of a paper. */
export interface IndexedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly other: string;
}

/** Which papers have which terms. */
export interface WordsIndex {
  readonly columns: PaperColumns;
  readonly paperCount: number;
  /** Sorted. */
  readonly terms: readonly string[];
  /** Term → its row: MiniSearch's radix tree, for beginnings and typos. */
  readonly tree: SearchableMap<number>;
  /** Rows of the terms that share a key of form or spelling (`spellingKeys`). */
  readonly forms: ReadonlyMap<string, readonly number[]>;
  /** Terms + 1: `postings[starts[row] … starts[row + 1])`. */
  readonly starts: Uint32Array;
  /** Paper × 4 + where, papers rising. */
  readonly postings: Uint32Array;
}

/** `words.bin`: the columns, the terms, and for each term its papers, as steps from one to the next. */
export function packWordsIndex(papers: readonly IndexedPaper[], columns: PaperColumns): Uint8Array {
  const postings = new Map<string, number[]>();
  for (const [i, paper] of papers.entries()) {
    const where = new Map<string, number>();
    for (const term of searchTerms(foldText(paper.abstract))) where.set(term, IN_ABSTRACT);
    for (const term of searchTerms(foldText(paper.other))) where.set(term, IN_OTHER);
    for (const term of searchTerms(foldText(paper.title))) where.set(term, IN_TITLE);
    for (const [term, place] of where) {
      const list = postings.get(term);
      const posting = (i << WHERE_BITS) | place;
      if (list === undefined) postings.set(term, [posting]);
      else list.push(posting);
    }
  }
  const terms = [...postings.keys()].sort();
  const counts = byteWriter();
  const steps = byteWriter();
  for (const term of terms) {
    const list = postings.get(term)!;
    counts.number(list.length);
    let before = 0;
    for (const posting of list) {
      steps.number(posting - (before & ~3));
      before = posting;
    }
  }
  return pack([packJson(columns), packWords(terms), counts.take(), steps.take()]);
}

/** Opens `words.bin`. Throws `IndexError` where it is cut off or of another format. */
export function openWordsIndex(file: Uint8Array): WordsIndex {
  const [columnBytes, termBytes, countBytes, stepBytes] = unpack(file, 'words.bin');
  const columns = unpackJson<PaperColumns>(columnBytes!);
  const terms = unpackWords(termBytes!);
  const counts = byteReader(countBytes!);
  const starts = new Uint32Array(terms.length + 1);
  for (let row = 0; row < terms.length; row++) starts[row + 1] = starts[row]! + counts.number();
  const steps = byteReader(stepBytes!);
  const postings = new Uint32Array(starts[terms.length]!);
  for (let row = 0; row < terms.length; row++) {
    let before = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      before = (before & ~3) + steps.number();
      postings[at] = before;
    }
  }
  const tree = new SearchableMap<number>();
  const forms = new Map<string, number[]>();
  for (const [row, term] of terms.entries()) {
    tree.set(term, row);
    for (const key of spellingKeys(term)) {
      const others = forms.get(key);
      if (others === undefined) forms.set(key, [row]);
      else others.push(row);
    }
  }
  return { columns, paperCount: columns.slugs.length, terms, tree, forms, starts, postings };
}

/** Papers with the term of a row. */
export function papersWith({ starts }: WordsIndex, row: number): number {
  return starts[row + 1]! - starts[row]!;
}

/** Where the term of a row stands in a paper (`IN_…`), −1 where it doesn't. Binary search. */
export function whereIn({ starts, postings }: WordsIndex, row: number, paper: number): number {
  let low = starts[row]!;
  let high = starts[row + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = postings[middle]! >> WHERE_BITS;
    if (found === paper) return postings[middle]! & 3;
    if (found < paper) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
