import type { Random } from '../random.ts';
import type { Graph } from './graph.ts';

/** How the plane is filled. */
export interface PlaneOptions {
  /** Fewer for large corpora: each epoch moves every edge by its weight. */
  readonly epochs: number;
  /** Papers pushed apart for each pair pulled together. */
  readonly negatives: number;
  /** Curve 1 / (1 + a d^2b) of UMAP: these stand for spread 1 and minimum distance 0.1. */
  readonly a: number;
  readonly b: number;
}

const LARGEST_STEP = 4;

/** Moves points (n × 2, in place) until neighbours stand close: UMAP's optimisation by sampling (McInnes et al. 2018, section 3.2). */
export function arrange(
  xy: Float64Array,
  graph: Graph,
  options: PlaneOptions,
  random: Random,
): void {
  const { from, to, weights } = graph;
  const n = xy.length / 2;
  const { a, b } = options;
  let heaviest = 0;
  for (const weight of weights) heaviest = Math.max(heaviest, weight);
  const due = new Float64Array(weights.length);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = 1 - epoch / options.epochs;
    for (let e = 0; e < weights.length; e++) {
      due[e]! += weights[e]! / heaviest;
      if (due[e]! < 1) continue;
      due[e]! -= 1;
      const i = from[e]! * 2;
      const j = to[e]! * 2;
      const dx = xy[i]! - xy[j]!;
      const dy = xy[i + 1]! - xy[j + 1]!;
      const distSquared = dx * dx + dy * dy;
      if (distSquared > 0) {
        const pull = (-2 * a * b * distSquared ** (b - 1)) / (1 + a * distSquared ** b);
        const stepX = clip(pull * dx) * rate;
        const stepY = clip(pull * dy) * rate;
        xy[i]! += stepX;
        xy[i + 1]! += stepY;
        xy[j]! -= stepX;
        xy[j + 1]! -= stepY;
      }
      for (let s = 0; s < options.negatives; s++) {
        push(xy, i, 2 * Math.floor(random() * n), rate, a, b);
        push(xy, j, 2 * Math.floor(random() * n), rate, a, b);
      }
    }
  }
}

function push(xy: Float64Array, i: number, j: number, rate: number, a: number, b: number): void {
  if (i === j) return;
  const dx = xy[i]! - xy[j]!;
  const dy = xy[i + 1]! - xy[j + 1]!;
  const distSquared = dx * dx + dy * dy;
  const force = (2 * b) / ((0.001 + distSquared) * (1 + a * distSquared ** b));
  xy[i]! += clip(force * dx) * rate;
  xy[i + 1]! += clip(force * dy) * rate;
}

function clip(step: number): number {
  return step > LARGEST_STEP ? LARGEST_STEP : step < -LARGEST_STEP ? -LARGEST_STEP : step;
}
