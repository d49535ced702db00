import { parentPort, workerData } from 'node:worker_threads';
import { type LastSite, standingPages } from '../site/build/reusable-pages.ts';

parentPort!.postMessage(standingPages(workerData as LastSite));
