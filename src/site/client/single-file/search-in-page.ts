// Ships to the browser, in a single file: a page from a disk has no worker, and up to 2,000 papers need none.
import { startAnswering } from '../search/answer-questions.ts';
import type { WorkerMessage } from '../search/search-messages.ts';
import type { SearchThread } from '../search/search-thread.ts';

/** Answers questions in the page itself. */
export function startSearchThread(onMessage: (message: WorkerMessage) => void): SearchThread {
  return { ask: startAnswering(onMessage), end: () => undefined };
}
