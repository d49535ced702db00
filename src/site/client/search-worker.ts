// Ships to the browser: search, off the main thread.
import { type Answers, openSearch, type Search } from '../../search/open.ts';
import type { Ask, Failure, ShownAnswer, Told } from './search-messages.ts';

/** The host has no such file. */
class GoneError extends Error {}
/** Nobody answers. */
class OfflineError extends Error {}

/** From this size on (bytes) a reader is told what she waits for. */
const LARGE = 500_000;

let opened: Promise<Search> | undefined;
let newest = 0;

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  newest = data.turn;
  answer(data).catch((error: unknown) => tell({ turn: data.turn, failure: failureOf(error) }));
});

async function answer(ask: Ask): Promise<void> {
  // Questions that came while the last was being answered are seen first: only the newest is.
  await new Promise((resolve) => setTimeout(resolve));
  if (ask.turn !== newest) return;
  const search = await open(ask);
  if (ask.turn !== newest) return;
  const { query, limit } = ask;
  const first = await search.query(query, { limit, meaning: 'here' });
  const whole = first.by === 'whole' || !ask.load;
  await show(ask, search, first, whole);
  if (whole || ask.turn !== newest) return;
  await show(ask, search, await search.query(query, { limit, meaning: 'load' }), true);
}

function open({ folder, version }: Ask): Promise<Search> {
  opened ??= openSearch(version, (path) => read(`${folder}${path}`)).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function read(address: string): Promise<Uint8Array | null> {
  const response = await fetch(address).catch(() => null);
  if (response === null) {
    if (address.endsWith('words.bin')) throw new OfflineError();
    return null;
  }
  if (!response.ok) throw new GoneError();
  const bytes = Number(response.headers.get('content-length'));
  if (bytes >= LARGE) tell({ turn: newest, loading: bytes });
  return new Uint8Array(await response.arrayBuffer());
}

async function show(ask: Ask, search: Search, answers: Answers, last: boolean): Promise<void> {
  const { columns } = search;
  const post = (sentences: readonly ShownAnswer['sentence'][]) => {
    if (ask.turn !== newest) return;
    const results = answers.results.map((result, i) => ({
      ...result,
      titlePieces: search.title(result),
      sentence: sentences[i] ?? [],
    }));
    const meaningBytes = answers.by === 'words' ? columns.meaningBytes : 0;
    const shown = { ...answers, results, topics: columns.topics, meaningBytes };
    tell({ turn: ask.turn, shown, last });
  };
  post([]);
  if (ask.sentences && last) post(await Promise.all(answers.results.map(search.sentence)));
}

function failureOf(error: unknown): Failure {
  return error instanceof GoneError ? 'gone' : error instanceof OfflineError ? 'offline' : 'broken';
}

function tell(told: Told): void {
  postMessage(told);
}
