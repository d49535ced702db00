/** A quadtree in preorder, node 0 the root: each cell is the square around its points, and has one point or at least two children. */
interface Tree {
  /** All points, those of a cell side by side. */
  readonly order: Int32Array;
  readonly nodeCount: number;
  /** Nodes: the first node that is not below this one. */
  readonly next: Int32Array;
  /** Nodes: points below. */
  readonly mass: Float64Array;
  /** Nodes: square of the cell's side, 0 for a leaf. */
  readonly sideSquared: Float64Array;
  /** Nodes × 2: centre of mass. */
  readonly centre: Float64Array;
}

/**
 * For each of `movers` (indices of points; null: all) the repulsion Σ_j (y_i − y_j) / (1 + |y_i − y_j|²)² by all other points,
 * written to `forces` (n × 2), and Σ_j 1 / (1 + |y_i − y_j|²), written to `sums` (n); by cells instead of points where
 * they are far (Barnes & Hut 1986; for t-SNE van der Maaten 2014): a cell counts as one where its side is less than
 * `theta` of its distance.
 */
export function barnesHutRepulsion(
  xy: Float64Array,
  theta: number,
  movers: Int32Array | null,
  forces: Float64Array,
  sums: Float64Array,
): void {
  const { order, nodeCount, next, mass, sideSquared, centre } = buildQuadtree(xy);
  const nearness = theta * theta;
  // Points of one cell meet the same others: one after the other they find these in the processor's cache.
  for (const i of movers ?? order) {
    const x = xy[2 * i]!;
    const y = xy[2 * i + 1]!;
    let forceX = 0;
    let forceY = 0;
    // The point meets itself once, at closeness 1.
    let sum = -1;
    let node = 0;
    while (node < nodeCount) {
      const dx = x - centre[2 * node]!;
      const dy = y - centre[2 * node + 1]!;
      const distSquared = dx * dx + dy * dy;
      if (sideSquared[node]! > nearness * distSquared) {
        node++;
        continue;
      }
      const closeness = 1 / (1 + distSquared);
      const weighed = mass[node]! * closeness;
      sum += weighed;
      forceX += weighed * closeness * dx;
      forceY += weighed * closeness * dy;
      node = next[node]!;
    }
    forces[2 * i] = forceX;
    forces[2 * i + 1] = forceY;
    sums[i] = sum;
  }
}

/** Divides the points until none shares a cell with another, equal ones apart. */
function buildQuadtree(xy: Float64Array): Tree {
  const n = xy.length / 2;
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const most = 2 * n;
  const next = new Int32Array(most);
  const depth = new Int32Array(most);
  const mass = new Float64Array(most);
  const sideSquared = new Float64Array(most);
  const centre = new Float64Array(2 * most);
  // Ranges of `order` still to become nodes: from, to, depth.
  const waiting = n === 0 ? [] : [0, n, 0];
  let nodeCount = 0;
  while (waiting.length > 0) {
    const level = waiting.pop()!;
    const to = waiting.pop()!;
    const from = waiting.pop()!;
    const node = nodeCount++;
    const { lowX, lowY, highX, highY, sumX, sumY } = extentOf(xy, order, from, to);
    const side = Math.max(highX - lowX, highY - lowY);
    depth[node] = level;
    mass[node] = to - from;
    sideSquared[node] = side * side;
    centre[2 * node] = sumX / (to - from);
    centre[2 * node + 1] = sumY / (to - from);
    // The longer side is cut in two, unless its ends are one number.
    const [low, high] = highX - lowX > highY - lowY ? [lowX, highX] : [lowY, highY];
    if (!((low + high) / 2 > low)) {
      sideSquared[node] = 0;
      continue;
    }
    const middle = partition(xy, 1, order, from, to, (lowY + highY) / 2);
    const first = partition(xy, 0, order, from, middle, (lowX + highX) / 2);
    const last = partition(xy, 0, order, middle, to, (lowX + highX) / 2);
    if (last < to) waiting.push(last, to, level + 1);
    if (middle < last) waiting.push(middle, last, level + 1);
    if (first < middle) waiting.push(first, middle, level + 1);
    if (from < first) waiting.push(from, first, level + 1);
  }
  linkNext(next, depth, nodeCount);
  return { order, nodeCount, next, mass, sideSquared, centre };
}

/** The smallest and the largest places of a range of points, and the sums of all. */
function extentOf(xy: Float64Array, order: Int32Array, from: number, to: number) {
  let lowX = Number.POSITIVE_INFINITY;
  let lowY = Number.POSITIVE_INFINITY;
  let highX = Number.NEGATIVE_INFINITY;
  let highY = Number.NEGATIVE_INFINITY;
  let sumX = 0;
  let sumY = 0;
  for (let p = from; p < to; p++) {
    const x = xy[2 * order[p]!]!;
    const y = xy[2 * order[p]! + 1]!;
    if (x < lowX) lowX = x;
    if (x > highX) highX = x;
    if (y < lowY) lowY = y;
    if (y > highY) highY = y;
    sumX += x;
    sumY += y;
  }
  return { lowX, lowY, highX, highY, sumX, sumY };
}

/** Finds for each node in preorder, by the nodes' depths, the first that is not below it. */
function linkNext(next: Int32Array, depth: Int32Array, nodeCount: number): void {
  for (let node = nodeCount - 1; node >= 0; node--) {
    let after = node + 1;
    while (after < nodeCount && depth[after]! > depth[node]!) after = next[after]!;
    next[node] = after;
  }
}

/** Brings the points below `cut` on an axis to the front of a range; returns where the others begin. */
function partition(
  xy: Float64Array,
  axis: number,
  order: Int32Array,
  from: number,
  to: number,
  cut: number,
): number {
  let front = from;
  for (let p = from; p < to; p++) {
    const point = order[p]!;
    if (xy[2 * point + axis]! >= cut) continue;
    order[p] = order[front]!;
    order[front++] = point;
  }
  return front;
}
