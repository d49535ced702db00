import { parentPort, workerData } from 'node:worker_threads';
import { type SamePages, takeOver } from '../site/build/reusable-pages.ts';

takeOver(workerData as SamePages);
parentPort!.postMessage(null);
