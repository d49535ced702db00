import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { seeded } from '../random.ts';
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
 * & Patrick 1973), by greedy modularity (Louvain: Blondel et al. 2008; resolution: Reichardt & Bornholdt 2006).
 * Returns the community of each paper, numbered by size, ties by the first paper.
 */
export function findCommunities(
  neighbours: Neighbours,
  options: CommunityOptions = COMMUNITY_OPTIONS,
): Int32Array {
  const { k, indices } = neighbours;
  const all = Array.from({ length: indices.length / k || 0 }, (_, i) => i);
  return communitiesOf(sharedNeighbourGraph(neighbours, options.neighbours, all), options);
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
  return (resolution) => {
    let partOf = communitiesOf(graph, { ...COMMUNITY_OPTIONS, resolution });
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
  graph: UndirectedGraph,
  partOf: Int32Array,
  sizes: readonly number[],
): Int32Array {
  const last = sizes.length - 1;
  const ties = new Float64Array(last);
  graph.forEachEdge((_edge, { weight }, a, b) => {
    const [one, other] = [partOf[Number(a)]!, partOf[Number(b)]!];
    if ((one === last) === (other === last)) return;
    const part = Math.min(one, other);
    ties[part]! += weight / sizes[part]!;
  });
  const nearest = ties.indexOf(Math.max(...ties));
  return partOf.map((part) => (part === last ? nearest : part));
}

/** Nodes of each part. */
function sizesOf(partOf: Int32Array): readonly number[] {
  const sizes: number[] = [];
  for (const part of partOf) sizes[part] = (sizes[part] ?? 0) + 1;
  return sizes;
}

function communitiesOf(graph: UndirectedGraph, options: CommunityOptions): Int32Array {
  const n = graph.order;
  let best: Readonly<Record<string, number>> = {};
  let most = Number.NEGATIVE_INFINITY;
  for (let run = 1; run <= options.runs && graph.size > 0; run++) {
    const { communities, modularity } = louvain.detailed(graph, {
      resolution: options.resolution,
      rng: seeded(run),
      getEdgeWeight: 'weight',
    });
    if (modularity <= most) continue;
    most = modularity;
    best = communities;
  }
  return bySize(Int32Array.from({ length: n }, (_, i) => best[i] ?? 0));
}

/** Nodes are places in `members` (papers, rising). */
function sharedNeighbourGraph(
  { k, indices }: Neighbours,
  wanted: number,
  members: readonly number[],
): UndirectedGraph {
  const n = indices.length / k || 0;
  const count = Math.min(k, wanted, Math.max(MIN_NEIGHBOURS, Math.round(MAX_SHARE * n)));
  const nearest = (i: number) => indices.subarray(i * k, i * k + count);
  const graph = new UndirectedGraph();
  const place = new Int32Array(n).fill(-1);
  for (const [m, i] of members.entries()) {
    place[i] = m;
    graph.addNode(m);
  }
  const mark = new Uint8Array(n);
  for (const [m, i] of members.entries()) {
    for (const j of nearest(i)) mark[j] = 1;
    for (const j of nearest(i)) {
      if (place[j] === -1 || graph.hasEdge(m, place[j])) continue;
      let shared = 0;
      for (const other of nearest(j)) shared += mark[other]!;
      if (shared > 0) graph.addEdge(m, place[j], { weight: shared / count });
    }
    for (const j of nearest(i)) mark[j] = 0;
  }
  return graph;
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
