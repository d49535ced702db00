import { parentPort } from 'node:worker_threads';
import type { ThreadTask, WorkWithCitations } from './data-parts.ts';
import { sweepMemory } from './tight-heap.ts';
import { writePart } from './write-data.ts';

let known: WorkWithCitations | null = null;

parentPort!.on('message', (task: ThreadTask) => {
  if (task.part === 'search') {
    writePart(task);
    // Once the message is forgotten, and most often before the next, which is larger, has come.
    setImmediate(sweepMemory, task.work.model.papers.length);
  } else {
    known = task.given ?? known;
    writePart({ part: task.part, ...known! });
  }
  parentPort!.postMessage(null);
});
