import { parentPort, workerData } from 'node:worker_threads';
import { type SamePages, takeOver } from '../site/standing.ts';

takeOver(workerData as SamePages);
parentPort!.postMessage(null);
