import { parentPort, workerData } from 'node:worker_threads';
import { type CitedAs, citePapers } from '../site/citations/cite-papers.ts';
import { CACHED_CODE } from './cached-code.ts';
import { textCache } from './disk-cache.ts';
import type { CitationsWork } from './in-parallel.ts';
import { codeOf } from './paths.ts';

const { papers, cacheFile: file } = workerData as CitationsWork;
const cache = textCache<CitedAs>(file, codeOf(CACHED_CODE.citations));
parentPort!.postMessage(await citePapers(papers, cache));
cache.save();
