import { growing } from '../growing-list.ts';
import { seeded } from '../random.ts';
import { louvain, type WeightedGraph } from './louvain.ts';
import type { Neighbours } from './neighbour-lists.ts';

/** How communities are looked for. */
export interface CommunityOptions {
  /** Nearest papers compared for common neighbours: more draw larger groups; a tenth of a small corpus. */
  readonly neighbours: number;
  /** Below 1 modularity favours larger groups, above it smaller ones. */
  readonly resolution: number;
  /** Runs with different orders of papers, of which the one of highest modularity counts. */
  readonly runs: number;
}

/** Measured on three corpora of other fields: `npm run bench -- anywhere`. */
export const COMMUNITY_OPTIONS: CommunityOptions = { neighbours: 30, resolution: 0.8, runs: 8 };

/** A corpus of which a paper knows more than this share has no neighbourhoods. */
const MAX_SHARE = 1 / 8;
const MIN_NEIGHBOURS = 5;

/**
 * Communities of the graph in which near papers are joined, the more the more neighbours they have in common (Jarvis
 * & Patrick 1973), by greedy modularity. Returns the community of each paper, numbered by size, ties by the first paper.
 */
export function findCommunities(
  neighbours: Neighbours,
  options: CommunityOptions = COMMUNITY_OPTIONS,
): Int32Array {
  const { k, indices } = neighbours;
  const all = Array.from({ length: indices.length / k || 0 }, (_, i) => i);
  return communitiesOf(sharedNeighbourGraph(neighbours, options.neighbours, all))(options);
}

/**
 * Prepares to find communities among `members` alone (papers, rising), as finely as a resolution says, each of `least`
 * papers or more: a smaller one joins that with which its papers have most neighbours in common for its size. Largest
 * first.
 */
export function communitiesWithin(
  neighbours: Neighbours,
  members: readonly number[],
  least: number,
): (resolution: number) => readonly (readonly number[])[] {
  const graph = sharedNeighbourGraph(neighbours, COMMUNITY_OPTIONS.neighbours, members);
  const communitiesAt = communitiesOf(graph);
  return (resolution) => {
    let partOf = communitiesAt({ ...COMMUNITY_OPTIONS, resolution });
    for (let sizes = sizesOf(partOf); sizes.length > 1 && sizes.at(-1)! < least; ) {
      partOf = bySize(withoutLast(graph, partOf, sizes));
      sizes = sizesOf(partOf);
    }
    const parts = sizesOf(partOf).map((): number[] => []);
    for (const [m, part] of partOf.entries()) parts[part]!.push(members[m]!);
    return parts;
  };
}

/** Nodes → part, those of the last part in the one that they hang together with most for its size, ties by the larger. */
function withoutLast(
  { sources, targets, weights }: WeightedGraph,
  partOf: Int32Array,
  sizes: readonly number[],
): Int32Array {
  const last = sizes.length - 1;
  const ties = new Float64Array(last);
  for (const [e, weight] of weights.entries()) {
    const [one, other] = [partOf[sources[e]!]!, partOf[targets[e]!]!];
    if ((one === last) === (other === last)) continue;
    const part = Math.min(one, other);
    ties[part]! += weight / sizes[part]!;
  }
  const nearest = ties.indexOf(Math.max(...ties));
  return partOf.map((part) => (part === last ? nearest : part));
}

/** Nodes of each part. */
function sizesOf(partOf: Int32Array): readonly number[] {
  const sizes: number[] = [];
  for (const part of partOf) sizes[part] = (sizes[part] ?? 0) + 1;
  return sizes;
}

function communitiesOf(graph: WeightedGraph): (options: CommunityOptions) => Int32Array {
  if (graph.weights.length === 0) return () => new Int32Array(graph.order);
  const divide = louvain(graph);
  return ({ runs, resolution }) => {
    let best = divide(resolution, seeded(1));
    for (let run = 2; run <= runs; run++) {
      const division = divide(resolution, seeded(run));
      if (division.modularity > best.modularity) best = division;
    }
    return bySize(best.partOf);
  };
}

/** Nodes are places in `members` (papers, rising). */
function sharedNeighbourGraph(
  { k, indices }: Neighbours,
  wanted: number,
  members: readonly number[],
): WeightedGraph {
  const n = indices.length / k || 0;
  const count = Math.min(k, wanted, Math.max(MIN_NEIGHBOURS, Math.round(MAX_SHARE * n)));
  const nearest = (i: number) => indices.subarray(i * k, i * k + count);
  const sources = growing();
  const targets = growing();
  const shares: number[] = [];
  const place = new Int32Array(n).fill(-1);
  for (const [m, i] of members.entries()) place[i] = m;
  const mark = new Uint8Array(n);
  for (const [m, i] of members.entries()) {
    for (const j of nearest(i)) mark[j] = 1;
    for (const j of nearest(i)) {
      // Of two that are near each other the first joined both.
      if (place[j] === -1 || (j < i && nearest(j).includes(i))) continue;
      let shared = 0;
      for (const other of nearest(j)) shared += mark[other]!;
      if (shared === 0) continue;
      sources.push(m);
      targets.push(place[j]!);
      shares.push(shared / count);
    }
    for (const j of nearest(i)) mark[j] = 0;
  }
  return {
    order: members.length,
    sources: sources.values(),
    targets: targets.values(),
    weights: Float64Array.from(shares),
  };
}

function bySize(groupOf: Int32Array): Int32Array {
  const groups = new Map<number, { size: number; first: number }>();
  for (const [paper, group] of groupOf.entries()) {
    const known = groups.get(group);
    if (known === undefined) groups.set(group, { size: 1, first: paper });
    else known.size++;
  }
  const order = [...groups].sort(([, a], [, b]) => b.size - a.size || a.first - b.first);
  const numberOf = new Map(order.map(([group], number) => [group, number]));
  return groupOf.map((group) => numberOf.get(group)!);
}
