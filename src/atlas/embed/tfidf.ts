import { type CompoundSplitter, UNSPLIT } from '../../words/compound-parts.ts';
import { firstFrom } from '../../words/first-from.ts';
import { fnv1aOfUnits } from '../../words/hashes.ts';
import { type Language, wordForms } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';
import type { Teachers } from '../teachers.ts';
import {
  type CountedTerms,
  countAllTerms,
  PART,
  type TermReader,
  type TextPair,
} from './counted-terms.ts';

export type { TermReader, TextPair } from './counted-terms.ts';

/** A term of one paper connects it with none. */
const MIN_PAPERS = 2;
/** Numbers from here on stand for terms that a corpus doesn't know; no corpus has so many columns. */
const BEYOND = 2 ** 31;
/** Bits of such a number that a second hash tells: of a million terms no two share one, where of 31 bits some two hundred pairs would. */
const MORE_BITS = 16;
/** A text that has a term more often says no more of it. */
const MAX_COUNT = 255;

/** Sparse rows (CSR): row `i` holds `columns[rowStarts[i] … rowStarts[i + 1])` with `values` there; unit length. */
export interface SparseRows {
  readonly rowStarts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** The terms of a corpus and how much each tells. */
export interface TermWeights {
  /** Column of each term, or of two joined by a space. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** Columns: ln(1 + papers / papers with the term), those that are learned from. */
  readonly idf: Float32Array;
  /** The first so many columns are those of terms by which topics are learned. */
  readonly learnedCount: number;
}

export interface Tfidf extends SparseRows, TermWeights {}

/** The terms of a corpus, with the rows of its papers by the first so many columns. */
export interface WeighedTerms extends TermWeights {
  readonly rowsBy: (width: number) => SparseRows;
}

/** Rows with how much each column tells. */
export type WeighedRows = SparseRows & Pick<TermWeights, 'idf'>;

/**
 * TF-IDF of terms (stems) and pairs of neighbours, rows of unit length (Salton & Buckley 1988, sublinear counts). How
 * rare a term is the `teachers` say; one that none of them has is as rare as one that a single teacher has. What several
 * of them have is learned from, and stands first.
 */
export function makeTfidf(
  texts: readonly TextPair[],
  read: TermReader = readStems,
  teachers: Teachers = null,
): Tfidf {
  const { rowsBy, ...weights } = weighTerms(countAllTerms(texts, read), teachers);
  return { ...rowsBy(weights.idf.length), ...weights };
}

/** Weighs terms that were counted, as `makeTfidf` does. */
export function weighTerms(counted: CountedTerms, teachers: Teachers): WeighedTerms {
  const papersWith = countPapers(counted);
  const heard = teachers?.length ?? counted.starts.length - 1;
  const heardWith = teachers === null ? papersWith : countPapers(counted, teachers);
  const learnedFrom = keptTerms(counted, (number) => heardWith[number]! >= MIN_PAPERS);
  const others = keptTerms(
    counted,
    (number) => heardWith[number]! < MIN_PAPERS && papersWith[number]! >= MIN_PAPERS,
  );
  const learnedCount = learnedFrom.length;
  const kept = [...learnedFrom, ...others];
  const columnOf = new Map(kept.map(([term], column) => [term, column]));
  const idf = Float32Array.from(kept, ([, number]) =>
    Math.log(1 + heard / Math.max(1, heardWith[number]!)),
  );
  const columns = new Int32Array(counted.size).fill(-1);
  for (const [column, [, number]] of kept.entries()) columns[number] = column;
  const rowsBy = (width: number) =>
    weighRows(
      counted,
      width,
      (term) => (columns[term]! < width ? columns[term]! : -1),
      (column) => idf[column]!,
    );
  return { columnOf, idf, learnedCount, rowsBy };
}

/** The terms that are kept, by their letters, with their numbers. */
function keptTerms(
  { size, printed }: CountedTerms,
  isKept: (number: number) => boolean,
): readonly (readonly [term: string, number: number])[] {
  const kept: [term: string, number: number][] = [];
  for (let number = 0; number < size; number++)
    if (isKept(number)) kept.push([printed(number), number]);
  return kept.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The terms of one text by the columns of a corpus, in the order in which each first comes. */
export interface TermCounts {
  /** What the corpus doesn't know has a number from `BEYOND` on. */
  readonly columns: Float64Array;
  readonly counts: Uint8Array;
}

/** The number of a term that a corpus doesn't know, below 2⁴⁸. */
function numberBeyond(name: string): number {
  // The second hash begins elsewhere: what meets in the first does not in this.
  const more = fnv1aOfUnits(`#${name}`) >>> (32 - MORE_BITS);
  return BEYOND + (fnv1aOfUnits(name) >>> 1) * 2 ** MORE_BITS + more;
}

/** Counts the terms of a text from beyond a corpus: what it doesn't know is numbered by a hash, so that texts that were counted apart meet in it. */
export function termCounts(
  { columnOf }: TermWeights,
  text: TextPair,
  read: TermReader,
): TermCounts {
  const { terms, counts, printed } = countAllTerms([text], read);
  const columns = Float64Array.from(terms, (term) => {
    const name = printed(term);
    return columnOf.get(name) ?? numberBeyond(name);
  });
  return { columns, counts: Uint8Array.from(counts, (count) => Math.min(count, MAX_COUNT)) };
}

/**
 * Rows of texts that were counted by the terms of a corpus of `paperCount`. A term that the corpus doesn't know but
 * several of the texts have tells as much as one that a single paper of the corpus has: texts that come from beyond it
 * share what is too rare for it.
 */
export function rowsOfCounts(
  { idf }: TermWeights,
  paperCount: number,
  texts: readonly TermCounts[],
): SparseRows {
  const shared = sharedBeyond(texts);
  const width = idf.length + shared.length;
  // As exact as the weights of the corpus.
  const weightBeyond = Math.fround(Math.log(1 + paperCount));
  const starts = new Int32Array(texts.length + 1);
  for (const [i, { columns }] of texts.entries()) starts[i + 1] = starts[i]! + columns.length;
  const terms = new Int32Array(starts[texts.length]!);
  const counts = new Int32Array(terms.length);
  for (const [i, text] of texts.entries()) {
    counts.set(text.counts, starts[i]!);
    for (const [k, column] of text.columns.entries())
      terms[starts[i]! + k] = column < BEYOND ? column : idf.length + placeIn(shared, column);
  }
  // Told by functions: a list of all columns takes longer to make than the row of one text.
  return weighRows(
    { starts, terms, counts },
    width,
    // The last stands for what one text alone has.
    (term) => (term < width ? term : -1),
    (column) => (column < idf.length ? idf[column]! : weightBeyond),
  );
}

/** The row of one text by the terms of a corpus that are learned from. */
export function learnedRow(
  { idf, learnedCount }: TermWeights,
  { columns, counts }: TermCounts,
): SparseRows {
  return weighRows(
    {
      starts: Int32Array.of(0, columns.length),
      terms: Int32Array.from(columns, (column) => Math.min(column, learnedCount)),
      counts: Int32Array.from(counts),
    },
    learnedCount,
    (term) => (term < learnedCount ? term : -1),
    (column) => idf[column]!,
  );
}

/** Some rows. */
export function pickSparseRows(
  { rowStarts, columns, values, columnCount }: SparseRows,
  rows: Int32Array,
): SparseRows {
  const starts = new Uint32Array(rows.length + 1);
  for (const [place, row] of rows.entries())
    starts[place + 1] = starts[place]! + rowStarts[row + 1]! - rowStarts[row]!;
  const own = new Uint32Array(starts[rows.length]!);
  const ownValues = new Float32Array(own.length);
  for (const [place, row] of rows.entries()) {
    own.set(columns.subarray(rowStarts[row]!, rowStarts[row + 1]!), starts[place]!);
    ownValues.set(values.subarray(rowStarts[row]!, rowStarts[row + 1]!), starts[place]!);
  }
  return {
    rowStarts: starts,
    columns: own,
    values: ownValues,
    rowCount: rows.length,
    columnCount,
  };
}

/** The numbers from `BEYOND` on that several texts have, rising. */
function sharedBeyond(texts: readonly TermCounts[]): Float64Array {
  const all = new Float64Array(texts.reduce((sum, { columns }) => sum + columns.length, 0));
  let found = 0;
  for (const { columns } of texts)
    for (const column of columns) if (column >= BEYOND) all[found++] = column;
  const beyond = all.subarray(0, found).sort();
  return beyond.filter(
    (column, at) => column === beyond[at + 1] && (at === 0 || beyond[at - 1] !== column),
  );
}

/** The place of a number among rising ones; their count where it is none of them. */
function placeIn(rising: Float64Array, number: number): number {
  const place = firstFrom(rising, number);
  return rising[place] === number ? place : rising.length;
}

/** Terms, by their numbers: how many papers have each, of the teachers or of all. */
function countPapers(
  { starts, terms, size }: CountedTerms,
  teachers: Teachers = null,
): Uint32Array {
  const papersWith = new Uint32Array(size);
  for (let k = 0; k < (teachers?.length ?? starts.length - 1); k++) {
    const paper = teachers?.[k] ?? k;
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) papersWith[terms[at]!]!++;
  }
  return papersWith;
}

/**
 * Reads texts of a language as stems, with those of what a word is made of behind it. What every abstract has stays in:
 * how papers are written shows their field, and where it does not, its terms weigh little.
 */
export function stemReader(language: Language, split = UNSPLIT): TermReader {
  const { isFunctionWord, stem } = wordForms(language);
  return (text) =>
    wordsOf(text).flatMap((word) =>
      isFunctionWord(word) ? '' : withParts(stem(word), word, stem, split),
    );
}

/** The term of a word, and behind it those of its parts. */
export function withParts(
  term: string,
  word: string,
  stem: (word: string) => string,
  split: CompoundSplitter,
): string | readonly string[] {
  const parts = split(word);
  return parts.length === 0 ? term : [term, ...parts.map((part) => `${PART}${stem(part)}`)];
}

const readStems = stemReader('en');

/** Cosines of a row, one after the other, with any others: it is laid out over all columns, and taken up by the next. */
export function rowCosines({
  rowStarts,
  columns,
  values,
  columnCount,
}: SparseRows): (row: number) => (other: number) => number {
  const laidOut = new Float32Array(columnCount);
  let last = -1;
  return (row) => {
    if (last >= 0)
      for (let e = rowStarts[last]!; e < rowStarts[last + 1]!; e++) laidOut[columns[e]!] = 0;
    for (let e = rowStarts[row]!; e < rowStarts[row + 1]!; e++) laidOut[columns[e]!] = values[e]!;
    last = row;
    return (other) => {
      const end = rowStarts[other + 1]!;
      let sum = 0;
      for (let e = rowStarts[other]!; e < end; e++) sum += laidOut[columns[e]!]! * values[e]!;
      return sum;
    };
  };
}

/** Places of a row that are told apart in one number with their column. */
const MAX_ROW = 2 ** 24;

/** Rows of unit length, columns rising. `columnOf`: number of a term → column, −1 for none. `idfOf`: what a column tells. */
function weighRows(
  { starts, terms, counts }: Pick<CountedTerms, 'starts' | 'terms' | 'counts'>,
  columnCount: number,
  columnOf: (term: number) => number,
  idfOf: (column: number) => number,
): SparseRows {
  const rowCount = starts.length - 1;
  const rowStarts = new Uint32Array(rowCount + 1);
  for (let i = 0; i < rowCount; i++) {
    rowStarts[i + 1] = rowStarts[i]!;
    for (let at = starts[i]!; at < starts[i + 1]!; at++)
      if (columnOf(terms[at]!) >= 0) rowStarts[i + 1]!++;
  }
  const columns = new Uint32Array(rowStarts[rowCount]!);
  const values = new Float32Array(columns.length);
  for (let i = 0; i < rowCount; i++) {
    const start = starts[i]!;
    // Sorted as numbers, column and place in one: no object an entry.
    const order = new Float64Array(rowStarts[i + 1]! - rowStarts[i]!);
    const weights = new Float64Array(starts[i + 1]! - start);
    let found = 0;
    let lengthSquared = 0;
    for (let place = 0; place < weights.length; place++) {
      const column = columnOf(terms[start + place]!);
      if (column < 0) continue;
      const value = (1 + Math.log(counts[start + place]!)) * idfOf(column);
      lengthSquared += value * value;
      weights[place] = value;
      order[found++] = column * MAX_ROW + place;
    }
    const scale = lengthSquared === 0 ? 0 : 1 / Math.sqrt(lengthSquared);
    order.sort();
    for (const [k, entry] of order.entries()) {
      columns[rowStarts[i]! + k] = Math.floor(entry / MAX_ROW);
      values[rowStarts[i]! + k] = weights[entry % MAX_ROW]! * scale;
    }
  }
  return { rowStarts, columns, values, rowCount, columnCount };
}
