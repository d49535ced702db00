import { eigen } from '../embed/lsa.ts';
import { type Neighbours, nearestNeighbours } from '../neighbours/knn.ts';
import { type Random, seeded } from '../random.ts';
import { arrange, type PlaneOptions } from './embed-plane.ts';
import { fuzzyGraph } from './graph.ts';
import { leastDistance, separate } from './separate.ts';

/** How the map is laid out. */
export interface LayoutOptions extends PlaneOptions {
  /** More neighbours show the large shape, fewer the small neighbourhoods. */
  readonly neighbours: number;
  readonly seed: number;
}

const LAYOUT_OPTIONS: LayoutOptions = {
  neighbours: 15,
  epochs: 500,
  negatives: 5,
  a: 1.577,
  b: 0.895,
  seed: 20,
};

/** Room for the coast around the outermost papers. */
const MARGIN = 0.05;
/** Positions are published with this many digits: a tenth of a pixel on a map 10,000 px wide. */
const DIGITS = 5;
/** A new paper stands among this many of its nearest that have a place. */
const ANCHORS = 5;

/**
 * A place in the unit square for every paper: n × 2, rounded, no two closer than `leastDistance(n)`.
 * Papers with a place in `previous` (n × 2, −1 where there is none) keep it exactly; others are placed among them.
 * Without any, a UMAP-like layout of the vectors (n × d, unit rows) is made.
 */
export function layOut(
  vectors: Float32Array,
  dimensions: number,
  previous: Float64Array | null,
  options: LayoutOptions = LAYOUT_OPTIONS,
): Float64Array {
  const n = vectors.length / dimensions;
  const fixed = Uint8Array.from({ length: n }, (_, i) =>
    previous !== null && previous[2 * i]! >= 0 ? 1 : 0,
  );
  const placed = fixed.reduce((sum, value) => sum + value, 0);
  if (previous !== null && placed === n) return previous;
  const neighbours = nearestNeighbours(vectors, dimensions, options.neighbours);
  const xy =
    previous !== null && placed > 0
      ? placeAmong(vectors, dimensions, previous, fixed)
      : fitFrame(freshLayout(vectors, dimensions, neighbours, options));
  const least = leastDistance(n);
  separate(xy, least, fixed);
  return round(xy);
}

function freshLayout(
  vectors: Float32Array,
  dimensions: number,
  neighbours: Neighbours,
  options: LayoutOptions,
): Float64Array {
  const n = vectors.length / dimensions;
  const random = seeded(options.seed);
  const xy = principalPlane(vectors, dimensions, random);
  if (n > 3) arrange(xy, fuzzyGraph(neighbours, n), options, random);
  return xy;
}

/** The two main directions of the vectors, spread over ±10 with a little noise: a start that knows the large shape. */
function principalPlane(vectors: Float32Array, dimensions: number, random: Random): Float64Array {
  const n = vectors.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < vectors.length; i++) mean[i % dimensions]! += vectors[i]! / n;
  const covariance = new Float64Array(dimensions * dimensions);
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < dimensions; p++) {
      const value = vectors[i * dimensions + p]! - mean[p]!;
      for (let q = p; q < dimensions; q++)
        covariance[p * dimensions + q]! += value * (vectors[i * dimensions + q]! - mean[q]!);
    }
  }
  const directions = mainDirections(covariance, dimensions, random);
  const xy = new Float64Array(n * 2);
  let widest = 1e-9;
  for (let i = 0; i < n; i++) {
    for (let axis = 0; axis < 2; axis++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++)
        sum += (vectors[i * dimensions + d]! - mean[d]!) * directions[axis * dimensions + d]!;
      xy[2 * i + axis] = sum;
      widest = Math.max(widest, Math.abs(sum));
    }
  }
  for (let j = 0; j < xy.length; j++) xy[j] = (xy[j]! / widest) * 10 + (random() - 0.5) * 0.01;
  return xy;
}

/** The two leading eigenvectors (2 × d) of a symmetric matrix given by its upper half, by subspace iteration. */
function mainDirections(upper: Float64Array, size: number, random: Random): Float64Array {
  const directions = Float64Array.from({ length: 2 * size }, () => random() - 0.5);
  const product = new Float64Array(2 * size);
  for (let round = 0; round < 60; round++) {
    product.fill(0);
    for (let p = 0; p < size; p++) {
      for (let q = p; q < size; q++) {
        const value = upper[p * size + q]!;
        for (let axis = 0; axis < 2; axis++) {
          product[axis * size + p]! += value * directions[axis * size + q]!;
          if (q > p) product[axis * size + q]! += value * directions[axis * size + p]!;
        }
      }
    }
    for (let axis = 0; axis < 2; axis++) {
      if (axis === 1) {
        let dot = 0;
        for (let d = 0; d < size; d++) dot += product[d]! * product[size + d]!;
        for (let d = 0; d < size; d++) product[size + d]! -= dot * product[d]!;
      }
      let lengthSquared = 0;
      for (let d = 0; d < size; d++) lengthSquared += product[axis * size + d]! ** 2;
      const scale = lengthSquared > 1e-24 ? 1 / Math.sqrt(lengthSquared) : 0;
      for (let d = 0; d < size; d++) product[axis * size + d]! *= scale;
    }
    directions.set(product);
  }
  return directions;
}

/** Turns the points so that their longest direction lies across, and fits them into the square, margins kept. */
function fitFrame(xy: Float64Array): Float64Array {
  const n = xy.length / 2;
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const turned = turnAcross(xy);
  for (let j = 0; j < turned.length; j++) {
    low[j % 2] = Math.min(low[j % 2]!, turned[j]!);
    high[j % 2] = Math.max(high[j % 2]!, turned[j]!);
  }
  for (let i = 0; i < n; i++) {
    for (let axis = 0; axis < 2; axis++) {
      const range = high[axis]! - low[axis]!;
      const share = range > 1e-9 ? (turned[2 * i + axis]! - low[axis]!) / range : 0.5;
      turned[2 * i + axis] = MARGIN + share * (1 - 2 * MARGIN);
    }
  }
  return turned;
}

function turnAcross(xy: Float64Array): Float64Array {
  const n = xy.length / 2;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    meanX += xy[2 * i]! / n;
    meanY += xy[2 * i + 1]! / n;
  }
  const moments = new Float64Array(4);
  for (let i = 0; i < n; i++) {
    const x = xy[2 * i]! - meanX;
    const y = xy[2 * i + 1]! - meanY;
    moments[0]! += x * x;
    moments[1]! += x * y;
    moments[2]! += x * y;
    moments[3]! += y * y;
  }
  const { vectors } = eigen(moments, 2);
  const out = new Float64Array(xy.length);
  for (let i = 0; i < n; i++) {
    const x = xy[2 * i]! - meanX;
    const y = xy[2 * i + 1]! - meanY;
    out[2 * i] = x * vectors[0]! + y * vectors[2]!;
    out[2 * i + 1] = x * vectors[1]! + y * vectors[3]!;
  }
  return out;
}

/** New papers at the middle of their nearest ones that have a place, closer ones counting more. */
function placeAmong(
  vectors: Float32Array,
  dimensions: number,
  previous: Float64Array,
  fixed: Uint8Array,
): Float64Array {
  const n = fixed.length;
  const xy = previous.slice();
  for (let i = 0; i < n; i++) {
    if (fixed[i] === 1) continue;
    const nearest = nearestPlaced(vectors, dimensions, i, fixed);
    let x = 0;
    let y = 0;
    let total = 0;
    for (const { index, cosine } of nearest) {
      const weight = Math.max(1e-3, cosine) ** 4;
      x += weight * previous[2 * index]!;
      y += weight * previous[2 * index + 1]!;
      total += weight;
    }
    xy[2 * i] = x / total;
    xy[2 * i + 1] = y / total;
  }
  return xy;
}

function nearestPlaced(vectors: Float32Array, dimensions: number, i: number, fixed: Uint8Array) {
  const found: { readonly index: number; readonly cosine: number }[] = [];
  for (let j = 0; j < fixed.length; j++) {
    if (fixed[j] !== 1) continue;
    let cosine = 0;
    for (let d = 0; d < dimensions; d++)
      cosine += vectors[i * dimensions + d]! * vectors[j * dimensions + d]!;
    found.push({ index: j, cosine });
  }
  return found.sort((a, b) => b.cosine - a.cosine || a.index - b.index).slice(0, ANCHORS);
}

function round(xy: Float64Array): Float64Array {
  return xy.map((value) => Number(value.toFixed(DIGITS)));
}
