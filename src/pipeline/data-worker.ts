import { parentPort } from 'node:worker_threads';
import type { DataTask } from './data-parts.ts';
import { writePart } from './write-data.ts';

parentPort!.on('message', (task: DataTask) => {
  writePart(task);
  parentPort!.postMessage(null);
});
