import type { Neighbours } from '../neighbours/knn.ts';
import { conditionalRows } from './affinities.ts';
import { barnesHutRepulsion, repulsionAmong } from './repulsion.ts';

/** How new papers find their places among old ones. */
export interface PlacementOptions {
  /** About so many neighbours decide: fewer than in a fresh layout, because the large shape stands already. */
  readonly perplexity: number;
  readonly steps: number;
  readonly theta: number;
}

const PLACEMENT_OPTIONS: PlacementOptions = { perplexity: 20, steps: 60, theta: 0.5 };

/** Old papers that are asked how the map is scaled. */
const ASKED = 200;
/** Scales tried, from one to the next by a quarter. */
const SCALES = 24;
const MIN_SCALE = 4;
const SCALE_STEP = 1.25;
/** Longest step in units of the kernel. */
const MAX_STEP = 0.5;

/**
 * Places for papers that have none among those that have one (`fixed[i]`, exact and never moved), in place: each new
 * one moves down the divergence between whom it is close to in meaning and whom it is close to on the map, as t-SNE
 * has it for one row (van der Maaten & Hinton 2008). The scale between the two is read off the old papers.
 */
export function placeNewPapers(
  xy: Float64Array,
  fixed: Uint8Array,
  neighbours: Neighbours,
  options: PlacementOptions = PLACEMENT_OPTIONS,
): void {
  const n = fixed.length;
  const wanted = conditionalRows(neighbours, n, options.perplexity);
  const scale = readScale(xy, fixed, neighbours, wanted);
  startAmongNeighbours(xy, fixed, neighbours, wanted, scale);
  const movers = Int32Array.from(fixed.keys()).filter((i) => fixed[i] === 0);
  const places = xy.map((value) => value * scale);
  const forces = new Float64Array(xy.length);
  const sums = new Float64Array(n);
  for (let step = 0; step < options.steps; step++) {
    const rate = 1 - step / options.steps;
    barnesHutRepulsion(places, options.theta, movers, forces, sums);
    for (const i of movers) {
      const met = { x: forces[2 * i]!, y: forces[2 * i + 1]!, sum: sums[i]! };
      const [dx, dy] = stepFrom(places, i, met, neighbours, wanted, i, rate);
      forces[2 * i] = dx;
      forces[2 * i + 1] = dy;
    }
    for (const i of movers) {
      places[2 * i]! += forces[2 * i]!;
      places[2 * i + 1]! += forces[2 * i + 1]!;
    }
  }
  for (const i of movers) {
    xy[2 * i] = inside(places[2 * i]! / scale);
    xy[2 * i + 1] = inside(places[2 * i + 1]! / scale);
  }
}

/**
 * Prepares to place further papers one by one among papers that stand (xy: n × 2, at the scale that `scaleOf` reads): as
 * `placeNewPapers` does, were each the only one to come. What it returns takes the neighbours of one: a row.
 */
export function placeAmong(
  xy: Float64Array,
  scale: number,
): (neighbours: Neighbours) => readonly [x: number, y: number] {
  const { perplexity, steps, theta } = PLACEMENT_OPTIONS;
  const places = new Float64Array(xy.length + 2);
  for (let j = 0; j < xy.length; j++) places[j] = xy[j]! * scale;
  const met = repulsionAmong(places.subarray(0, xy.length), theta);
  const own = xy.length / 2;
  const standing = new Uint8Array(own).fill(1);
  return (neighbours) => {
    const wanted = conditionalRows(neighbours, 1, perplexity);
    const [x, y] = startOf(xy, 0, standing, neighbours, wanted, scale);
    places[2 * own] = x * scale;
    places[2 * own + 1] = y * scale;
    for (let step = 0; step < steps; step++) {
      const rate = 1 - step / steps;
      const meets = met(places[2 * own]!, places[2 * own + 1]!);
      const [dx, dy] = stepFrom(places, own, meets, neighbours, wanted, 0, rate);
      places[2 * own]! += dx;
      places[2 * own + 1]! += dy;
    }
    return [inside(places[2 * own]! / scale), inside(places[2 * own + 1]! / scale)];
  };
}

/** The scale of a map on which all papers stand, as `placeNewPapers` reads it. */
export function scaleOf(xy: Float64Array, neighbours: Neighbours): number {
  const n = xy.length / 2;
  const wanted = conditionalRows(neighbours, n, PLACEMENT_OPTIONS.perplexity);
  return readScale(xy, new Uint8Array(n).fill(1), neighbours, wanted);
}

/** One step of paper `i` down the divergence: `met` is what pushes it; what it wants stands in `row` of `wanted`. */
function stepFrom(
  places: Float64Array,
  i: number,
  met: { readonly x: number; readonly y: number; readonly sum: number },
  { k, indices }: Neighbours,
  wanted: Float64Array,
  row: number,
  rate: number,
): readonly [dx: number, dy: number] {
  let slopeX = -met.x / Math.max(1e-9, met.sum);
  let slopeY = -met.y / Math.max(1e-9, met.sum);
  for (let j = 0; j < k; j++) {
    const other = indices[row * k + j]!;
    const dx = places[2 * i]! - places[2 * other]!;
    const dy = places[2 * i + 1]! - places[2 * other + 1]!;
    const force = wanted[row * k + j]! / (1 + dx * dx + dy * dy);
    slopeX += force * dx;
    slopeY += force * dy;
  }
  const slope = Math.hypot(slopeX, slopeY);
  const length = Math.min(MAX_STEP, 4 * slope) * rate;
  return slope === 0 ? [0, 0] : [(-slopeX / slope) * length, (-slopeY / slope) * length];
}

/** The factor from the frame to units of the kernel under which the old papers' neighbours are most likely theirs. */
function readScale(
  xy: Float64Array,
  fixed: Uint8Array,
  { k, indices }: Neighbours,
  wanted: Float64Array,
): number {
  const old = Int32Array.from(fixed.keys()).filter((i) => fixed[i] === 1);
  const stride = Math.max(1, Math.floor(old.length / ASKED));
  let best = Number.NEGATIVE_INFINITY;
  let bestScale = MIN_SCALE;
  for (let s = 0, scale = MIN_SCALE; s < SCALES; s++, scale *= SCALE_STEP) {
    const squared = scale * scale;
    let likelihood = 0;
    for (let o = 0; o < old.length; o += stride) {
      const i = old[o]!;
      let sum = -1;
      for (const j of old) sum += closeness(xy, i, j, squared);
      if (sum <= 0) continue;
      for (let j = 0; j < k; j++) {
        const other = indices[i * k + j]!;
        if (fixed[other] === 1)
          likelihood += wanted[i * k + j]! * Math.log(closeness(xy, i, other, squared) / sum);
      }
    }
    if (likelihood > best) {
      best = likelihood;
      bestScale = scale;
    }
  }
  return bestScale;
}

function closeness(xy: Float64Array, i: number, j: number, scaleSquared: number): number {
  const dx = xy[2 * i]! - xy[2 * j]!;
  const dy = xy[2 * i + 1]! - xy[2 * j + 1]!;
  return 1 / (1 + scaleSquared * (dx * dx + dy * dy));
}

/**
 * Starts each new paper at the place among its placed neighbours where most of them are close: beside the best of
 * them. Papers whose neighbours are all new wait until these have a place; the last ones start in the middle.
 */
function startAmongNeighbours(
  xy: Float64Array,
  fixed: Uint8Array,
  neighbours: Neighbours,
  wanted: Float64Array,
  scale: number,
): void {
  const { k, indices } = neighbours;
  const placed = fixed.slice();
  let waiting = [...fixed.keys()].filter((i) => fixed[i] === 0);
  while (waiting.length > 0) {
    const ready = waiting.filter((i) => {
      for (let j = 0; j < k; j++) if (placed[indices[i * k + j]!] === 1) return true;
      return false;
    });
    for (const i of ready.length > 0 ? ready : waiting)
      xy.set(startOf(xy, i, placed, neighbours, wanted, scale), 2 * i);
    if (ready.length === 0) return;
    for (const i of ready) placed[i] = 1;
    waiting = waiting.filter((i) => placed[i] === 0);
  }
}

/** The place of that placed neighbour of paper `i` at which the others are likeliest to be its neighbours; the middle where none is placed. */
function startOf(
  xy: Float64Array,
  i: number,
  placed: Uint8Array,
  { k, indices }: Neighbours,
  wanted: Float64Array,
  scale: number,
): readonly [x: number, y: number] {
  let most = Number.NEGATIVE_INFINITY;
  let best = -1;
  for (let j = 0; j < k; j++) {
    const at = indices[i * k + j]!;
    if (placed[at] !== 1) continue;
    let likelihood = 0;
    for (let l = 0; l < k; l++) {
      const other = indices[i * k + l]!;
      if (placed[other] === 1)
        likelihood += wanted[i * k + l]! * Math.log(closeness(xy, at, other, scale * scale));
    }
    if (likelihood <= most) continue;
    most = likelihood;
    best = at;
  }
  return best === -1 ? [0.5, 0.5] : [xy[2 * best]!, xy[2 * best + 1]!];
}

function inside(value: number): number {
  return Math.min(1, Math.max(0, value));
}
