import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const field = { value: '' };
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  field.value = '';
  const box = { querySelector: () => field };
  page = Object.assign(new EventTarget(), { querySelector: () => box });
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A map whose picture stands after so many milliseconds; whether the rest may be loaded. */
async function drawn(afterMs: number): Promise<() => boolean> {
  vi.stubGlobal('performance', { now: () => afterMs });
  const { searchRests } = await import('../../src/site/client/map/map-search.ts');
  let rests = false;
  void searchRests().then(() => {
    rests = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return () => rests;
}

const tell = async (query: string, isFinal: boolean) => {
  page.dispatchEvent(new CustomEvent('chartroom:search', { detail: { query, isFinal } }));
  await vi.advanceTimersByTimeAsync(0);
};

test('on a fast line the rest of a large map is loaded as soon as its picture stands', async () => {
  const rests = await drawn(400);
  expect(rests()).toBe(true);
});

test('on a slow one a moment later, where nobody asks', async () => {
  const rests = await drawn(4000);
  await vi.advanceTimersByTimeAsync(100);
  expect(rests()).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(rests()).toBe(true);
});

test('a question asked at once is answered before', async () => {
  const rests = await drawn(4000);
  field.value = 'kelp forests';
  await vi.advanceTimersByTimeAsync(1000);
  await tell('kelp', true);
  await tell('kelp forests', false);
  expect(rests()).toBe(false);
  await tell('kelp forests', true);
  expect(rests()).toBe(true);
});

test('answers that do not come are not waited for', async () => {
  const rests = await drawn(4000);
  field.value = 'kelp forests';
  await vi.advanceTimersByTimeAsync(20_000);
  expect(rests()).toBe(true);
});
