import type { Neighbours } from '../neighbours/knn.ts';
import { leastDistance } from './push-apart.ts';

/** Neighbourhoods of this size are to be kept: the size that fidelity is measured with. */
const KEPT = 10;
/** Steps tried to each side of a paper, on a grid, in units of the usual distance of papers. */
const STEPS = 3;
const STEP = 0.35;
/** Beside a neighbour, in the same units. */
const BESIDE = 0.18;
/** Between every two of so many closest ones. */
const BETWEEN = 5;
/** In a second pass papers answer to those that moved after them; a third changes nothing that can be measured. */
const PASSES = 2;
/** The search looks at every paper for every one that moves: beyond this product it would take minutes, and the gain is smallest there. */
const MAX_LOOKS = 2e7;
/** Nothing is tried closer to the frame. */
const EDGE = 0.02;

/**
 * Moves each paper that is not fixed, in place, to the spot among some hundred (around it, beside its neighbours,
 * between them) at which the map as a whole keeps most true neighbours: its own that would stand among its ten
 * nearest there, and those of the papers around, into whose ten nearest it would come. `neighbours` are those in
 * meaning, ten or more.
 */
export function refinePlacement(xy: Float64Array, fixed: Uint8Array, neighbours: Neighbours): void {
  const n = fixed.length;
  const movers = [...fixed.keys()].filter((i) => fixed[i] === 0);
  const turns = Array.from({ length: PASSES }, () => movers).flat();
  const kept = Math.min(KEPT, neighbours.k, n - 2);
  if (kept < 1 || movers.length * n > MAX_LOOKS) return;
  const tooClose = leastDistance(n) ** 2;
  const rows = mapRows(xy, kept);
  const reach = new Float64Array(n);
  const gain = new Int8Array(n);
  const own = new Uint8Array(n);
  const nearestSquared = new Float64Array(kept);
  const nearestOwn = new Uint8Array(kept);

  /** True neighbours kept with paper `i` at (x, y), more than without it; −1 where another stands too close. */
  const keptAt = (i: number, x: number, y: number): number => {
    nearestSquared.fill(Number.POSITIVE_INFINITY);
    let sum = 0;
    for (let other = 0; other < n; other++) {
      if (other === i) continue;
      const dx = xy[2 * other]! - x;
      const dy = xy[2 * other + 1]! - y;
      const distSquared = dx * dx + dy * dy;
      if (distSquared < tooClose) return -1;
      if (distSquared < reach[other]!) sum += gain[other]!;
      if (distSquared >= nearestSquared[kept - 1]!) continue;
      let at = kept - 1;
      for (; at > 0 && nearestSquared[at - 1]! > distSquared; at--) {
        nearestSquared[at] = nearestSquared[at - 1]!;
        nearestOwn[at] = nearestOwn[at - 1]!;
      }
      nearestSquared[at] = distSquared;
      nearestOwn[at] = own[other]!;
    }
    for (const one of nearestOwn) sum += one;
    return sum;
  };

  for (const i of turns) {
    const truth = neighbours.indices.subarray(i * neighbours.k, i * neighbours.k + kept);
    own.fill(0);
    for (const other of truth) own[other] = 1;
    for (let other = 0; other < n; other++) {
      const last = rows.lastWithout(other, i);
      reach[other] = last.distSquared;
      gain[other] =
        isTrue(neighbours, kept, other, i) - isTrue(neighbours, kept, other, last.index);
    }
    const [bestX, bestY] = bestSpot(xy, i, truth, keptAt);
    if (bestX === xy[2 * i]! && bestY === xy[2 * i + 1]!) continue;
    xy[2 * i] = bestX;
    xy[2 * i + 1] = bestY;
    rows.moved(i);
  }
}

/** Where paper `i` had best stand: the spot with the most true neighbours, its own place where none has more. */
function bestSpot(
  xy: Float64Array,
  i: number,
  truth: Int32Array,
  keptAt: (i: number, x: number, y: number) => number,
): readonly [x: number, y: number] {
  let spot = [xy[2 * i]!, xy[2 * i + 1]!] as const;
  let best = keptAt(i, ...spot);
  for (const [x, y] of spotsFor(xy, i, truth)) {
    if (Math.min(x, y) < EDGE || Math.max(x, y) > 1 - EDGE) continue;
    const here = keptAt(i, x, y);
    if (here <= best) continue;
    best = here;
    spot = [x, y];
  }
  return spot;
}

/** 1 where `candidate` is among the closest in meaning of `paper`. */
function isTrue(
  { k, indices }: Neighbours,
  kept: number,
  paper: number,
  candidate: number,
): number {
  for (let j = paper * k; j < paper * k + kept; j++) if (indices[j] === candidate) return 1;
  return 0;
}

function spotsFor(xy: Float64Array, i: number, truth: Int32Array): (readonly [number, number])[] {
  const unit = 1 / Math.sqrt(xy.length / 2);
  const at = (paper: number) => [xy[2 * paper]!, xy[2 * paper + 1]!] as const;
  const spots: (readonly [number, number])[] = [];
  const [x, y] = at(i);
  for (let row = -STEPS; row <= STEPS; row++)
    for (let column = -STEPS; column <= STEPS; column++)
      spots.push([x + column * STEP * unit, y + row * STEP * unit]);
  for (const other of truth) {
    const [u, v] = at(other);
    const aside = BESIDE * unit;
    spots.push([u + aside, v], [u - aside, v], [u, v + aside], [u, v - aside]);
  }
  for (let a = 0; a < Math.min(BETWEEN, truth.length); a++) {
    for (let b = a + 1; b < Math.min(BETWEEN, truth.length); b++) {
      const [u, v] = at(truth[a]!);
      const [s, t] = at(truth[b]!);
      spots.push([(u + s) / 2, (v + t) / 2]);
    }
  }
  return spots;
}

/** The nearest on the map of every paper, one more than are kept, so that one can be thought away. */
function mapRows(xy: Float64Array, kept: number) {
  const n = xy.length / 2;
  const width = kept + 1;
  const indices = new Int32Array(n * width);
  const distSquared = new Float64Array(n * width);
  const fill = (paper: number): void => {
    const start = paper * width;
    distSquared.fill(Number.POSITIVE_INFINITY, start, start + width);
    for (let other = 0; other < n; other++) {
      if (other === paper) continue;
      const dx = xy[2 * other]! - xy[2 * paper]!;
      const dy = xy[2 * other + 1]! - xy[2 * paper + 1]!;
      const far = dx * dx + dy * dy;
      if (far >= distSquared[start + kept]!) continue;
      let at = start + kept;
      for (; at > start && distSquared[at - 1]! > far; at--) {
        distSquared[at] = distSquared[at - 1]!;
        indices[at] = indices[at - 1]!;
      }
      distSquared[at] = far;
      indices[at] = other;
    }
  };
  for (let paper = 0; paper < n; paper++) fill(paper);
  const has = (paper: number, other: number): boolean => {
    for (let j = paper * width; j < (paper + 1) * width; j++) if (indices[j] === other) return true;
    return false;
  };
  return {
    /** The last of a paper's kept nearest, were `gone` not there. */
    lastWithout(paper: number, gone: number) {
      const place = paper * width + (has(paper, gone) ? kept : kept - 1);
      return { index: indices[place]!, distSquared: distSquared[place]! };
    },
    /** A paper stands elsewhere now. */
    moved(mover: number): void {
      for (let paper = 0; paper < n; paper++) {
        const dx = xy[2 * mover]! - xy[2 * paper]!;
        const dy = xy[2 * mover + 1]! - xy[2 * paper + 1]!;
        const came = dx * dx + dy * dy < distSquared[paper * width + kept]!;
        if (paper === mover || came || has(paper, mover)) fill(paper);
      }
    },
  };
}
