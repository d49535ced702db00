import { Worker } from 'node:worker_threads';
import type { LastSite, ReusablePages, SamePages } from '../site/build/reusable-pages.ts';
import { STYLED_PAPERS } from '../site/citations/cite-papers.ts';
import { type Cited, citedPart } from '../site/citations/csl-item.ts';
import type { StyledCitation } from '../site/citations/styles.ts';
import type { SiteModel } from '../site/site-model.ts';
import type { KeptVectors } from './chart-project.ts';

/** What the thread of data is handed at first; the citations follow. */
export interface DataWork {
  readonly model: Pick<
    SiteModel,
    | 'version'
    | 'site'
    | 'papers'
    | 'atlas'
    | 'links'
    | 'elsewhere'
    | 'fields'
    | 'missing'
    | 'recordIds'
    | 'people'
    | 'drawing'
    | 'redirects'
  >;
  readonly vectors: KeptVectors;
  /** Where that is kept which search knows of meaning. */
  readonly cacheFile: string;
  /** Of the new site. */
  readonly folder: string;
}

/** Citations as text, by paper; null in a corpus too large. */
export type CitationTexts = readonly StyledCitation[] | null;

/** What the thread of citations is handed. */
export interface CitationsWork {
  readonly papers: readonly Cited[];
  /** Where citations are kept from one run to the next. */
  readonly cacheFile: string;
}

/** What scripts and other programs read, written beside the pages in a thread of its own while these are made. */
export function writeDataInParallel(work: DataWork, cited: Promise<CitationTexts>): Promise<void> {
  const worker = threadOf(new URL('./data-worker.ts', import.meta.url), work);
  cited.then(
    (citations) => worker.postMessage(citations),
    () => worker.terminate(),
  );
  return resultOf(worker);
}

/** How each paper is cited, worked out in a thread of its own while the papers are charted; null of too many. */
export async function citationsInParallel({
  papers,
  cacheFile,
}: CitationsWork): Promise<CitationTexts> {
  if (papers.length > STYLED_PAPERS) return null;
  const work: CitationsWork = { papers: papers.map(citedPart), cacheFile };
  return resultOf(threadOf(new URL('./citations-worker.ts', import.meta.url), work));
}

/** Pages of the last site proved in a thread of its own: ten thousand of them are read. */
export function reusablePagesInParallel(last: LastSite): Promise<ReusablePages> {
  return resultOf(threadOf(new URL('./reusable-pages-worker.ts', import.meta.url), last));
}

/** Pages taken over from the last site in a thread of its own: for ten thousand of them the disk takes its time. */
export function takeOverInParallel(pages: SamePages): Promise<void> {
  return resultOf(threadOf(new URL('./take-over-worker.ts', import.meta.url), pages));
}

function threadOf(script: URL, workerData: unknown): Worker {
  // Node's own options may name files as seen from where the program was called; a build works in another folder.
  return new Worker(script, { workerData, execArgv: [] });
}

/** The one message of a thread. */
function resultOf<Result>(worker: Worker): Promise<Result> {
  const result = new Promise<Result>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`A thread ended without its work: exit ${code}.`)),
    );
  });
  // Where the build fails first, nobody asks for it any more.
  result.catch(() => undefined);
  return result;
}
