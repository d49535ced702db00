import { parentPort, workerData } from 'node:worker_threads';
import { type PackWork, type PagesToPack, pagePacker } from '../site/build/pack-pages.ts';

const pack = pagePacker(workerData as PackWork);
parentPort!.on('message', (file: PagesToPack) => parentPort!.postMessage(pack(file)));
