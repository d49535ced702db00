import { afterEach, expect, test, vi } from 'vitest';
import { type ReadError, readFile } from '../../src/site/client/search/fetch-search-file.ts';
import { withQuestion } from '../../src/site/client/search/search-history.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A host that sends these parts, one every `everyMs`, and then ends, or hangs. */
function host(parts: readonly string[], everyMs: number, ends: boolean, status = 200) {
  vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
    const left = [...parts];
    const body = new ReadableStream({
      async pull(controller) {
        const part = left.shift();
        if (part === undefined && ends) return controller.close();
        await new Promise<void>((resolve, reject) => {
          if (part !== undefined) setTimeout(resolve, everyMs);
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        });
        controller.enqueue(new TextEncoder().encode(part));
      },
    });
    return new Response(body, { status, headers: { 'content-length': '6' } });
  });
}

/** What a reading ends with: its text, or why there is none. */
async function outcome(sizes: number[] = []): Promise<string> {
  const reading = readFile('words.bin', 'high', (bytes) => sizes.push(bytes)).then(
    (bytes) => new TextDecoder().decode(bytes),
    (error) => (error as ReadError).failure,
  );
  await vi.runAllTimersAsync();
  return reading;
}

test('a slow line is waited for as long as something comes', async () => {
  vi.useFakeTimers();
  host(['ab', 'cd', 'ef'], 7000, true);
  const sizes: number[] = [];
  expect([await outcome(sizes), sizes]).toEqual(['abcdef', [6]]);
});

test.each([
  ['never begins', [] as string[], false, 200, 'stalled'],
  ['hangs half-way', ['ab'], false, 200, 'stalled'],
  ['is not there', ['no'], true, 404, 'gone'],
])('a file that %s is told as such', async (_, parts, ends, status, failure) => {
  vi.useFakeTimers();
  host(parts, 10, ends, status);
  expect(await outcome()).toBe(failure);
});

test('where nobody answers, the reader is offline', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await outcome()).toBe('offline');
});

test('ten questions are kept, the newest first, each once', () => {
  const asked = Array.from({ length: 12 }, (_, i) => `question ${i % 11}`);
  const kept = asked.reduce<readonly string[]>(withQuestion, []);
  expect(kept).toHaveLength(10);
  expect(kept.slice(0, 2)).toEqual(['question 0', 'question 10']);
  expect(new Set(kept).size).toBe(10);
});
