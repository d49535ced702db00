// Ships to the browser: asks the search worker, and starts the page anew where the site was built anew.
import { dataFolder, dataVersion, versionNow } from './data-address.ts';
import type { Ask, Failure, Shown, Told } from './search-messages.ts';

/** Why there is no answer, in words for the reader. */
export const FAILURES: Readonly<Record<Failure, string>> = {
  gone: 'Search could not be loaded: its files are not where this page looks for them.',
  offline: 'Search was not loaded yet, and the network does not answer.',
  broken: 'Search could not be loaded: its files are damaged or of another version.',
};

/** Told of a question's answers, once by words and once more when meaning has joined. */
export interface Listener {
  readonly onAnswers: (shown: Shown, last: boolean) => void;
  /** A large file is on its way, in words. */
  readonly onLoading: (words: string) => void;
  readonly onFailure: (failure: Failure) => void;
}

const RELOADED = 'chartroom:reloaded';

let worker: Worker | undefined;
let turn = 0;
let listener: Listener | undefined;

/** Loads the worker, not yet its data. */
export function wakeSearch(): void {
  if (worker !== undefined) return;
  worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => void hear(data));
  worker.addEventListener('error', () => {
    worker?.terminate();
    worker = undefined;
    void hear({ turn, failure: navigator.onLine ? 'gone' : 'offline' });
  });
}

/** Asks; answers to any question before are dropped. */
export async function askSearch(
  question: Pick<Ask, 'query' | 'limit' | 'load' | 'sentences'>,
  told: Listener,
): Promise<void> {
  const own = ++turn;
  listener = told;
  wakeSearch();
  const version = await dataVersion().catch(() => null);
  if (own !== turn) return;
  if (version === null) {
    await hear({ turn, failure: navigator.onLine ? 'gone' : 'offline' });
    return;
  }
  const ask: Ask = { ...question, turn, folder: dataFolder(), version };
  worker?.postMessage(ask);
}

/** Leaves the last question unanswered. */
export function dropQuestion(): void {
  turn++;
}

async function hear(told: Told): Promise<void> {
  if (told.turn !== turn) return;
  if ('loading' in told)
    listener?.onLoading(`Loading search (${(told.loading / 1e6).toFixed(1)} MB) …`);
  else if ('shown' in told) listener?.onAnswers(told.shown, told.last);
  else if (told.failure === 'offline' || !(await startAnew())) listener?.onFailure(told.failure);
}

/** Loads the page again where another build stands on the host by now, once for each; whether it does. */
async function startAnew(): Promise<boolean> {
  const [now, own] = await Promise.all([versionNow(), dataVersion().catch(() => null)]);
  if (now === null || now === own || sessionStorage.getItem(RELOADED) === now) return false;
  sessionStorage.setItem(RELOADED, now);
  location.reload();
  return true;
}
