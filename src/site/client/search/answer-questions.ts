// Ships to the browser: search, wherever it runs.
import type { QueryOptions } from '../../../search/answer-question.ts';
import type { Answer, Answers } from '../../../search/answers.ts';
import { openSearch, type Search } from '../../../search/open-search.ts';
import { highlight, type Piece } from '../../../search/snippet.ts';
import { ReadError, readFile } from './fetch-search-file.ts';
import type {
  Asker,
  Failure,
  Missing,
  Preparation,
  SearchRequest,
  ShownAnswer,
  WorkerMessage,
} from './search-messages.ts';

/** From this size on (bytes) a reader is told what she waits for. */
const LARGE = 500_000;
/** Names of authors shown of each paper, and a matched one beside. */
const SHOWN_AUTHORS = 2;

let opened: Promise<Search> | undefined;
/** The last question of each asker; of all of them the one that came last. */
const newest = new Map<Asker, number>();
let lastRequestId = 0;
/** What did not come since the last question of each asker: files are shared, and a question waits for them all. */
const missing = new Map<Asker, Missing>();

let notify: (message: WorkerMessage) => void = () => undefined;

/** Tells `listener` all answers from now on; returns what takes the questions. */
export function startAnswering(
  listener: (message: WorkerMessage) => void,
): (request: SearchRequest | Preparation) => void {
  notify = listener;
  return (request) => {
    if ('prepares' in request) {
      // A question asks again for what does not come, and says so.
      open(request).catch(() => undefined);
      return;
    }
    newest.set(request.asker, request.requestId);
    lastRequestId = request.requestId;
    answer(request).catch((error: unknown) =>
      notify({ requestId: request.requestId, failure: failureOf(error) }),
    );
  };
}

async function answer(request: SearchRequest): Promise<void> {
  // Questions that came while the last was being answered are seen first: only the newest is.
  await new Promise((resolve) => setTimeout(resolve));
  if (isOld(request)) return;
  const search = await open(request);
  if (isOld(request)) return;
  missing.set(request.asker, { meaning: null, sentences: null });
  const first = { ...request, limit: request.limitByWords };
  const byWords = search.query(request.query, optionsOf(first, 'here'));
  // Behind the words, and not after them: each waits for the line, not for the other.
  const byMeaning = request.load ? withMeaning(search, request, 'papers') : null;
  let answers = await byWords;
  const isShort = request.limitByWords < request.limit || answers.semanticState !== 'complete';
  if (byMeaning !== null && isShort) {
    await show(request, search, answers, false);
    answers = (await byMeaning) ?? (await search.query(request.query, optionsOf(request, 'here')));
    if (isOld(request)) return;
    if (answers.semanticState === 'partial') {
      // Near words are as large as all the rest: what the papers' vectors say is shown before they come.
      await show(request, search, answers, false);
      if (isOld(request)) return;
      answers = (await withMeaning(search, request, 'load')) ?? answers;
    }
  }
  await show(request, search, answers, true);
}

/** Answers by meaning; null where it cannot join: what others answered stands. */
async function withMeaning(
  search: Search,
  request: SearchRequest,
  meaning: 'papers' | 'load',
): Promise<Answers | null> {
  try {
    const answers = await search.query(request.query, optionsOf(request, meaning));
    if (isOld(request)) return answers;
    const isShort = meaning === 'load' && answers.semanticState !== 'complete';
    // A file that came and could not be read is missing too.
    if (isShort && missing.get(request.asker)!.meaning === null) miss('meaning', 'broken');
    return answers;
  } catch (error) {
    miss('meaning', failureOf(error));
    return null;
  }
}

function optionsOf(request: SearchRequest, meaning: QueryOptions['meaning']): QueryOptions {
  const { limit, sentences } = request;
  return { limit, meaning, countsTopics: sentences, isWanted: () => !isOld(request) };
}

function open({ folder, version }: Pick<SearchRequest, 'folder' | 'version'>): Promise<Search> {
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

/** Without these there is no answer; any other file may be missing. */
const NEEDED = /\/(?:words|(?:cards|columns|identifiers|postings|terms)\/(?:\w+\/)?\w+)\.bin$/;

/** Answers by words stand before these have come. */
const OF_MEANING = /\/(?:cells|vectors)\/\w+\.bin$/;

async function read(address: string): Promise<Uint8Array | null> {
  const onSize = (bytes: number) => {
    if (bytes >= LARGE) notify({ requestId: lastRequestId, loading: bytes });
  };
  try {
    return await readFile(address, OF_MEANING.test(address) ? 'low' : 'high', onSize);
  } catch (error) {
    if (NEEDED.test(address)) throw error;
    miss(address.includes('/texts/') ? 'sentences' : 'meaning', failureOf(error));
    return null;
  }
}

function miss(part: keyof Missing, failure: Failure): void {
  for (const [asker, lacks] of missing) missing.set(asker, { ...lacks, [part]: failure });
}

async function show(
  request: SearchRequest,
  search: Search,
  answers: Answers,
  last: boolean,
): Promise<void> {
  // Another question has followed: what answers this one is not worth reading.
  if (isOld(request)) return;
  const { topics } = search.head;
  const results: readonly ShownAnswer[] = answers.results.map((result) => ({
    ...result,
    ...origin(result),
    titlePieces: search.title(result),
    sentence: [],
  }));
  const post = (shown: readonly ShownAnswer[]) => {
    const { meaning, sentences } = missing.get(request.asker)!;
    const lacks = { meaning: answers.semanticState === 'complete' ? null : meaning, sentences };
    notify({
      requestId: request.requestId,
      shown: { ...answers, results: shown, topics, missing: lacks },
      last,
    });
  };
  post(results);
  if (!request.sentences || !last) return;
  const sentences = await Promise.all(results.map(search.sentence));
  if (isOld(request)) return;
  // A file that came and could not be read is missing too.
  if (sentences.includes(null) && missing.get(request.asker)!.sentences === null)
    miss('sentences', 'broken');
  post(results.map((result, i) => ({ ...result, sentence: sentences[i] ?? [] })));
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

function isOld({ asker, requestId }: SearchRequest): boolean {
  return newest.get(asker) !== requestId;
}

function failureOf(error: unknown): Failure {
  return error instanceof ReadError ? error.failure : 'broken';
}
