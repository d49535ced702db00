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
const COMMUNITY_OPTIONS: CommunityOptions = { neighbours: 30, resolution: 0.8, runs: 8 };

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
  const graph = sharedNeighbourGraph(neighbours, options.neighbours);
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

function sharedNeighbourGraph({ k, indices }: Neighbours, wanted: number): UndirectedGraph {
  const n = indices.length / k || 0;
  const count = Math.min(k, wanted, Math.max(MIN_NEIGHBOURS, Math.round(MAX_SHARE * n)));
  const nearest = (i: number) => indices.subarray(i * k, i * k + count);
  const graph = new UndirectedGraph();
  for (let i = 0; i < n; i++) graph.addNode(i);
  const mark = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    for (const j of nearest(i)) mark[j] = 1;
    for (const j of nearest(i)) {
      if (graph.hasEdge(i, j)) continue;
      let shared = 0;
      for (const other of nearest(j)) shared += mark[other]!;
      if (shared > 0) graph.addEdge(i, j, { weight: shared / count });
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
