import type { Neighbours } from '../neighbours/knn.ts';
import { type OnStep, UNWATCHED } from '../on-step.ts';
import { seeded } from '../random.ts';
import { affinities } from './affinities.ts';
import { fillFrame, fitSquare } from './frame.ts';
import { placeAmong, placeNewPapers, scaleOf } from './place-new-papers.ts';
import { principalPlane } from './principal-plane.ts';
import { leastDistance, pushApart, pushFrom } from './push-apart.ts';
import { refinePlacement } from './refine-placement.ts';
import { principalAxisAlign, procrustesAlign } from './rotation.ts';
import { type DescentOptions, tsneDescent } from './tsne-descent.ts';

/** How the map is laid out. */
export interface LayoutOptions extends DescentOptions {
  /** About so many papers count as a paper's neighbours: more show the large shape, fewer the small neighbourhoods. */
  readonly perplexity: number;
  readonly seed: number;
}

const LAYOUT_OPTIONS: LayoutOptions = {
  perplexity: 30,
  exaggerationIterations: 250,
  iterations: 500,
  exaggeration: 12,
  lateExaggeration: 1,
  early: { rate: 1, momentum: 0.5 },
  late: { rate: 1, momentum: 0.8 },
  theta: 0.5,
  grouped: false,
  seed: 20,
};

/** A fresh layout is refined up to this many papers: its time grows with their square, and beyond them it would be seconds. */
const MAX_REFINED = 2500;
/** Beyond three times the perplexity a neighbour weighs nothing (van der Maaten 2014). */
const NEIGHBOURS_EACH = 3;
/** Corpora larger than this have neighbourhoods enough with fewer papers in each. */
const LARGE = 4000;
const LARGE_NEIGHBOURS = 45;
/** They need repulsion less exact, and neighbours in their crowds meet the same cells: a third of the time, the same figures. */
const LARGE_REPULSION = { theta: 0.8, grouped: true } as const;
/** From here on each step takes so long that few, long ones are worth finding. */
const VERY_LARGE = 20_000;
/**
 * Once attraction is what it is, steps of full length n, as those of exaggeration are of n over the exaggeration
 * (openTSNE: Poličar, Stražar & Zupan 2024), with more momentum: a third of the steps, the same figures.
 */
const VERY_LARGE_DESCENT = {
  exaggerationIterations: 75,
  iterations: 300,
  early: { rate: 2, momentum: 0.8 },
  late: { rate: 12, momentum: 0.9 },
} as const;
/** Positions are published with this many digits: a tenth of a pixel on a map 10,000 px wide. */
const DIGITS = 5;

/**
 * A place in the unit square for every paper: n × 2, rounded, no two closer than `leastDistance(n)`.
 * Papers with a place in `previous` (n × 2, −1 where there is none) keep it exactly; others are placed among them.
 * Without any, or `fresh`, a layout of the vectors (n × d, unit rows) is made from nothing: t-SNE, moved to fill the
 * frame, aligned with the previous places, and refined paper by paper. `neighbours` are those of the vectors, `neighboursWanted` each.
 * `onStep` hears of each step of a layout made from nothing.
 */
export function layOut(
  vectors: Float32Array,
  dimensions: number,
  neighbours: Neighbours,
  previous: Float64Array | null,
  fresh = false,
  options: LayoutOptions = LAYOUT_OPTIONS,
  onStep: OnStep = UNWATCHED,
): Float64Array {
  const n = vectors.length / dimensions;
  if (previous !== null && !fresh && previous.every((value) => value >= 0)) return previous;
  const fixed = new Uint8Array(n);
  let xy: Float64Array;
  if (previous !== null && !fresh) {
    for (let i = 0; i < n; i++) fixed[i] = previous[2 * i]! >= 0 ? 1 : 0;
    xy = previous.slice();
    placeNewPapers(xy, fixed, neighbours);
    refinePlacement(xy, fixed, neighbours);
  } else {
    const plane = principalPlane(vectors, dimensions, seeded(options.seed));
    const wanted = affinities(neighbours, n, perplexityFor(neighbours, options));
    if (n > 3) tsneDescent(plane, wanted, descentFor(n, options), onStep);
    xy = fillFrame(
      plane,
      previous === null ? principalAxisAlign(plane) : procrustesAlign(plane, previous),
    );
    if (n <= MAX_REFINED) refinePlacement(xy, fixed, neighbours);
    xy = fitSquare(xy);
  }
  pushApart(xy, leastDistance(n), fixed);
  return xy.map(rounded);
}

/**
 * Prepares to place further papers one by one among those of a map (xy: n × 2) whose neighbours are given: as new papers
 * are placed, were each the only one to come. As where many come, none is moved again to keep more true neighbours.
 */
export function placeFurther(
  xy: Float64Array,
  neighbours: Neighbours,
): (own: Neighbours) => readonly [x: number, y: number] {
  const place = placeAmong(xy, scaleOf(xy, neighbours));
  const push = pushFrom(xy, leastDistance(xy.length / 2));
  return (own) => {
    const [x, y] = push(...place(own));
    return [rounded(x), rounded(y)];
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(DIGITS));
}

/** How many neighbours of each paper a layout of n papers asks for. */
export function neighboursWanted(n: number, { perplexity } = LAYOUT_OPTIONS): number {
  return n > LARGE ? LARGE_NEIGHBOURS : NEIGHBOURS_EACH * perplexity;
}

function descentFor(n: number, options: LayoutOptions): DescentOptions {
  if (n <= LARGE) return options;
  return { ...options, ...LARGE_REPULSION, ...(n > VERY_LARGE ? VERY_LARGE_DESCENT : {}) };
}

/** Small corpora have no fifty neighbours. */
function perplexityFor({ k }: Neighbours, { perplexity }: LayoutOptions): number {
  return Math.max(1, Math.min(perplexity, k / NEIGHBOURS_EACH));
}
