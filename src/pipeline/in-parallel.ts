import type { Packing } from '../site/build/collect-pages.ts';
import { type PackedFile, type PackWork, pagePacker } from '../site/build/pack-pages.ts';
import {
  findReusablePages,
  type LastSite,
  type ReusablePages,
  type SamePages,
  takeOver,
} from '../site/build/reusable-pages.ts';
import { STYLED_PAPERS } from '../site/citations/cite-papers.ts';
import { citedPart } from '../site/citations/csl-item.ts';
import { type CitationsWork, type CitationTexts, citeKept } from './cite-kept.ts';
import { DATA_PARTS, type DataPart, type DataWork, handingOver, taskFor } from './data-parts.ts';
import { endedEarly, mayFail, resultOf, threadOf } from './thread.ts';

/** Work that may go on beside the main thread. */
export interface Beside {
  /** Writes what scripts and other programs read, while the pages are made. */
  readonly writeData: (work: DataWork, cited: Promise<CitationTexts>) => DataInWriting;
  /** How each paper is cited, worked out while the papers are charted; null of too many. */
  readonly cite: (work: CitationsWork) => Promise<CitationTexts>;
  /** Pages of the last site, proved: ten thousand of them are read. */
  readonly findReusable: (last: LastSite) => Promise<ReusablePages>;
  /** Takes pages over from the last site: for ten thousand of them the disk takes its time. */
  readonly takeOver: (pages: SamePages) => Promise<void>;
  /** Packs pages, one file after the other, while more are made. */
  readonly packing: (work: PackWork) => Packing;
}

/** Work that is under way. */
interface DataInWriting {
  readonly written: Promise<void>;
  /** Takes part in it, once there is nothing else to do here: resolves where nothing is left to begin. */
  readonly help: () => Promise<void>;
}

/** A thread loads the program again, for half a second of work: two hundred papers are done before that. */
const THREADS_FROM = 200;

/** The work beside the main thread for a map of so many papers: in threads of their own where these are worth their start. */
export function besideFor(papers: number): Beside {
  return papers < THREADS_FROM ? IN_THIS_THREAD : IN_THREADS;
}

const IN_THIS_THREAD: Beside = {
  writeData(work, cited) {
    const written = mayFail(writeHere([...DATA_PARTS], work, cited));
    return { written, help: () => written };
  },
  cite: (work) => mayFail(citeKept(work)),
  findReusable: (last) => mayFail(Promise.resolve(last).then(findReusablePages)),
  takeOver: (pages) => mayFail(Promise.resolve(pages).then(takeOver)),
  packing(work) {
    const packer = mayFail(Promise.resolve(work).then(pagePacker));
    return { pack: async (file) => (await packer)(file), end: () => undefined };
  },
};

const IN_THREADS: Beside = {
  writeData(work, cited) {
    const left = [...DATA_PARTS];
    const worker = threadOf(new URL('./data-worker.ts', import.meta.url), null);
    const handedOver = handingOver(work, cited);
    const written = new Promise<void>((resolve, reject) => {
      const next = () => {
        const part = left.shift();
        if (part === undefined) resolve();
        else handedOver(part).then((task) => worker.postMessage(task), reject);
      };
      worker.on('message', next);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(endedEarly(code)));
      next();
    });
    return {
      written: mayFail(written.finally(() => worker.terminate())),
      help: () => writeHere(left, work, cited),
    };
  },
  cite({ papers, cacheFile }) {
    if (papers.length > STYLED_PAPERS) return Promise.resolve(null);
    const work: CitationsWork = { papers: papers.map(citedPart), cacheFile };
    return resultOf(threadOf(new URL('./citations-worker.ts', import.meta.url), work));
  },
  findReusable: (last) =>
    resultOf(threadOf(new URL('./reusable-pages-worker.ts', import.meta.url), last)),
  takeOver: (pages) => resultOf(threadOf(new URL('./take-over-worker.ts', import.meta.url), pages)),
  packing(work) {
    const worker = threadOf(new URL('./pack-worker.ts', import.meta.url), work);
    const failed = mayFail(new Promise<never>((_, reject) => worker.on('error', reject)));
    const waiting: ((packed: PackedFile | null) => void)[] = [];
    worker.on('message', (packed: PackedFile | null) => waiting.shift()!(packed));
    return {
      pack(file) {
        worker.postMessage(file);
        return Promise.race([new Promise<PackedFile | null>((done) => waiting.push(done)), failed]);
      },
      end: () => void worker.terminate(),
    };
  },
};

/** Writes the parts that are left. Search and the map's files are loaded where they are written: most often in a thread. */
async function writeHere(
  left: DataPart[],
  work: DataWork,
  cited: Promise<CitationTexts>,
): Promise<void> {
  const { writePart } = await import('./write-data.ts');
  for (let part = left.shift(); part !== undefined; part = left.shift())
    writePart(await taskFor(part, work, cited));
}
