import { parentPort, workerData } from 'node:worker_threads';
import { searchFiles } from '../search/index-files.ts';
import type { SearchWork } from './in-parallel.ts';

const { model, embedding } = workerData as SearchWork;
parentPort!.postMessage(searchFiles(model, embedding));
