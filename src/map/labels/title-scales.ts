import type { Label } from './label.ts';
import { areApart, type Box, makeBox, scaleApart } from './label-box.ts';
import { shortTitle, TITLE_DROP, TITLE_SIZE } from './title-text.ts';

/** Titles come from this scale on; later where there are more papers, which then stand closer. */
const EARLIEST = 1700;
const EARLIEST_PAPERS = 311;
/** The deepest zoom on a large screen. */
const LATEST = 260_000;
/** More pixels than two boxes keep between them. */
const APART = 8;

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * For each paper the scale from which on its title is free of names and of titles before it; 0 where it is at none.
 * Only titles that could meet at `EARLIEST` are compared: they lie in the same or the next row of a grid, near in x.
 */
export function titleScales(
  papers: readonly Place[],
  titles: readonly string[],
  names: readonly (Box & Label)[],
): Uint32Array {
  const from = new Uint32Array(papers.length);
  const earliest = EARLIEST * Math.max(1, Math.sqrt(papers.length / EARLIEST_PAPERS));
  const boxes = papers.map(({ x, y }, i) => ({
    ...makeBox([shortTitle(titles[i]!)], TITLE_SIZE, false),
    x,
    y,
  }));
  const rowHeight = ((boxes[0]?.height ?? 0) + APART) / earliest;
  const rows = new Map<number, number[]>();
  const rowOf = (y: number) => Math.floor(y / rowHeight);
  for (const [i, box] of boxes.entries()) {
    let free = freeOfNames(box, names, earliest);
    for (let row = rowOf(box.y) - 1; row <= rowOf(box.y) + 1; row++) {
      free = freeOfTitles(box, rows.get(row) ?? [], boxes, from, free);
    }
    if (free > LATEST) continue;
    from[i] = Math.ceil(free);
    const row = rowOf(box.y);
    if (rows.has(row)) rows.get(row)!.push(i);
    else rows.set(row, [i]);
  }
  return from;
}

/** The scale, `earliest` at least, from which on a title is free of `others`, each of which is shown from scale `from[j]` on. */
function freeOfTitles(
  box: Box & Place,
  others: readonly number[],
  boxes: readonly (Box & Place)[],
  from: Uint32Array,
  earliest: number,
): number {
  let free = earliest;
  for (const j of others) {
    const other = boxes[j]!;
    if (areApart(box, other, free)) continue;
    const until = scaleApart(box, other);
    if (until > from[j]!) free = Math.max(free, until);
  }
  return free;
}

/** The scale, `earliest` at least, from which on a title is free of names. */
function freeOfNames(box: Box & Place, names: readonly (Box & Label)[], earliest: number): number {
  // A title hangs below its paper: with that much more room above and below it keeps clear of whatever it meets.
  const hung = { ...box, height: box.height + 2 * TITLE_DROP };
  let free = earliest;
  for (const name of names) {
    if (areApart(hung, name, free)) continue;
    const until = Math.min(scaleApart(hung, name), name.maxScale);
    if (until > name.minScale) free = Math.max(free, until);
  }
  return free;
}
