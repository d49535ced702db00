import { type Language, wordForms } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';

/** A title says more of a paper than a sentence of its abstract: its words count as if they stood there this often. */
const TITLE_COUNT = 2;
/** A term of one paper connects it with none. */
const MIN_PAPERS = 2;

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
  /** Columns: ln(1 + papers / papers with the term). */
  readonly idf: Float32Array;
}

export interface Tfidf extends SparseRows, TermWeights {}

/** A text that becomes a row. */
export interface TextPair {
  readonly title: string;
  readonly abstract: string;
}

/** The terms of a text in order; an empty one stands for a stop word. */
export type TermReader = (text: string) => readonly string[];

/** TF-IDF of terms (stems) and pairs of neighbours, rows of unit length (Salton & Buckley 1988, sublinear counts). */
export function makeTfidf(texts: readonly TextPair[], read: TermReader = readStems): Tfidf {
  const counts = texts.map(({ title, abstract }) => countTerms(title, abstract, read));
  const papersWith = new Map<string, number>();
  for (const count of counts)
    for (const term of count.keys()) papersWith.set(term, (papersWith.get(term) ?? 0) + 1);
  const terms = [...papersWith]
    .filter(([, papers]) => papers >= MIN_PAPERS)
    .map(([term]) => term)
    .sort();
  const columnOf = new Map(terms.map((term, column) => [term, column]));
  const idf = Float32Array.from(terms, (term) =>
    Math.log(1 + texts.length / papersWith.get(term)!),
  );
  const rows = asSparseRows(
    counts.map((count) => weighRow(count, columnOf, idf)),
    terms.length,
  );
  return { ...rows, columnOf, idf };
}

/** Rows of other texts by the terms of a corpus: what it doesn't know says nothing. */
export function termRows(
  { columnOf, idf }: TermWeights,
  texts: readonly TextPair[],
  read: TermReader,
): SparseRows {
  const rows = texts.map(({ title, abstract }) =>
    weighRow(countTerms(title, abstract, read), columnOf, idf),
  );
  return asSparseRows(rows, columnOf.size);
}

function asSparseRows(rows: readonly WeighedRow[], columnCount: number): SparseRows {
  const rowStarts = new Uint32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) rowStarts[i + 1] = rowStarts[i]! + row.length;
  const columns = new Uint32Array(rowStarts[rows.length]!);
  const values = new Float32Array(columns.length);
  let at = 0;
  for (const row of rows) {
    for (const [column, value] of row) {
      columns[at] = column;
      values[at++] = value;
    }
  }
  return { rowStarts, columns, values, rowCount: rows.length, columnCount };
}

/** Terms and pairs of a paper's texts with their counts; pairs don't reach over stop words. */
export function countTerms(
  title: string,
  abstract: string,
  read: TermReader = readStems,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, times: number) => {
    let before = '';
    for (const term of read(text)) {
      if (term !== '') {
        counts.set(term, (counts.get(term) ?? 0) + times);
        if (before !== '')
          counts.set(`${before} ${term}`, (counts.get(`${before} ${term}`) ?? 0) + times);
      }
      before = term;
    }
  };
  add(title, TITLE_COUNT);
  add(abstract, 1);
  return counts;
}

/** Reads texts of a language as stems. */
export function stemReader(language: Language): TermReader {
  const { isStopWord, stem } = wordForms(language);
  return (text) => wordsOf(text).map((word) => (isStopWord(word) ? '' : stem(word)));
}

const readStems = stemReader('en');

/** Cosine of two rows, by merging their sorted columns. */
export function rowCosine(rows: SparseRows, a: number, b: number): number {
  const { rowStarts, columns, values } = rows;
  let i = rowStarts[a]!;
  let j = rowStarts[b]!;
  const endA = rowStarts[a + 1]!;
  const endB = rowStarts[b + 1]!;
  let sum = 0;
  while (i < endA && j < endB) {
    const difference = columns[i]! - columns[j]!;
    if (difference === 0) sum += values[i++]! * values[j++]!;
    else if (difference < 0) i++;
    else j++;
  }
  return sum;
}

/** What a row holds, by rising columns. */
type WeighedRow = readonly (readonly [column: number, value: number])[];

function weighRow(
  counts: ReadonlyMap<string, number>,
  columnOf: ReadonlyMap<string, number>,
  idf: Float32Array,
): WeighedRow {
  const row: [number, number][] = [];
  let lengthSquared = 0;
  for (const [term, count] of counts) {
    const column = columnOf.get(term);
    if (column === undefined) continue;
    const value = (1 + Math.log(count)) * idf[column]!;
    lengthSquared += value * value;
    row.push([column, value]);
  }
  const scale = lengthSquared === 0 ? 0 : 1 / Math.sqrt(lengthSquared);
  return row.map(([column, value]) => [column, value * scale] as const).sort((a, b) => a[0] - b[0]);
}
