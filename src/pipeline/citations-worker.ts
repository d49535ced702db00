import { parentPort, workerData } from 'node:worker_threads';
import { citePapers } from '../site/citations/cite-papers.ts';
import type { StyledCitation } from '../site/citations/styles.ts';
import { CACHED_CODE } from './cached-code.ts';
import { textCache } from './disk-cache.ts';
import type { CitationsWork } from './in-parallel.ts';
import { codeOf } from './paths.ts';

const { papers, cacheFile: file } = workerData as CitationsWork;
const cache = textCache<StyledCitation>(file, codeOf(CACHED_CODE.citations));
parentPort!.postMessage(await citePapers(papers, cache));
cache.save();
