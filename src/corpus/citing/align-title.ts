/** A title stands in a text with at most so many letters missing, added or exchanged. */
const MAX_EDITS = 6;
/** One slip in so many letters. */
const LETTERS_AN_EDIT = 10;

/** Where a title stands in a text: letters `from` to `to`, and how many of them differ. */
export interface TitleSpan {
  readonly from: number;
  readonly to: number;
  readonly edits: number;
}

/**
 * Finds a title's letters in those of a text, about where they should begin; null where more letters differ than slips
 * explain. Sellers 1980: edit distance with free ends in the text, within a band of the few slips allowed.
 */
export function alignTitle(title: string, text: string, start: number): TitleSpan | null {
  if (start >= 0 && text.startsWith(title, start))
    return { from: start, to: start + title.length, edits: 0 };
  const most = Math.min(MAX_EDITS, Math.floor(title.length / LETTERS_AN_EDIT));
  const first = Math.max(0, start - most);
  const width = Math.min(text.length, start + title.length + most) - first;
  if (width < title.length - most) return null;
  let [above, below] = workspace(width + 1);
  for (let j = 0; j <= width; j++) {
    above.edits[j] = 0;
    above.begins[j] = first + j;
  }
  for (let i = 1; i <= title.length; i++) {
    const low = Math.max(1, i - most);
    const high = Math.min(width, i + 3 * most);
    below.edits[low - 1] = low === 1 ? i : most + 1;
    below.begins[low - 1] = first;
    if (fillRow(title.charCodeAt(i - 1), text, first, low, high, above, below) > most) return null;
    // Outside of the band nothing is within reach.
    if (high < width) below.edits[high + 1] = most + 1;
    [above, below] = [below, above];
  }
  const { edits, begins } = above;
  let end = Math.max(0, title.length - most);
  for (let j = end; j <= width; j++) if (edits[j]! < edits[end]!) end = j;
  return edits[end]! > most ? null : { from: begins[end]!, to: first + end, edits: edits[end]! };
}

/** For each place of a text: the fewest edits with which the title so far ends there, and where it then begins. */
interface Row {
  readonly edits: Int32Array;
  readonly begins: Int32Array;
}

/** One more letter of the title; returns the fewest edits of the row. */
function fillRow(
  letter: number,
  text: string,
  first: number,
  low: number,
  high: number,
  { edits: above, begins }: Row,
  { edits: row, begins: from }: Row,
): number {
  let least = row[low - 1]!;
  for (let j = low; j <= high; j++) {
    let best = above[j - 1]! + (letter === text.charCodeAt(first + j - 1) ? 0 : 1);
    let begin = begins[j - 1]!;
    if (above[j]! + 1 < best) {
      best = above[j]! + 1;
      begin = begins[j]!;
    }
    if (row[j - 1]! + 1 < best) {
      best = row[j - 1]! + 1;
      begin = from[j - 1]!;
    }
    row[j] = best;
    from[j] = begin;
    if (best < least) least = best;
  }
  return least;
}

const rowOfWidth = (width: number): Row => ({
  edits: new Int32Array(width),
  begins: new Int32Array(width),
});

let rows: readonly [Row, Row] = [rowOfWidth(0), rowOfWidth(0)];

/** Two rows, the same for every title: there are millions to align. */
function workspace(width: number): readonly [Row, Row] {
  if (rows[0].edits.length < width) rows = [rowOfWidth(2 * width), rowOfWidth(2 * width)];
  return rows;
}
