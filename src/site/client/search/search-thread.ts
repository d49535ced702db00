// Ships to the browser.
import type { Preparation, SearchRequest, WorkerMessage } from './search-messages.ts';

/** Search on its own thread. */
export interface SearchThread {
  readonly ask: (request: SearchRequest | Preparation) => void;
  readonly end: () => void;
}

/** Starts the search worker; `onError` is told where its program does not come. */
export function startSearchThread(
  onMessage: (message: WorkerMessage) => void,
  onError: () => void,
): SearchThread {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => onMessage(data));
  worker.addEventListener('error', onError);
  return { ask: (request) => worker.postMessage(request), end: () => worker.terminate() };
}
