import { parentPort, workerData } from 'node:worker_threads';
import { type CitedAs, citePapers } from '../site/citations/cite-papers.ts';
import { textMemory } from './disk-cache.ts';
import type { CitationsWork } from './in-parallel.ts';
import { codeOf } from './paths.ts';

/** What writes citations, and the libraries it does it with. */
const CODE = ['src/site/citations', 'package.json', 'package-lock.json'];

const { papers, memory: file } = workerData as CitationsWork;
const memory = textMemory<CitedAs>(file, codeOf(CODE));
parentPort!.postMessage(await citePapers(papers, memory));
memory.keep();
