import { parentPort, workerData } from 'node:worker_threads';
import { findReusablePages, type LastSite } from '../site/build/reusable-pages.ts';

parentPort!.postMessage(findReusablePages(workerData as LastSite));
