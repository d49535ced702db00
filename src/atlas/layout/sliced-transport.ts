/** Step of the angle from one line to the next: never the same line twice, all directions alike. */
const GOLDEN_SHARE = 0.6180339887498949;
/** Part of the way that a line moves the points: the next lines correct it. */
const LINE_STEP = 1 / 8;
/** Cells a side on which moves are smoothed. */
const GRID = 40;

/**
 * Moves points (n × 2, around 0) towards uniform density over the unit square around 0, along one line after the
 * other in many directions: sliced transport (Pitié, Kokaram & Dahyot 2005).
 */
export function slicedTransport(xy: Float64Array, lines: number): Float64Array {
  const n = xy.length / 2;
  const out = xy.slice();
  const along = new Float64Array(n);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let line = 0; line < lines; line++) {
    const angle = Math.PI * ((line * GOLDEN_SHARE) % 1);
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    for (let i = 0; i < n; i++) along[i] = out[2 * i]! * cos + out[2 * i + 1]! * sin;
    order.sort((a, b) => along[a]! - along[b]! || a - b);
    for (let rank = 0; rank < n; rank++) {
      const i = order[rank]!;
      const step = LINE_STEP * (projectedQuantile((rank + 0.5) / n, cos, sin) - along[i]!);
      out[2 * i]! += step * cos;
      out[2 * i + 1]! += step * sin;
    }
  }
  return out;
}

/** Where a share `p` of the unit square around 0 lies before, seen along a direction: its projection is a trapezium. */
function projectedQuantile(p: number, cos: number, sin: number): number {
  const short = Math.min(Math.abs(cos), Math.abs(sin));
  const long = Math.max(Math.abs(cos), Math.abs(sin));
  const ramp = short / (2 * long);
  if (p < ramp) return Math.sqrt(2 * p * short * long) - (short + long) / 2;
  if (p > 1 - ramp) return (short + long) / 2 - Math.sqrt(2 * (1 - p) * short * long);
  return (p - 0.5) * long;
}

/** Moves of points (n × 2), each the Gaussian mean of the moves around it, `smooth` its standard deviation; by way of a grid. */
export function smoothMoves(
  before: Float64Array,
  after: Float64Array,
  smooth: number,
): Float64Array {
  const n = before.length / 2;
  let reach = 1e-9;
  for (const value of before) reach = Math.max(reach, Math.abs(value));
  const cell = (2 * reach) / (GRID - 1);
  const layers = [0, 1, 2].map(() => new Float64Array(GRID * GRID));
  const [counts, movesX, movesY] = layers as [Float64Array, Float64Array, Float64Array];
  const eachCorner = (i: number, visit: (corner: number, share: number) => void) => {
    const gx = Math.min(GRID - 1.000001, (before[2 * i]! + reach) / cell);
    const gy = Math.min(GRID - 1.000001, (before[2 * i + 1]! + reach) / cell);
    const left = Math.floor(gx);
    const low = Math.floor(gy);
    for (let corner = 0; corner < 4; corner++) {
      const x = left + (corner & 1);
      const y = low + (corner >> 1);
      visit(y * GRID + x, (1 - Math.abs(gx - x)) * (1 - Math.abs(gy - y)));
    }
  };
  for (let i = 0; i < n; i++) {
    eachCorner(i, (corner, share) => {
      counts[corner]! += share;
      movesX[corner]! += share * (after[2 * i]! - before[2 * i]!);
      movesY[corner]! += share * (after[2 * i + 1]! - before[2 * i + 1]!);
    });
  }
  for (const layer of layers) blur(layer, smooth / cell);
  const moves = new Float64Array(before.length);
  for (let i = 0; i < n; i++) {
    let weight = 0;
    eachCorner(i, (corner, share) => {
      weight += share * counts[corner]!;
      moves[2 * i]! += share * movesX[corner]!;
      moves[2 * i + 1]! += share * movesY[corner]!;
    });
    if (weight > 0) {
      moves[2 * i]! /= weight;
      moves[2 * i + 1]! /= weight;
    }
  }
  return moves;
}

/** Gaussian blur of a GRID × GRID layer, in place, rows then columns. */
function blur(layer: Float64Array, deviation: number): void {
  const weights = Float64Array.from({ length: GRID }, (_, d) =>
    Math.exp(-(d * d) / (2 * deviation * deviation + 1e-9)),
  );
  const line = new Float64Array(GRID);
  for (const [step, stride] of [
    [1, GRID],
    [GRID, 1],
  ] as const) {
    for (let row = 0; row < GRID; row++) {
      for (let at = 0; at < GRID; at++) {
        let sum = 0;
        for (let other = 0; other < GRID; other++)
          sum += weights[Math.abs(at - other)]! * layer[row * stride + other * step]!;
        line[at] = sum;
      }
      for (let at = 0; at < GRID; at++) layer[row * stride + at * step] = line[at]!;
    }
  }
}
