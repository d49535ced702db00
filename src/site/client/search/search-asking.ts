// Ships to the browser: asks the search worker, and starts the page anew where the site was built anew.
import { search as say } from '#strings/search';
import { dataFolder, dataVersion, versionNow } from '../shared/data-address.ts';
import type { Ask, Asker, Failure, Shown, WorkerMessage } from './search-messages.ts';

/** Told of a question's answers, once by words and once more when meaning has joined. */
export interface Listener {
  readonly onAnswers: (shown: Shown, last: boolean) => void;
  /** A large file is on its way, in words. */
  readonly onLoading: (words: string) => void;
  readonly onFailure: (failure: Failure) => void;
}

const RELOADED = 'chartroom:reloaded';

interface Waiting {
  readonly turn: number;
  readonly listener: Listener;
}

let worker: Worker | undefined;
let turn = 0;
/** The newest question of each asker, until another takes its place. */
const waiting = new Map<Asker, Waiting>();

/** Loads the worker, not yet its data. */
export function wakeSearch(): void {
  if (worker !== undefined) return;
  worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => void hear(data));
  worker.addEventListener('error', () => {
    worker?.terminate();
    worker = undefined;
    const failure = navigator.onLine ? 'gone' : 'offline';
    for (const asked of waiting.values()) void hear({ turn: asked.turn, failure });
  });
}

/** Asks; answers to any question of this asker before are dropped. */
export async function askSearch(
  asker: Asker,
  question: Pick<Ask, 'query' | 'limit' | 'load' | 'sentences'>,
  listener: Listener,
): Promise<void> {
  const own = ++turn;
  waiting.set(asker, { turn: own, listener });
  wakeSearch();
  const version = await dataVersion().catch(() => null);
  if (waiting.get(asker)?.turn !== own) return;
  if (version === null) {
    await hear({ turn: own, failure: navigator.onLine ? 'gone' : 'offline' });
    return;
  }
  const ask: Ask = { ...question, asker, turn: own, folder: dataFolder(), version };
  worker?.postMessage(ask);
}

/** Leaves the asker's last question unanswered. */
export function dropQuestion(asker: Asker): void {
  waiting.delete(asker);
}

async function hear(told: WorkerMessage): Promise<void> {
  const listener = [...waiting.values()].find((asked) => asked.turn === told.turn)?.listener;
  if (listener === undefined) return;
  if ('loading' in told) listener.onLoading(say.loadingSize(told.loading / 1e6));
  else if ('shown' in told) {
    // A file that is gone may be one of a build that stood there before.
    if (told.last && told.shown.missing.meaning === 'gone' && (await startAnew())) return;
    listener.onAnswers(told.shown, told.last);
  } else if (told.failure === 'offline' || !(await startAnew())) listener.onFailure(told.failure);
}

/** Loads the page again where another build stands on the host by now, once for each; whether it does. */
async function startAnew(): Promise<boolean> {
  const [now, own] = await Promise.all([versionNow(), dataVersion().catch(() => null)]);
  if (now === null || now === own || sessionStorage.getItem(RELOADED) === now) return false;
  sessionStorage.setItem(RELOADED, now);
  location.reload();
  return true;
}
