import { parentPort, workerData } from 'node:worker_threads';
import { type CitationsWork, citeKept } from './cite-kept.ts';

parentPort!.postMessage(await citeKept(workerData as CitationsWork));
