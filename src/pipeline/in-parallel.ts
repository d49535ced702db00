import { Worker } from 'node:worker_threads';
import type { PublishedFile } from '../map/published-file.ts';
import type { CitedAs } from '../site/citations/cited-as.ts';
import { type Cited, citedPart } from '../site/citations/csl-item.ts';
import type { SiteModel } from '../site/model.ts';
import type { PublishedEmbedding } from './chart.ts';

/** What the thread of search is handed. */
export interface SearchWork {
  readonly model: Pick<SiteModel, 'version' | 'site' | 'papers' | 'atlas'>;
  readonly embedding: PublishedEmbedding;
}

/** What the thread of citations is handed. */
export interface CitationsWork {
  readonly papers: readonly Cited[];
  /** Where citations are kept from one run to the next. */
  readonly memory: string;
}

/** The files of search, made in a thread of their own while the pages are written. */
export function searchFilesInParallel(work: SearchWork): Promise<readonly PublishedFile[]> {
  return resultOf(new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: work }));
}

/** How each paper is cited, worked out in a thread of its own while the papers are charted. */
export function citationsInParallel({
  papers,
  memory,
}: CitationsWork): Promise<readonly CitedAs[]> {
  const work: CitationsWork = { papers: papers.map(citedPart), memory };
  const script = new URL('./citations-worker.ts', import.meta.url);
  return resultOf(new Worker(script, { workerData: work }));
}

/** The one message of a thread. */
function resultOf<Result>(worker: Worker): Promise<Result> {
  const result = new Promise<Result>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`A thread ended without its work: exit ${code}.`)),
    );
  });
  // Where the build fails first, nobody asks for it any more.
  result.catch(() => undefined);
  return result;
}
