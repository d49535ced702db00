import { UMAP } from 'umap-js';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { lsa } from '../../src/atlas/embed/lsa.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { mapFidelity } from '../../src/atlas/layout/fidelity.ts';
import { layOut, neighboursWanted } from '../../src/atlas/layout/layout.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { seeded } from '../../src/atlas/random.ts';
import { firstProject } from '../measure/gold.ts';

/** How true the layout is to LSA vectors of 64 dimensions, and to the vectors in use. */
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
): void {
  const start = performance.now();
  const xy = layout();
  const ms = performance.now() - start;
  const { trustworthiness, neighbourRecall } = mapFidelity(vectors, dimensions, xy);
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
