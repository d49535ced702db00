// Runs in the browser too: the closest papers of each, as `data/<version>/related.bin` has them.

/** Papers of a row: enough to see on which side of a border a paper stands. */
const RELATED_ROW = 6;
/** Where a paper has fewer. */
const NONE = 0xffffffff;

/** Little-endian words, `RELATED_ROW` a paper in the order of slugs: the places of its closest papers. */
export function relatedRows(related: readonly (readonly number[])[]): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(related.length * RELATED_ROW).fill(NONE);
  for (const [i, places] of related.entries())
    rows.set(places.slice(0, RELATED_ROW), i * RELATED_ROW);
  return rows;
}

/** A paper with how many of its closest papers are in each of two selections. */
export interface BetweenPaper {
  readonly place: number;
  readonly inFirst: number;
  readonly inSecond: number;
}

/**
 * Papers between two selections, by their places: those with most of their closest papers in the selection in which they
 * have fewer, then with most in both. Papers in both selections are on neither side. Ties by place.
 */
export function papersBetween(
  rows: Uint32Array,
  first: Uint8Array,
  second: Uint8Array,
  most: number,
): readonly BetweenPaper[] {
  const found: BetweenPaper[] = [];
  for (let place = 0; place < first.length; place++) {
    let inFirst = 0;
    let inSecond = 0;
    for (let r = place * RELATED_ROW; r < (place + 1) * RELATED_ROW; r++) {
      const other = rows[r]!;
      if (other === NONE || first[other] === second[other]) continue;
      if (first[other] === 1) inFirst++;
      else inSecond++;
    }
    if (inFirst > 0 && inSecond > 0) found.push({ place, inFirst, inSecond });
  }
  const weaker = ({ inFirst, inSecond }: BetweenPaper) => Math.min(inFirst, inSecond);
  const all = ({ inFirst, inSecond }: BetweenPaper) => inFirst + inSecond;
  return found
    .sort((a, b) => weaker(b) - weaker(a) || all(b) - all(a) || a.place - b.place)
    .slice(0, most);
}
