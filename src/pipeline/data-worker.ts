import { parentPort } from 'node:worker_threads';
import type { ThreadTask, WorkWithCitations } from './data-parts.ts';
import { writePart } from './write-data.ts';

let known: WorkWithCitations | null = null;

parentPort!.on('message', (task: ThreadTask) => {
  if (task.part === 'search') writePart(task);
  else {
    known = task.given ?? known;
    writePart({ part: task.part, ...known! });
  }
  parentPort!.postMessage(null);
});
