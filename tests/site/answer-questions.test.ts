import { afterEach, expect, test, vi } from 'vitest';
import { dividedIndex } from '../../src/search/divided-index.ts';
import { openMeaning } from '../../src/search/meaning-file.ts';
import { openWordsIndex } from '../../src/search/words-file.ts';
import { startAnswering } from '../../src/site/client/search/answer-questions.ts';
import type { WorkerMessage } from '../../src/site/client/search/search-messages.ts';
import { SMALL } from '../atlas/corpora.ts';
import { openedSearch } from '../search/opened.ts';

const FOLDER = 'https://host/data/';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('of an index in parts what all questions need is loaded before the first, which then loads its own', async () => {
  const { files } = (await openedSearch(SMALL)).host;
  const whole = (name: string) => files.get(`test/search/${name}`)!;
  const parts = new Map(
    dividedIndex(openWordsIndex(whole('words.bin')), openMeaning(whole('meaning.bin')), null).map(
      ({ name, bytes }) => [`${FOLDER}test/search/${name}`, bytes],
    ),
  );
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address.replace(`${FOLDER}test/search/`, ''));
    const bytes = parts.get(address);
    return bytes === undefined
      ? new Response(null, { status: 404 })
      : new Response(bytes as Uint8Array<ArrayBuffer>);
  });
  const messages: WorkerMessage[] = [];
  const ask = startAnswering((message) => messages.push(message));
  ask({ prepares: true, folder: FOLDER, version: 'test' });
  await vi.waitFor(() => expect(asked).toEqual(['words.bin', 'meaning.bin']));
  expect(messages).toEqual([]);
  const question = { query: SMALL[0]!.titlePlain, limit: 3, load: false, sentences: false };
  ask({ ...question, asker: 'box', requestId: 1, folder: FOLDER, version: 'test' });
  const answers = await vi.waitUntil(() => messages.find((message) => 'shown' in message));
  expect(answers.shown.results[0]!.slug).toBe(SMALL[0]!.slug);
  expect(asked.slice(2).every((path) => /^(?:terms|postings|cards)\//.test(path))).toBe(true);
});
