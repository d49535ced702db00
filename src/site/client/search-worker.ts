// Ships to the browser: search, off the main thread.
import type { Answer, Answers } from '../../search/answers.ts';
import { openSearch, type Search } from '../../search/open.ts';
import { highlight, type Piece } from '../../search/snippet.ts';
import { ReadError, readFile } from './search-files.ts';
import type { Ask, Asker, Failure, ShownAnswer, Told } from './search-messages.ts';

/** From this size on (bytes) a reader is told what she waits for. */
const LARGE = 500_000;
/** Names of authors shown of each paper, and a matched one beside. */
const SHOWN_AUTHORS = 2;

let opened: Promise<Search> | undefined;
/** The last question of each asker; of all of them the one that came last. */
const newest = new Map<Asker, number>();
let lastTurn = 0;
/** Why the last file of each kind that was asked for did not come. */
let missing: { meaning: Failure | null; sentences: Failure | null } = {
  meaning: null,
  sentences: null,
};

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  newest.set(data.asker, data.turn);
  lastTurn = data.turn;
  answer(data).catch((error: unknown) => tell({ turn: data.turn, failure: failureOf(error) }));
});

async function answer(ask: Ask): Promise<void> {
  // Questions that came while the last was being answered are seen first: only the newest is.
  await new Promise((resolve) => setTimeout(resolve));
  if (isOld(ask)) return;
  const search = await open(ask);
  if (isOld(ask)) return;
  missing = { meaning: null, sentences: null };
  const { query, limit } = ask;
  const first = await search.query(query, { limit, meaning: 'here' });
  const whole = first.by === 'whole' || !ask.load;
  await show(ask, search, first, whole);
  if (whole || isOld(ask)) return;
  await show(ask, search, await withMeaning(search, ask, first), true);
}

/** Words have answered: where meaning cannot join, what they say stands. */
async function withMeaning(search: Search, ask: Ask, byWords: Answers): Promise<Answers> {
  try {
    return await search.query(ask.query, { limit: ask.limit, meaning: 'load' });
  } catch (error) {
    missing.meaning = failureOf(error);
    return byWords;
  }
}

function open({ folder, version }: Ask): Promise<Search> {
  opened ??= openSearch(version, (path) => read(`${folder}${path}`)).then(
    (search) => {
      // Who asks one question asks for its meaning next; what fails here is asked for again then.
      void search.preload().catch(() => undefined);
      return search;
    },
    (error) => {
      opened = undefined;
      throw error;
    },
  );
  return opened;
}

/** Without `words.bin` there is no search; any other file may be missing. */
async function read(address: string): Promise<Uint8Array | null> {
  const onSize = (bytes: number) => {
    if (bytes >= LARGE) tell({ turn: lastTurn, loading: bytes });
  };
  try {
    return await readFile(address, onSize);
  } catch (error) {
    if (address.endsWith('words.bin')) throw error;
    missing[address.includes('/texts/') ? 'sentences' : 'meaning'] = failureOf(error);
    return null;
  }
}

async function show(ask: Ask, search: Search, answers: Answers, last: boolean): Promise<void> {
  const { columns } = search;
  const post = (sentences: readonly ShownAnswer['sentence'][]) => {
    if (isOld(ask)) return;
    const results = answers.results.map((result, i) => ({
      ...result,
      ...origin(result),
      titlePieces: search.title(result),
      sentence: sentences[i] ?? [],
    }));
    const lacks = answers.by === 'whole' ? { ...missing, meaning: null } : missing;
    tell({
      turn: ask.turn,
      shown: { ...answers, results, topics: columns.topics, missing: lacks },
      last,
    });
  };
  post([]);
  if (ask.sentences && last) post(await Promise.all(answers.results.map(search.sentence)));
}

/** Authors, venue and year, with what the question names marked; of many authors the first and one who is named. */
function origin({
  authors,
  venue,
  year,
  matches,
}: Answer): Pick<ShownAnswer, 'origin' | 'moreAuthors'> {
  const terms = new Set(matches.flatMap((match) => match.terms));
  const names = authors === '' ? [] : authors.split(', ');
  const isNamed = (name: string) => highlight(name, terms).some(({ marked }) => marked);
  const first = names.slice(0, SHOWN_AUTHORS);
  const named = names.slice(SHOWN_AUTHORS).find(isNamed);
  const shown = named === undefined ? first : [...first, named];
  const texts = [shown.join(', '), venue ?? '', year === null ? '' : String(year)];
  return {
    origin: texts.map((text): readonly Piece[] => (text === '' ? [] : highlight(text, terms))),
    moreAuthors: shown.length < names.length,
  };
}

function isOld({ asker, turn }: Ask): boolean {
  return newest.get(asker) !== turn;
}

function failureOf(error: unknown): Failure {
  return error instanceof ReadError ? error.failure : 'broken';
}

function tell(told: Told): void {
  postMessage(told);
}
