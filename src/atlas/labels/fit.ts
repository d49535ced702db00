import { type Mentions, visitShared } from './mentions.ts';

/** The papers among which names are looked for. */
export interface Scope {
  /** Indices of papers, rising. */
  readonly members: Int32Array;
  /** All papers: n × d, row-major, unit length. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

/** How well a name fits each member. */
export interface Fit {
  /** Members: probability-like, 0–1, that the name says what the paper is about. */
  readonly fits: Float32Array;
  /** How far apart in meaning the papers that speak of it stand from the others, in standard deviations. */
  readonly coherence: number;
}

/** What speaking of a thing in the title adds to the log-odds; a sentence of the abstract adds its part of that. */
const MENTION = 4.5;
/** What not speaking of it takes from them. */
const NO_MENTION = -1;
/** Meaning speaks for a name by this much log-odds at most: close to its papers is not yet about it. */
const MOST_MEANING = 1.5;
/** How much a rare name is held against a paper that hardly speaks of it. */
const RARITY = 0.4;
/** Papers' worth of doubt about where in meaning a name lies. */
const DOUBT = 2;

/**
 * Whether a name fits a paper, from two witnesses taken as independent (naive Bayes): how much its text speaks of
 * it, and whether it stands in meaning where the papers that speak of it stand (two normal densities of one width,
 * Fisher 1936). A name whose papers stand anywhere says nothing by meaning, one whose papers stand together also
 * takes in those that put it in other words.
 */
export function fitName({ members, vectors, dimensions }: Scope, mentions: Mentions): Fit {
  const n = members.length;
  const strengths = inScope(members, mentions);
  const centre = new Float32Array(dimensions);
  for (let m = 0; m < n; m++) {
    const weight = strengths[m]! ** 2;
    if (weight === 0) continue;
    const from = members[m]! * dimensions;
    for (let d = 0; d < dimensions; d++) centre[d]! += weight * vectors[from + d]!;
  }
  const centreSquared = dot(centre, 0, centre, dimensions);
  const cosines = new Float64Array(n);
  const inside = { weight: 0, sum: 0, squares: 0 };
  const outside = { weight: 0, sum: 0, squares: 0 };
  for (let m = 0; m < n; m++) {
    // A paper is held against the others: its own share of the centre is taken out.
    const weight = strengths[m]! ** 2;
    const from = members[m]! * dimensions;
    const whole = dot(vectors, from, centre, dimensions);
    const own = weight === 0 ? 0 : weight * dot(vectors, from, vectors.subarray(from), dimensions);
    const lengthSquared = centreSquared - 2 * weight * whole + weight * own;
    const cosine = lengthSquared > 1e-9 ? (whole - own) / Math.sqrt(lengthSquared) : 0;
    cosines[m] = cosine;
    const side = weight > 0 ? inside : outside;
    const count = weight > 0 ? weight : 1;
    side.weight += count;
    side.sum += count * cosine;
    side.squares += count * cosine * cosine;
  }
  const near = inside.sum / Math.max(1e-9, inside.weight);
  const far = outside.sum / Math.max(1, outside.weight);
  const variance =
    (inside.squares - inside.weight * near * near + outside.squares - outside.weight * far * far) /
      Math.max(1e-9, inside.weight + outside.weight) +
    1e-6;
  const apart = Math.max(0, near - far);
  const slope = (inside.weight / (inside.weight + DOUBT)) * (apart / variance);
  const prior = RARITY * Math.log((inside.weight + 0.01) / (n - inside.weight + 1));
  const fits = Float32Array.from(cosines, (cosine, m) => {
    const meaning = Math.min(MOST_MEANING, slope * (cosine - (near + far) / 2));
    return 1 / (1 + Math.exp(-(MENTION * strengths[m]! + NO_MENTION + meaning + prior)));
  });
  return { fits, coherence: apart / Math.sqrt(variance) };
}

/** Dot product of `left` from `from` on with `right`, in four sums that don't wait for each other. */
function dot(left: Float32Array, from: number, right: Float32Array, dimensions: number): number {
  let [a, b, c, e] = [0, 0, 0, 0];
  let d = 0;
  for (; d + 3 < dimensions; d += 4) {
    a += left[from + d]! * right[d]!;
    b += left[from + d + 1]! * right[d + 1]!;
    c += left[from + d + 2]! * right[d + 2]!;
    e += left[from + d + 3]! * right[d + 3]!;
  }
  for (; d < dimensions; d++) a += left[from + d]! * right[d]!;
  return a + b + (c + e);
}

/** Members → strength, 0 where they don't speak of it. */
function inScope(members: Int32Array, { papers, strengths }: Mentions): Float32Array {
  const own = new Float32Array(members.length);
  visitShared(members, papers, (m, p) => {
    own[m] = strengths[p]!;
  });
  return own;
}
