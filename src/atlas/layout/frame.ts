import { centroid, type Rotation } from './rotation.ts';
import { slicedTransport, smoothMoves } from './sliced-transport.ts';

/** How a picture fills its frame. */
export interface FrameOptions {
  /** Lines along which points are transported, one after the other. */
  readonly lines: number;
  /** Standard deviation (share of the frame) over which the movement is smoothed: larger keeps neighbourhoods and sea, smaller fills more. */
  readonly smooth: number;
  /** Share of the way to uniform density. */
  readonly even: number;
}

const FRAME_OPTIONS: FrameOptions = { lines: 96, smooth: 0.08, even: 0.85 };

/** Room for the coast around the outermost papers. */
const MARGIN = 0.05;
/**
 * Fits points (n × 2) into the unit square, rotated, and moved so that they fill it without leaving their
 * neighbours: along many lines in turn the points are moved towards uniform density (sliced transport:
 * Pitié, Kokaram & Dahyot 2005), and the whole movement is smoothed before it is made.
 */
export function fillFrame(
  xy: Float64Array,
  rotation: Rotation,
  options: FrameOptions = FRAME_OPTIONS,
): Float64Array {
  const before = standardise(xy, rotation);
  const after = slicedTransport(before, options.lines);
  const moves = smoothMoves(before, after, options.smooth);
  const filled = before.map((value, j) => value + options.even * moves[j]!);
  return fitSquare(filled);
}

/** Rotated, around 0, as wide on average as points that fill the unit square evenly. */
function standardise(xy: Float64Array, [a, b, c, d]: Rotation): Float64Array {
  const n = xy.length / 2;
  const [meanX, meanY] = centroid(xy, null);
  let squares = 0;
  const out = new Float64Array(xy.length);
  for (let i = 0; i < n; i++) {
    const x = xy[2 * i]! - meanX;
    const y = xy[2 * i + 1]! - meanY;
    out[2 * i] = a * x + b * y;
    out[2 * i + 1] = c * x + d * y;
    squares += x * x + y * y;
  }
  const scale = squares > 0 ? Math.sqrt(n / 6 / squares) : 1;
  return out.map((value) => value * scale);
}

/** Stretches points (n × 2) along both axes until they fill the unit square but for a margin. */
export function fitSquare(xy: Float64Array): Float64Array {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [j, value] of xy.entries()) {
    low[j % 2] = Math.min(low[j % 2]!, value);
    high[j % 2] = Math.max(high[j % 2]!, value);
  }
  return xy.map((value, j) => {
    const range = high[j % 2]! - low[j % 2]!;
    const share = range > 1e-9 ? (value - low[j % 2]!) / range : 0.5;
    return MARGIN + share * (1 - 2 * MARGIN);
  });
}
