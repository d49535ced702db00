import { type OnStep, UNWATCHED } from '../on-step.ts';
import type { Affinities } from './affinities.ts';
import { barnesHutRepulsion, groupedRepulsion } from './repulsion.ts';

/** How fast t-SNE descends. */
interface Pace {
  /** Length of steps, as a multiple of n over the exaggeration (Belkina et al. 2019): longer ones need be fewer. */
  readonly rate: number;
  /** Share of each step that goes on into the next: more needs fewer steps, and may shoot past. */
  readonly momentum: number;
}

/** How t-SNE descends. */
export interface DescentOptions {
  /** Steps of early exaggeration, in which neighbours attract more, so that groups form first. */
  readonly exaggerationIterations: number;
  /** Steps after them. */
  readonly iterations: number;
  /** Factor of attraction during them. */
  readonly exaggeration: number;
  /** Factor of attraction afterwards: above 1 groups contract, below they expand. */
  readonly lateExaggeration: number;
  /** How fast it goes during those steps, and after them. */
  readonly early: Pace;
  readonly late: Pace;
  /** Larger is faster and coarser: see `barnesHutRepulsion`. */
  readonly theta: number;
  /** Whether neighbours share their walks through the tree of cells. */
  readonly grouped: boolean;
}

/** A step longer than this (units of the kernel) would tear the picture. */
const MAX_STEP = 5;
const MIN_GAIN = 0.01;

/**
 * Moves points (n × 2, in place) by gradient descent with momentum on the divergence of t-SNE
 * (van der Maaten & Hinton 2008; step length and start after Belkina et al. 2019 and Kobak & Linderman 2021).
 */
export function tsneDescent(
  xy: Float64Array,
  wanted: Affinities,
  options: DescentOptions,
  onStep: OnStep = UNWATCHED,
): void {
  const { rowStarts, columns, values } = wanted;
  const n = xy.length / 2;
  const slopes = new Float64Array(xy.length);
  const sums = new Float64Array(n);
  const velocity = new Float64Array(xy.length);
  const gains = new Float64Array(xy.length).fill(1);
  const unit = n / options.exaggeration;
  const steps = options.exaggerationIterations + options.iterations;
  for (let step = 0; step < steps; step++) {
    onStep(step, steps);
    const exaggerated = step < options.exaggerationIterations;
    const pull = exaggerated ? options.exaggeration : options.lateExaggeration;
    const { rate, momentum } = exaggerated ? options.early : options.late;
    if (options.grouped) groupedRepulsion(xy, options.theta, slopes, sums);
    else barnesHutRepulsion(xy, options.theta, null, slopes, sums);
    let total = 0;
    for (const sum of sums) total += sum;
    for (let i = 0; i < n; i++) {
      const x = xy[2 * i]!;
      const y = xy[2 * i + 1]!;
      let pullX = 0;
      let pullY = 0;
      for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
        const dx = x - xy[2 * columns[e]!]!;
        const dy = y - xy[2 * columns[e]! + 1]!;
        const force = values[e]! / (1 + dx * dx + dy * dy);
        pullX += force * dx;
        pullY += force * dy;
      }
      slopes[2 * i] = pull * pullX - slopes[2 * i]! / total;
      slopes[2 * i + 1] = pull * pullY - slopes[2 * i + 1]! / total;
    }
    for (let c = 0; c < xy.length; c++) {
      const slope = slopes[c]!;
      const before = velocity[c]!;
      const gain = slope > 0 === before > 0 ? gains[c]! * 0.8 : gains[c]! + 0.2;
      gains[c] = Math.max(MIN_GAIN, gain);
      const speed = momentum * before - unit * rate * gains[c]! * slope;
      velocity[c] = Math.max(-MAX_STEP, Math.min(MAX_STEP, speed));
    }
    for (let c = 0; c < xy.length; c++) xy[c]! += velocity[c]!;
  }
}
