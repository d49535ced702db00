// Runs in the browser too. What a question asks of an index, whole or in parts.
import type { Language } from '../words/languages.ts';

/** Where in a paper a term stands; the largest counts. */
export const IN_ABSTRACT = 0;
export const IN_OTHER = 1;
export const IN_TITLE = 2;
/**
 * A posting is paper × 1024 + letters × 4 + where. `letters`: how many letters of the title come before the term, as told
 * by `placedTerms`; 0 where it stands elsewhere. So it is known which titles have words in a row without reading them.
 */
export const PAPER_BITS = 10;
export const WHERE_BITS = 2;
export const WHERE_MASK = 3;
/** Farther along no title is looked at. */
export const MAX_LETTERS = 255;

/** What the index says of the map as a whole. */
export interface IndexHead {
  /** Names the folder that all of search's files of this build lie in. */
  readonly version: string;
  /** In the order of the map's colours; `outside` last. */
  readonly topics: readonly {
    readonly id: string;
    readonly name: string;
    /** Former ids, where it has any. */
    readonly was?: readonly string[];
  }[];
  /** Of abstracts only the most telling words are indexed, for there are very many. */
  readonly topTermsOnly: boolean;
  /** Files of abstracts hold this many papers each; 0: abstracts are not republished. */
  readonly papersPerText: number;
  /** What the papers are read as; English where nothing is said. */
  readonly language?: Language;
  /** Where they are read as Chinese: traditional character → the simplified one, as both sides spell it. */
  readonly variants?: Readonly<Record<string, string>>;
  /** Words of the papers that say nothing in a question of that language, beside the English ones; sorted. */
  readonly smallWords?: readonly string[];
  /** Whether `links.bin` says who cites whom. */
  readonly hasLinks?: true;
  /** Where words' vectors lie; null: a word means what the papers have that have it. */
  readonly wordModel: WordModelPlace | null;
}

/** What the index says of papers, column by column; `i` is a paper in the order of slugs. */
export interface PaperColumns {
  readonly slugs: readonly string[];
  readonly titles: readonly string[];
  /** Index into `topics`. */
  readonly topicOf: readonly number[];
  /** Empty where no paper has one. */
  readonly years: readonly (number | null)[];
  readonly venues: readonly (string | null)[];
  /** Names joined by `, `. */
  readonly authors: readonly string[];
  /** By their codes, null where a paper is in that of the pages; none where all are. */
  readonly languages?: readonly (string | null)[];
}

/** Columns of numbers, a file each in an index in parts, and of texts, whose words lie in many (`column-words.ts`). */
export const NUMBER_COLUMNS = ['topicOf', 'years'] as const;
export const TEXT_COLUMNS = ['titles', 'venues', 'authors'] as const;
export type NumberColumn = (typeof NUMBER_COLUMNS)[number];
export type TextColumn = (typeof TEXT_COLUMNS)[number];

/** All that an index says beside its terms. */
export interface IndexColumns extends IndexHead, PaperColumns {
  /** Short form → words of the long one, as papers introduce them: `ptq` → post, training, quantization. */
  readonly acronyms: Readonly<Record<string, readonly string[]>>;
  /** Hashes of the identifiers of papers (`identifiersOf`), as pairs of hash and paper, sorted. */
  readonly identifiers: readonly number[];
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

/** What an answer shows of a paper. */
export interface PaperCard {
  readonly slug: string;
  readonly title: string;
  /** Index into `topics`. */
  readonly topic: number;
  readonly year: number | null;
  readonly venue: string | null;
  readonly authors: string;
  /** Where it is known to be another than that of the pages. */
  readonly language?: string;
}

/**
 * Which papers have which terms. A row is a term's place among all, sorted. An index in parts says of what is not here yet
 * that there is none, and takes note of it: `loadLacking` brings it, and the question is asked again.
 */
export interface WordsIndex {
  readonly head: IndexHead;
  readonly paperCount: number;
  readonly rowOf: (term: string) => number | undefined;
  readonly termOf: (row: number) => string;
  /** How many papers have the term of a row. */
  readonly papersWith: (row: number) => number;
  /** Rows of the terms that have a key of form or spelling (`spellingKeys`), rising. */
  readonly rowsOfKey: (key: string) => readonly number[];
  /** Rows of the terms of two to four characters that hold this one, rising. */
  readonly rowsHolding: (character: string) => readonly number[];
  /**
   * Rows of the terms that begin so, but for the one that is no longer: the commonest first, as long as no more than
   * `mostPapers` have them, all told, and at most `most`.
   */
  readonly rowsBeginning: (letters: string, most: number, mostPapers: number) => readonly number[];
  /** Rows of the terms with the same first letter of which at most `most` letters are wrong, with how many are; rising. */
  readonly rowsLike: (word: string, most: number) => readonly (readonly [number, number])[];
  /** Postings (`PAPER_BITS`), papers rising. */
  readonly postings: (row: number) => Uint32Array;
  /** Words of the long form of a short one. */
  readonly longForm: (short: string) => readonly string[] | undefined;
  /** The short form of a long one, given as the forms (`formOf`) of its words with a space between. */
  readonly shortForm: (forms: string) => string | undefined;
  /** Papers that have an identifier of this hash, rising. */
  readonly identified: (hash: number) => readonly number[];
  /** null where it is not here. */
  readonly card: (paper: number) => PaperCard | null;
  /** The paper of a slug. */
  readonly paperOf: (slug: string) => number | undefined;
  /** A column of all papers, empty where no paper has a value; null where it is not here. `isWanted` false: that is not noted. */
  readonly column: <Name extends NumberColumn>(
    name: Name,
    isWanted: boolean,
  ) => PaperColumns[Name] | null;
  /**
   * Tells the papers in whose field a text (`phraseText`) stands, the end of its last word left out or not; null where no
   * paper says anything there.
   */
  readonly saidIn: (name: TextColumn, text: string) => ((paper: number) => boolean) | null;
  readonly isLacking: () => boolean;
  /** Loads what was noted; whether there was anything. Throws where it doesn't come. */
  readonly loadLacking: () => Promise<boolean>;
}

/** Where the term of some postings stands in a paper (`IN_…`), −1 where it doesn't. Binary search. */
export function whereIn(postings: Uint32Array, paper: number): number {
  let low = 0;
  let high = postings.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = postings[middle]! >>> PAPER_BITS;
    if (found === paper) return postings[middle]! & WHERE_MASK;
    if (found < paper) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
