import { parentPort, workerData } from 'node:worker_threads';
import type { CitationTexts } from './cite-kept.ts';
import { type DataWork, writeData } from './write-data.ts';

const cited = new Promise<CitationTexts>((resolve) => {
  parentPort!.once('message', resolve);
});
await writeData(workerData as DataWork, cited);
parentPort!.postMessage(null);
