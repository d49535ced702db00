// Ships to the browser: asks the search worker, and starts the page anew where the site was built anew.
import { search as say } from '#strings/search';
import { dataFolder, dataVersion, versionNow } from '../shared/data-address.ts';
import type { Asker, Failure, SearchRequest, Shown, WorkerMessage } from './search-messages.ts';
import { type SearchThread, startSearchThread } from './search-thread.ts';

/** Told of a question's answers, once by words and once more when meaning has joined. */
export interface Listener {
  readonly onAnswers: (shown: Shown, last: boolean) => void;
  /** A large file is on its way, in words. */
  readonly onLoading: (words: string) => void;
  readonly onFailure: (failure: Failure) => void;
}

const RELOADED = 'chartroom:reloaded';

interface Waiting {
  readonly requestId: number;
  readonly listener: Listener;
}

let thread: SearchThread | undefined;
let requestId = 0;
/** The newest question of each asker, until another takes its place. */
const waiting = new Map<Asker, Waiting>();

/** Loads the worker, not yet its data. */
export function wakeSearch(): void {
  thread ??= startSearchThread(
    (message) => void onMessage(message),
    () => {
      thread?.end();
      thread = undefined;
      const failure = navigator.onLine ? 'gone' : 'offline';
      for (const pending of waiting.values())
        void onMessage({ requestId: pending.requestId, failure });
    },
  );
}

/** Loads what every question of a map needs whose index lies in parts. */
export async function prepareSearch(): Promise<void> {
  wakeSearch();
  const version = await dataVersion().catch(() => null);
  if (version !== null) thread?.ask({ prepares: true, folder: dataFolder(), version });
}

/** Asks; answers to any question of this asker before are dropped. */
export async function askSearch(
  asker: Asker,
  question: Pick<SearchRequest, 'query' | 'limit' | 'limitByWords' | 'load' | 'sentences'>,
  listener: Listener,
): Promise<void> {
  const own = ++requestId;
  waiting.set(asker, { requestId: own, listener });
  wakeSearch();
  const version = await dataVersion().catch(() => null);
  if (waiting.get(asker)?.requestId !== own) return;
  if (version === null) {
    await onMessage({ requestId: own, failure: navigator.onLine ? 'gone' : 'offline' });
    return;
  }
  const request: SearchRequest = {
    ...question,
    asker,
    requestId: own,
    folder: dataFolder(),
    version,
  };
  thread?.ask(request);
}

/** Leaves the asker's last question unanswered. */
export function dropQuestion(asker: Asker): void {
  waiting.delete(asker);
}

async function onMessage(message: WorkerMessage): Promise<void> {
  const listener = [...waiting.values()].find(
    (pending) => pending.requestId === message.requestId,
  )?.listener;
  if (listener === undefined) return;
  if ('loading' in message) listener.onLoading(say.loadingSize(message.loading / 1e6));
  else if ('shown' in message) {
    // A file that is gone may be one of a build that stood there before.
    if (message.last && message.shown.missing.meaning === 'gone' && (await startAnew())) return;
    listener.onAnswers(message.shown, message.last);
  } else if (message.failure === 'offline' || !(await startAnew()))
    listener.onFailure(message.failure);
}

/** Loads the page again where another build stands on the host by now, once for each; whether it does. */
async function startAnew(): Promise<boolean> {
  const [now, own] = await Promise.all([versionNow(), dataVersion().catch(() => null)]);
  if (now === null || now === own || sessionStorage.getItem(RELOADED) === now) return false;
  sessionStorage.setItem(RELOADED, now);
  location.reload();
  return true;
}
