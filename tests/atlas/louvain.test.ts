import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import reference from 'graphology-communities-louvain';
import { expect, test } from 'vitest';
import { louvain, type WeightedGraph } from '../../src/atlas/neighbours/louvain.ts';
import { seeded } from '../../src/atlas/random.ts';

/** A graph of groups that hang together more than with each other, shares of thirty for weights. */
function grouped(order: number, groups: number, strange: number, seed: number): WeightedGraph {
  const random = seeded(seed);
  const edges: [source: number, target: number, weight: number][] = [];
  for (let i = 1; i < order; i++)
    for (let j = 0; j < i; j++)
      if (random() < (i % groups === j % groups ? 0.5 : strange))
        edges.push([i, j, Math.ceil(30 * random()) / 30]);
  return {
    order,
    sources: Int32Array.from(edges, ([source]) => source),
    targets: Int32Array.from(edges, ([, target]) => target),
    weights: Float64Array.from(edges, ([, , weight]) => weight),
  };
}

function byGraphology({ order, sources, targets, weights }: WeightedGraph, resolution: number) {
  const graph = new UndirectedGraph();
  for (let i = 0; i < order; i++) graph.addNode(i);
  for (const [e, weight] of weights.entries()) graph.addEdge(sources[e], targets[e], { weight });
  return (seed: number) => {
    const rng = seeded(seed);
    const options = { resolution, rng, getEdgeWeight: 'weight' };
    const { communities, modularity } = reference.detailed(graph, options);
    return { partOf: Array.from({ length: order }, (_, i) => communities[i]), modularity };
  };
}

test('nodes end where the reference puts them, and modularity is the same to the bit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(0, 0.02, 0.1, 0.4),
      fc.constantFrom(0.4, 0.8, 1, 1.25, 3),
      fc.nat(1000),
      (order, groups, strange, resolution, seed) => {
        const graph = grouped(order, groups, strange, seed);
        fc.pre(graph.weights.length > 0);
        const [divide, divideThere] = [louvain(graph), byGraphology(graph, resolution)];
        for (const run of [1, 2]) {
          const { partOf, modularity } = divide(resolution, seeded(run));
          expect({ partOf: [...partOf], modularity }).toEqual(divideThere(run));
        }
      },
    ),
    { seed: 1, numRuns: 80 },
  );
});

test('groups without a link between them are parts of their own', () => {
  const { partOf } = louvain(grouped(60, 3, 0, 1))(1, seeded(1));
  const numbers = [0, 1, 2].map((node) => partOf[node]!);
  expect(new Set(numbers).size).toBe(3);
  expect([...partOf]).toEqual(Array.from(partOf, (_, node) => numbers[node % 3]));
});
