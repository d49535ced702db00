import { afterEach, expect, test, vi } from 'vitest';
import { dividedIndex } from '../../src/search/divided-index.ts';
import { openMeaning } from '../../src/search/meaning-file.ts';
import { unpack } from '../../src/search/packing.ts';
import { openWordsIndex } from '../../src/search/words-file.ts';
import { startAnswering } from '../../src/site/client/search/answer-questions.ts';
import type { WorkerMessage } from '../../src/site/client/search/search-messages.ts';
import { SMALL } from '../atlas/corpora.ts';
import { openedSearch } from '../search/opened.ts';

const FOLDER = 'https://host/data/';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A host of an index in parts, what it is asked for below the index's folder, and what is told of that. */
async function hostOfParts(onAsked: (path: string) => void = () => undefined) {
  const { files } = (await openedSearch(SMALL)).host;
  const whole = (name: string) => files.get(`test/search/${name}`)!;
  const parts = new Map(
    dividedIndex(
      openWordsIndex(unpack(whole('words.bin'), 'words.bin')),
      openMeaning(whole('meaning.bin')),
      null,
    ).map(({ name, bytes }) => [`${FOLDER}test/search/${name}`, bytes]),
  );
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const path = address.replace(`${FOLDER}test/search/`, '');
    asked.push(path);
    onAsked(path);
    const bytes = parts.get(address);
    return bytes === undefined
      ? new Response(null, { status: 404 })
      : new Response(bytes as Uint8Array<ArrayBuffer>);
  });
  return asked;
}

test('of an index in parts what all questions need is loaded before the first, which then loads its own', async () => {
  const asked = await hostOfParts();
  const messages: WorkerMessage[] = [];
  const ask = startAnswering((message) => messages.push(message));
  ask({ prepares: true, folder: FOLDER, version: 'test' });
  await vi.waitFor(() => expect(asked).toEqual(['words.bin', 'meaning.bin']));
  expect(messages).toEqual([]);
  const question = {
    query: SMALL[0]!.titlePlain,
    limit: 3,
    limitByWords: 3,
    load: false,
    sentences: false,
  };
  ask({ ...question, asker: 'box', requestId: 1, folder: FOLDER, version: 'test' });
  const answers = await vi.waitUntil(() => messages.find((message) => 'shown' in message));
  expect(answers.shown.results[0]!.slug).toBe(SMALL[0]!.slug);
  expect(asked.slice(2).every((path) => /^(?:terms|postings|cards)\//.test(path))).toBe(true);
});

test('no abstract is read for a question that another has followed', async () => {
  const messages: WorkerMessage[] = [];
  const ask = startAnswering((message) => messages.push(message));
  const rest = {
    asker: 'page',
    limit: 3,
    limitByWords: 3,
    folder: FOLDER,
    version: 'test',
  } as const;
  const asked = await hostOfParts((path) => {
    if (!path.startsWith('vectors/')) return;
    const query = SMALL[2]!.titlePlain;
    ask({ ...rest, requestId: 3, query, load: false, sentences: false });
  });
  ask({ ...rest, requestId: 2, query: SMALL[1]!.titlePlain, load: true, sentences: true });
  await vi.waitUntil(() => messages.find((message) => message.requestId === 3));
  // What the first would read it asks for by now.
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toContainEqual(expect.stringMatching(/^vectors\//));
  expect(asked.filter((path) => path.startsWith('texts/'))).toEqual([]);
});

test('until meaning joins fewer answers are shown', async () => {
  await hostOfParts();
  const messages: WorkerMessage[] = [];
  const ask = startAnswering((message) => messages.push(message));
  const question = { query: 'language models', limit: 6, limitByWords: 2, sentences: false };
  ask({ ...question, load: true, asker: 'box', requestId: 5, folder: FOLDER, version: 'test' });
  const isLast = (message: WorkerMessage) => 'shown' in message && message.last;
  await vi.waitUntil(() => messages.some(isLast));
  const counts = messages.map((message) => ('shown' in message ? message.shown.results.length : 0));
  expect(counts).toEqual([2, 6]);
});
