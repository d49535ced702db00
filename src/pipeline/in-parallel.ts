import { Worker } from 'node:worker_threads';
import type { PublishedFile } from '../map/published-file.ts';
import type { SiteModel } from '../site/model.ts';
import type { PublishedEmbedding } from './chart.ts';

/** What the worker is handed. */
export interface SearchWork {
  readonly model: Pick<SiteModel, 'version' | 'site' | 'papers' | 'atlas'>;
  readonly embedding: PublishedEmbedding;
}

/** The files of search, made in a thread of their own while the pages are written. */
export function searchFilesInParallel(work: SearchWork): Promise<readonly PublishedFile[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: work });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The index was not made: exit ${code}.`)));
  });
}
