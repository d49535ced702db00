import { join } from 'node:path';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { lsa } from '../../src/atlas/embed/lsa.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { layOut } from '../../src/atlas/layout/layout.ts';
import { mapFidelity } from '../../src/atlas/neighbours/fidelity.ts';
import { seeded } from '../../src/atlas/random.ts';
import { readProject } from '../../src/corpus/corpus.ts';
import { CHECKOUT } from '../../src/pipeline/workplace.ts';

/** How true the layout is to LSA vectors of 64 dimensions, and to the vectors in use. */
export async function run(): Promise<void> {
  const { papers } = readProject(join(CHECKOUT, 'content'));
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));
  const tfidf = makeTfidf(texts);
  const embedding = embedPapers(texts, tfidf);
  measure('LSA, 64 dimensions', lsa(tfidf, 64, seeded(64)), 64);
  measure(`in use (${embedding.embedder})`, embedding.vectors, embedding.dimensions);
}

function measure(name: string, vectors: Float32Array, dimensions: number): void {
  const start = performance.now();
  const xy = layOut(vectors, dimensions, null);
  const ms = performance.now() - start;
  const { trustworthiness, neighbourRecall } = mapFidelity(vectors, dimensions, xy);
  console.log(
    `${name.padEnd(20)}trustworthiness ${trustworthiness.toFixed(3)}, 10-neighbour recall ${neighbourRecall.toFixed(3)}, ${ms.toFixed(0)} ms`,
  );
}
