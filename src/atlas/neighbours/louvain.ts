import type { Random } from '../random.ts';

/** An undirected graph without loops: edge `e` joins two nodes, each pair once. */
export interface WeightedGraph {
  readonly order: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Edges: above 0. */
  readonly weights: Float64Array;
}

/** Nodes → part, with how well that divides the graph. */
interface Division {
  readonly partOf: Int32Array;
  readonly modularity: number;
}

/** A graph whose nodes are parts of the one before, at first its own nodes. */
interface Level {
  readonly size: number;
  /** Node `i` has the links from `starts[i]` up to `starts[i + 1]`: another node and a weight each. */
  readonly starts: Int32Array;
  readonly links: Int32Array;
  readonly weights: Float64Array;
  /** Nodes: twice the weights inside. */
  readonly loops: Float64Array;
  /** Nodes: the weights of all their links, loops too. */
  readonly totals: Float64Array;
}

/** Where the nodes of a level are on the way. */
interface Parts {
  readonly partOf: Int32Array;
  /** Parts: their nodes. */
  readonly sizes: Int32Array;
  readonly totals: Float64Array;
  /** Parts without a node, the last left first. */
  readonly empty: number[];
}

/** Weights by part, with the parts that have any in the order in which they came. */
interface Ties {
  readonly weights: Float64Array;
  readonly parts: Int32Array;
  count: number;
}

/** What fixes a run: how finely it divides, and twice the weight of all edges. */
interface Measure {
  readonly resolution: number;
  readonly doubled: number;
}

/** Gains that differ by less are equal: then the part of the higher number wins. */
const EPSILON = 1e-10;

/**
 * Prepares to divide a graph by greedy modularity (Louvain: Blondel et al. 2008; resolution: Reichardt & Bornholdt
 * 2006), looking again only at nodes whose neighbours moved (Ozaki, Tezuka & Inaba 2016). Moves are those of graphology's
 * Louvain to the bit, in a quarter of its time: its graph has an object and a key an edge, and each run reads it anew.
 */
export function louvain(graph: WeightedGraph): (resolution: number, random: Random) => Division {
  const first = firstLevel(graph);
  const doubled = 2 * graph.weights.reduce((sum, weight) => sum + weight, 0);
  return (resolution, random) => {
    const measure = { resolution, doubled };
    let level = first;
    let mapping = Int32Array.from({ length: graph.order }, (_, i) => i);
    for (;;) {
      const parts = partsOf(level);
      if (!moveAll(level, parts, measure, random)) break;
      const numbers = renumbered(parts.partOf);
      mapping = mapping.map((node) => numbers.partOf[node]!);
      level = nextLevel(level, parts, numbers);
    }
    return { partOf: mapping, modularity: modularityOf(level, measure) };
  };
}

function firstLevel({ order, sources, targets, weights }: WeightedGraph): Level {
  const starts = new Int32Array(order + 1);
  for (const [e, source] of sources.entries()) {
    starts[source]!++;
    starts[targets[e]!]!++;
  }
  for (let i = 0; i < order; i++) starts[i + 1]! += starts[i]!;
  const links = new Int32Array(2 * sources.length);
  const linkWeights = new Float64Array(links.length);
  const totals = new Float64Array(order);
  const add = (from: number, to: number, weight: number) => {
    totals[from]! += weight;
    const at = --starts[from]!;
    links[at] = to;
    linkWeights[at] = weight;
  };
  for (const [e, source] of sources.entries()) {
    add(source, targets[e]!, weights[e]!);
    add(targets[e]!, source, weights[e]!);
  }
  return {
    size: order,
    starts,
    links,
    weights: linkWeights,
    loops: new Float64Array(order),
    totals,
  };
}

/** Each node is a part of its own. */
function partsOf({ size, totals }: Level): Parts {
  return {
    partOf: Int32Array.from({ length: size }, (_, i) => i),
    sizes: new Int32Array(size).fill(1),
    totals: totals.slice(),
    empty: [],
  };
}

function tiesAmong(size: number): Ties {
  return { weights: new Float64Array(size), parts: new Int32Array(size), count: 0 };
}

function addTie(ties: Ties, part: number, weight: number): void {
  if (ties.weights[part] === 0) ties.parts[ties.count++] = part;
  ties.weights[part]! += weight;
}

function clear(ties: Ties): void {
  for (let at = 0; at < ties.count; at++) ties.weights[ties.parts[at]!] = 0;
  ties.count = 0;
}

/** Moves each node to the part where it gains most, and again those around it, until none gains. Whether any moved. */
function moveAll(level: Level, parts: Parts, measure: Measure, random: Random): boolean {
  const { size, starts, links } = level;
  const { partOf } = parts;
  const ties = tiesAmong(size);
  const queue = new Int32Array(size);
  const isQueued = new Uint8Array(size).fill(1);
  const first = Math.floor(random() * size);
  for (let i = 0; i < size; i++) queue[i] = (first + i) % size;
  let moved = false;
  let head = 0;
  for (let waiting = size; waiting > 0; ) {
    const i = queue[head]!;
    head = head + 1 === size ? 0 : head + 1;
    waiting--;
    isQueued[i] = 0;
    if (!moveNode(level, parts, i, ties, measure)) continue;
    moved = true;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const j = links[at]!;
      if (partOf[j] === partOf[i] || isQueued[j] === 1) continue;
      isQueued[j] = 1;
      queue[(head + waiting++) % size] = j;
    }
  }
  return moved;
}

/** Whether a node moved to another part. */
function moveNode(
  { starts, links, weights, loops }: Level,
  parts: Parts,
  i: number,
  ties: Ties,
  measure: Measure,
): boolean {
  const { partOf, sizes, totals, empty } = parts;
  const own = partOf[i]!;
  let degree = 0;
  clear(ties);
  for (let at = starts[i]!; at < starts[i + 1]!; at++) {
    degree += weights[at]!;
    addTie(ties, partOf[links[at]!]!, weights[at]!);
  }
  degree += loops[i]!;
  const best = bestPart(ties, totals, own, degree, measure);
  // Alone a node gains nothing, which may be more than it has.
  const part = best >= 0 ? best : sizes[own] === 1 ? own : empty.pop()!;
  if (part === own) return false;
  totals[own]! -= degree;
  totals[part]! += degree;
  partOf[i] = part;
  sizes[part]!++;
  if (--sizes[own]! === 0) empty.push(own);
  return true;
}

/** The part in which a node gains most; −1 where it is better alone. */
function bestPart(
  { weights, parts, count }: Ties,
  totals: Float64Array,
  own: number,
  degree: number,
  { resolution, doubled }: Measure,
): number {
  let best = own;
  let most = weights[own]! - (degree * (totals[own]! - degree) * resolution) / doubled;
  for (let at = 0; at < count; at++) {
    const part = parts[at]!;
    if (part === own) continue;
    const gain = weights[part]! - (degree * totals[part]! * resolution) / doubled;
    const isEqual = Math.abs(gain - most) < EPSILON;
    if (isEqual ? best === own || part < best : gain <= most) continue;
    most = gain;
    best = part;
  }
  return most < 0 ? -1 : best;
}

/** Parts numbered as they first come. */
interface Numbering {
  readonly partOf: Int32Array;
  /** By their new numbers, the old ones. */
  readonly before: readonly number[];
}

function renumbered(partOf: Int32Array): Numbering {
  const numberOf = new Int32Array(partOf.length).fill(-1);
  const before: number[] = [];
  const numbers = partOf.map((part) => {
    if (numberOf[part] === -1) numberOf[part] = before.push(part) - 1;
    return numberOf[part]!;
  });
  return { partOf: numbers, before };
}

/** The graph whose nodes are the parts. */
function nextLevel(level: Level, parts: Parts, { partOf, before }: Numbering): Level {
  const size = before.length;
  const { firstOf, nodes } = nodesByPart(partOf, size);
  const starts = new Int32Array(size + 1);
  const links = new Int32Array(level.links.length);
  const weights = new Float64Array(links.length);
  const loops = new Float64Array(size);
  const ties = tiesAmong(size);
  let end = 0;
  for (let part = 0; part < size; part++) {
    clear(ties);
    for (let n = firstOf[part]!; n < firstOf[part + 1]!; n++) {
      const i = nodes[n]!;
      loops[part]! += level.loops[i]!;
      for (let at = level.starts[i]!; at < level.starts[i + 1]!; at++) {
        const other = partOf[level.links[at]!]!;
        if (other === part) loops[part]! += level.weights[at]!;
        else addTie(ties, other, level.weights[at]!);
      }
    }
    for (const other of ties.parts.subarray(0, ties.count).sort()) {
      links[end] = other;
      weights[end++] = ties.weights[other]!;
    }
    starts[part + 1] = end;
  }
  const totals = Float64Array.from(before, (part) => parts.totals[part]!);
  return { size, starts, links, weights, loops, totals };
}

/** Nodes by their parts, rising in each: those of part `p` stand from `firstOf[p]` up to `firstOf[p + 1]`. */
function nodesByPart(
  partOf: Int32Array,
  size: number,
): { readonly firstOf: Int32Array; readonly nodes: Int32Array } {
  const firstOf = new Int32Array(size + 1);
  for (const part of partOf) firstOf[part + 1]!++;
  for (let part = 0; part < size; part++) firstOf[part + 1]! += firstOf[part]!;
  const next = firstOf.slice();
  const nodes = new Int32Array(partOf.length);
  for (const [i, part] of partOf.entries()) nodes[next[part]!++] = i;
  return { firstOf, nodes };
}

/** Of a level at which no node moves: each is a part. */
function modularityOf({ loops, totals }: Level, { resolution, doubled }: Measure): number {
  let sum = 0;
  for (const [part, inside] of loops.entries())
    sum += inside / doubled - (totals[part]! / doubled) ** 2 * resolution;
  return sum;
}
