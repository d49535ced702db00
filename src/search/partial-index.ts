// Runs in the browser too. The index of words in parts: a question loads those it needs.
import { ToldError } from '../words/told-error.ts';
import { openCards } from './cards-file.ts';
import type { PaperRows } from './cells-file.ts';
import { type Dictionary, openDictionary, TERMS_PER_FILE } from './dictionary-file.ts';
import { type AskedParts, askedParts, type FileStore, NOBODY } from './file-store.ts';
import { byteReader, unpack, unpackJson, unpackWords } from './packing.ts';
import { papersPerCards } from './text-files.ts';
import { commonest, identifiedIn, unpackPostings } from './words-file.ts';
import type { IndexHead, PaperColumns, WordsIndex } from './words-index.ts';

/** The columns that have files of their own, for questions that ask for a field. */
export const COLUMNS = ['slugs', 'titles', 'topicOf', 'years', 'venues', 'authors'] as const;

/** What `words.bin` says of an index in parts. */
export interface PartsHead extends IndexHead {
  readonly paperCount: number;
  /** Components of a vector. */
  readonly dimensions: number;
  /** Files of each tier that words' vectors lie in (`vectorFileOf`). */
  readonly vectorFiles: readonly number[];
  /** Columns in which any paper has a value. */
  readonly given: readonly (typeof COLUMNS)[number][];
  /** Files of identifiers: the first hash of each. */
  readonly firstHashes: readonly number[];
}

/** What lies where. */
export interface Skeleton {
  readonly head: PartsHead;
  /** Files of terms: the first of each, sorted. */
  readonly firstTerms: readonly string[];
  /** Files of terms: in how many papers the commonest of each stands. */
  readonly mostPapers: readonly number[];
  /** Files of postings: the first row of each, rising. */
  readonly firstRows: readonly number[];
}

/** Opens `words.bin` of an index in parts; null where it holds a whole one. Throws `IndexError`. */
export function openSkeleton(file: Uint8Array): Skeleton | null {
  const [headBytes, termBytes, numberBytes, ...rest] = unpack(file, 'words.bin');
  if (rest.length > 0) return null;
  const firstTerms = unpackWords(termBytes!);
  const reader = byteReader(numberBytes!);
  const mostPapers = firstTerms.map(() => reader.number());
  const firstRows: number[] = [];
  while (!reader.atEnd()) firstRows.push(reader.number());
  return { head: unpackJson<PartsHead>(headBytes!), firstTerms, mostPapers, firstRows };
}

/** The file in which a value lies, or would lie: the last that begins with it or before it. */
export function placeOf<Value extends number | string>(
  value: Value,
  firsts: readonly Value[],
): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const NO_POSTINGS = new Uint32Array();

/** The index as one question sees it. */
export interface PartialIndex extends WordsIndex {
  readonly head: PartsHead;
  /** How many papers have a term; null where that is not known yet, which is noted. */
  readonly papersOf: (term: string) => number | null;
  /** Vectors of the papers whose cards this question asked for, as far as they are here. */
  readonly askedRows: () => PaperRows;
  /** A paper's place on the map; null where it is not here, which is noted. */
  readonly placeOf: (paper: number) => readonly [number, number] | null;
}

/** The index in parts, for one question. */
export function partialIndex(skeleton: Skeleton, store: FileStore): PartialIndex {
  const { head } = skeleton;
  const parts = askedParts(store);
  const folder = `${head.version}/search`;
  return {
    head,
    paperCount: head.paperCount,
    ...termsIn(skeleton, parts, folder),
    ...papersIn(head, parts, folder),
    isLacking: parts.isLacking,
    async loadLacking() {
      const loaded = await parts.loadLacking();
      if (loaded === 'nobody') throw new ToldError(NOBODY);
      return loaded === 'all';
    },
  };
}

/** The files in which terms with a beginning lie. */
function beginning(letters: string, { firstTerms }: Skeleton): readonly number[] {
  const files: number[] = [];
  for (let n = placeOf(letters, firstTerms); n < firstTerms.length; n++) {
    if (firstTerms[n]! > letters && !firstTerms[n]!.startsWith(letters)) break;
    files.push(n);
  }
  return files;
}

/**
 * Of these files those that can hold what `WordsIndex.rowsBeginning` names: once the commonest terms of some have as many
 * papers as it may name, no file of rarer ones adds to it. Of the first and the last it is not known which of their terms
 * begin so.
 */
function commonlyBeginning(
  letters: string,
  skeleton: Skeleton,
  most: number,
  mostPapers: number,
): readonly number[] {
  const files = beginning(letters, skeleton);
  const inner = files.slice(1, -1);
  const commonestFirst = inner.map((n) => skeleton.mostPapers[n]!).sort((a, b) => b - a);
  let papers = 0;
  const enough = commonestFirst.find((count, i) => {
    papers += count;
    return papers > mostPapers || i + 1 >= most;
  });
  if (enough === undefined) return files;
  return files.filter((n) => !inner.includes(n) || skeleton.mostPapers[n]! >= enough);
}

/** All that asks for terms. */
function termsIn(skeleton: Skeleton, parts: AskedParts, folder: string) {
  const { firstTerms, firstRows } = skeleton;
  const dictionary = (n: number) =>
    parts.part<Dictionary>(`${folder}/terms/${n}.bin`, (bytes) =>
      openDictionary(bytes, `terms/${n}.bin`),
    );
  const dictionaryOf = (text: string) =>
    firstTerms.length === 0 ? null : dictionary(placeOf(text, firstTerms));
  const withRow = (row: number) => dictionary(Math.floor(row / TERMS_PER_FILE));
  const opened = (files: readonly number[]) =>
    files.map(dictionary).filter((file): file is Dictionary => file !== null);
  const papersWith = (row: number) => {
    const file = withRow(row);
    return file?.papers[row - file.firstRow] ?? 1;
  };
  return {
    rowOf: (term) => dictionaryOf(term)?.rows.get(term),
    termOf(row) {
      const file = withRow(row);
      return file?.terms[row - file.firstRow] ?? '';
    },
    papersWith,
    papersOf(term) {
      const file = dictionaryOf(term);
      if (file === null) return firstTerms.length === 0 ? 0 : null;
      const row = file.rows.get(term);
      return row === undefined ? 0 : papersWith(row);
    },
    rowsOfKey: (key) => dictionaryOf(key)?.forms.get(key) ?? [],
    rowsHolding: (character) => own(dictionaryOf(character)?.aliases.holding, character) ?? [],
    rowsBeginning(letters, most, mostPapers) {
      const files = commonlyBeginning(letters, skeleton, most, mostPapers);
      const rows = opened(files).flatMap(({ terms, firstRow }) =>
        terms.flatMap((term, i) =>
          term.startsWith(letters) && term !== letters ? [firstRow + i] : [],
        ),
      );
      return commonest(rows, papersWith, most, mostPapers);
    },
    rowsLike: (word, most) =>
      opened(beginning(word[0]!, skeleton)).flatMap(({ like }) => like(word, most)),
    postings(row) {
      const n = placeOf(row, firstRows);
      const file = parts.part(`${folder}/postings/${n}.bin`, (bytes) => {
        const [counts, steps] = unpack(bytes, `postings/${n}.bin`);
        return unpackPostings(counts!, steps!);
      });
      if (file === null) return NO_POSTINGS;
      const at = row - firstRows[n]!;
      return file.postings.subarray(file.starts[at]!, file.starts[at + 1]!);
    },
    longForm: (short) => own(dictionaryOf(short)?.aliases.longForms, short),
    shortForm: (forms) => own(dictionaryOf(forms)?.aliases.shortForms, forms),
  } satisfies Partial<PartialIndex>;
}

function own<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** All that asks for papers. */
function papersIn(
  { given, firstHashes, dimensions, paperCount }: PartsHead,
  parts: AskedParts,
  folder: string,
) {
  const asked = new Set<number>();
  const perFile = papersPerCards(paperCount);
  const cardsOf = (paper: number) => {
    const n = Math.floor(paper / perFile);
    return parts.part(`${folder}/cards/${n}.bin`, (bytes) =>
      openCards(bytes, dimensions, `cards/${n}.bin`),
    );
  };
  return {
    identified(hash) {
      if (firstHashes.length === 0) return [];
      const n = placeOf(hash, firstHashes);
      const pairs = parts.part(`${folder}/identifiers/${n}.bin`, (bytes) =>
        unpackJson<number[]>(unpack(bytes, `identifiers/${n}.bin`)[0]!),
      );
      return pairs === null ? [] : identifiedIn(pairs, hash);
    },
    card(paper) {
      asked.add(paper);
      return cardsOf(paper)?.cards[paper % perFile] ?? null;
    },
    askedRows() {
      const papers = [...asked].filter((paper) => cardsOf(paper) !== null);
      const rows = new Float32Array(papers.length * dimensions);
      const hubness = new Float32Array(papers.length);
      for (const [i, paper] of papers.entries()) {
        const { meaning } = cardsOf(paper)!;
        const own = paper % perFile;
        rows.set(meaning.rows.subarray(own * dimensions, (own + 1) * dimensions), i * dimensions);
        hubness[i] = meaning.hubness[own]!;
      }
      return { papers, rows, hubness };
    },
    placeOf(paper) {
      const xy = cardsOf(paper)?.xy;
      const own = paper % perFile;
      return xy === undefined ? null : ([xy[2 * own]!, xy[2 * own + 1]!] as const);
    },
    column<Name extends keyof PaperColumns>(name: Name, isWanted: boolean) {
      if (!given.includes(name)) return [] as unknown as PaperColumns[Name];
      const open = (bytes: Uint8Array) =>
        unpackJson<PaperColumns[Name]>(unpack(bytes, `columns/${name}.bin`)[0]!);
      return parts.part(`${folder}/columns/${name}.bin`, open, isWanted);
    },
  } satisfies Partial<PartialIndex>;
}
