import { parentPort, workerData } from 'node:worker_threads';
import { type LastSite, standingPages } from '../site/standing.ts';

parentPort!.postMessage(standingPages(workerData as LastSite));
