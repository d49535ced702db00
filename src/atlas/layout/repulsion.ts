/** A quadtree in preorder, node 0 the root: each cell is the square around its points, and has one point or at least two children. */
interface Tree {
  /** All points, those of a cell side by side. */
  readonly order: Int32Array;
  readonly nodeCount: number;
  /** Nodes: the first node that is not below this one. */
  readonly next: Int32Array;
  /** Nodes: where the points below begin in `order`. */
  readonly starts: Int32Array;
  /** Nodes × 4: centre of mass, square of the cell's side (0 for a leaf), points below; side by side, since a step asks for all. */
  readonly nodes: Float64Array;
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
  const tree = buildQuadtree(xy);
  const met: Met = { x: 0, y: 0, sum: 0 };
  // A point meets itself once, at closeness 1.
  const itself = -1;
  // Points of one cell meet the same others: one after the other they find these in the processor's cache.
  for (const i of movers ?? tree.order) {
    meet(tree, theta, xy[2 * i]!, xy[2 * i + 1]!, itself, met);
    forces[2 * i] = met.x;
    forces[2 * i + 1] = met.y;
    sums[i] = met.sum;
  }
}

/** What a point meets: the force on it, and the sum of its closeness to all. */
interface Met {
  x: number;
  y: number;
  sum: number;
}

/** Finds what further points would meet among given ones (n × 2), which stand still; what it returns is written over by the next call. */
export function repulsionAmong(xy: Float64Array, theta: number): (x: number, y: number) => Met {
  const tree = buildQuadtree(xy);
  const met: Met = { x: 0, y: 0, sum: 0 };
  return (x, y) => {
    meet(tree, theta, x, y, 0, met);
    return met;
  };
}

/** Adds up what a point at (x, y) meets, cells instead of points where they are far. */
function meet(
  { nodeCount, next, nodes }: Tree,
  theta: number,
  x: number,
  y: number,
  sumBefore: number,
  met: Met,
): void {
  const nearness = theta * theta;
  let forceX = 0;
  let forceY = 0;
  let sum = sumBefore;
  let node = 0;
  while (node < nodeCount) {
    const at = 4 * node;
    const dx = x - nodes[at]!;
    const dy = y - nodes[at + 1]!;
    const distSquared = dx * dx + dy * dy;
    if (nodes[at + 2]! > nearness * distSquared) {
      node++;
      continue;
    }
    const closeness = 1 / (1 + distSquared);
    const weighed = nodes[at + 3]! * closeness;
    sum += weighed;
    forceX += weighed * closeness * dx;
    forceY += weighed * closeness * dy;
    node = next[node]!;
  }
  met.x = forceX;
  met.y = forceY;
  met.sum = sum;
}

/**
 * The same for all points, a group of neighbours at a time: what is far from the square around a group is far from each
 * point in it, so one walk through the tree serves all (Barnes 1990). No cell counts as one that would not for a point alone.
 */
export function groupedRepulsion(
  xy: Float64Array,
  theta: number,
  forces: Float64Array,
  sums: Float64Array,
): void {
  const tree = buildQuadtree(xy);
  const { order, nodeCount, next, starts, nodes } = tree;
  const met = new Float64Array(3 * nodeCount);
  let node = 0;
  while (node < nodeCount) {
    const size = nodes[4 * node + 3]!;
    if (size > GROUP && next[node]! > node + 1) {
      node++;
      continue;
    }
    const from = starts[node]!;
    const meetings = gatherMet(xy, tree, from, from + size, theta, met);
    for (let p = from; p < from + size; p++) repel(xy, order[p]!, met, meetings, forces, sums);
    node = next[node]!;
  }
}

/** Points whose walk is one: more share longer lists, fewer walk oftener. */
const GROUP = 32;

/** Gathers into `met` (rows of x, y and mass) all cells that count as one for the points of a range of `order`; returns how many. */
function gatherMet(
  xy: Float64Array,
  { order, nodeCount, next, nodes }: Tree,
  from: number,
  to: number,
  theta: number,
  met: Float64Array,
): number {
  const { lowX, lowY, highX, highY } = extentOf(xy, order, from, to);
  const nearness = theta * theta;
  let count = 0;
  let node = 0;
  while (node < nodeCount) {
    const at = 4 * node;
    const cx = nodes[at]!;
    const cy = nodes[at + 1]!;
    const dx = cx < lowX ? lowX - cx : cx > highX ? cx - highX : 0;
    const dy = cy < lowY ? lowY - cy : cy > highY ? cy - highY : 0;
    if (nodes[at + 2]! > nearness * (dx * dx + dy * dy)) {
      node++;
      continue;
    }
    met[3 * count] = cx;
    met[3 * count + 1] = cy;
    met[3 * count + 2] = nodes[at + 3]!;
    count++;
    node = next[node]!;
  }
  return count;
}

function repel(
  xy: Float64Array,
  point: number,
  met: Float64Array,
  count: number,
  forces: Float64Array,
  sums: Float64Array,
): void {
  const x = xy[2 * point]!;
  const y = xy[2 * point + 1]!;
  let forceX = 0;
  let forceY = 0;
  // The point meets itself once, at closeness 1.
  let sum = -1;
  for (let at = 0; at < 3 * count; at += 3) {
    const dx = x - met[at]!;
    const dy = y - met[at + 1]!;
    const closeness = 1 / (1 + dx * dx + dy * dy);
    const weighed = met[at + 2]! * closeness;
    sum += weighed;
    forceX += weighed * closeness * dx;
    forceY += weighed * closeness * dy;
  }
  forces[2 * point] = forceX;
  forces[2 * point + 1] = forceY;
  sums[point] = sum;
}

/** Divides the points until none shares a cell with another, equal ones apart. */
function buildQuadtree(xy: Float64Array): Tree {
  const n = xy.length / 2;
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const most = 2 * n;
  const next = new Int32Array(most);
  const starts = new Int32Array(most);
  const depth = new Int32Array(most);
  const nodes = new Float64Array(4 * most);
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
    starts[node] = from;
    nodes[4 * node] = sumX / (to - from);
    nodes[4 * node + 1] = sumY / (to - from);
    nodes[4 * node + 2] = side * side;
    nodes[4 * node + 3] = to - from;
    // The longer side is cut in two, unless its ends are one number.
    const [low, high] = highX - lowX > highY - lowY ? [lowX, highX] : [lowY, highY];
    if (!((low + high) / 2 > low)) {
      nodes[4 * node + 2] = 0;
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
  return { order, nodeCount, next, starts, nodes };
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
