import { UMAP } from 'umap-js';
import { embedPapers, embedVectors } from '../../src/atlas/embed/embed.ts';
import { lsa } from '../../src/atlas/embed/lsa.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { mapFidelity } from '../../src/atlas/layout/fidelity.ts';
import { layOut, neighboursWanted } from '../../src/atlas/layout/layout.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import type { Neighbours } from '../../src/atlas/neighbours/neighbour-lists.ts';
import { seeded } from '../../src/atlas/random.ts';
import { conferencePapers, hasConference } from '../measure/conference.ts';
import { firstProject } from '../measure/gold.ts';
import { neighbourRecall } from '../measure/neighbour-recall.ts';

/** Papers of a map on which neighbours are searched for, not looked up. */
const LARGE = 20_000;

/** How true the layout is to LSA vectors of 64 dimensions and to the vectors in use, and on a large map how many true neighbours it knows of. */
export async function run(): Promise<void> {
  const { papers } = firstProject();
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));
  const tfidf = makeTfidf(texts);
  const embedding = embedPapers(texts, tfidf);
  measure('LSA, 64 dimensions', lsa(tfidf, 64, seeded(64)), 64);
  measure(`in use (${embedding.embedder})`, embedding.vectors, embedding.dimensions);
  if (hasConference()) measureLarge();
}

function measureLarge(): void {
  const papers = conferencePapers(LARGE);
  const { vectors, dimensions } = embedVectors(papers, () => makeTfidf(papers), null);
  const start = performance.now();
  const neighbours = nearestNeighbours(vectors, dimensions, neighboursWanted(papers.length));
  const found = performance.now();
  const recall = (k: number) => neighbourRecall(vectors, dimensions, neighbours, k).toFixed(3);
  console.log(
    `${papers.length} conference papers\n  neighbours found of the true 10: ${recall(10)}, of the true ${neighbours.k}: ${recall(neighbours.k)}, ${(found - start).toFixed(0)} ms`,
  );
  const ours = () => layOut(vectors, dimensions, neighbours, null);
  print('ours', vectors, dimensions, ours, neighbours);
}

/** Seeds of the layout compared with: its figures hang on chance. */
const SEEDS = [1, 2, 3];

function measure(name: string, vectors: Float32Array, dimensions: number): void {
  console.log(name);
  print('ours', vectors, dimensions, () => {
    const neighbours = nearestNeighbours(
      vectors,
      dimensions,
      neighboursWanted(vectors.length / dimensions),
    );
    return layOut(vectors, dimensions, neighbours, null);
  });
  for (const seed of SEEDS)
    print(`umap-js, seed ${seed}`, vectors, dimensions, () => umap(vectors, dimensions, seed));
}

function print(
  name: string,
  vectors: Float32Array,
  dimensions: number,
  layout: () => Float64Array,
  neighbours?: Neighbours,
): void {
  const start = performance.now();
  const xy = layout();
  const ms = performance.now() - start;
  const { trustworthiness, neighbourRecall } = mapFidelity(vectors, dimensions, xy, neighbours);
  console.log(
    `  ${name.padEnd(18)}trustworthiness ${trustworthiness.toFixed(3)}, 10-neighbour recall ${neighbourRecall.toFixed(3)}, ${ms.toFixed(0)} ms`,
  );
}

/** The layout of umap-js with its own defaults, on cosine distances. */
function umap(vectors: Float32Array, dimensions: number, seed: number): Float64Array {
  const rows = Array.from({ length: vectors.length / dimensions }, (_, i) =>
    Array.from(vectors.subarray(i * dimensions, (i + 1) * dimensions)),
  );
  const cosineDistance = (a: number[], b: number[]) =>
    1 - a.reduce((sum, value, d) => sum + value * b[d]!, 0);
  const plane = new UMAP({ random: seeded(seed), distanceFn: cosineDistance }).fit(rows);
  return Float64Array.from(plane.flat());
}
