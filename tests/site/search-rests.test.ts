import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const field = { value: '' };
let page: EventTarget;
let rests: boolean;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  field.value = '';
  const box = { querySelector: () => field };
  page = Object.assign(new EventTarget(), { querySelector: () => box });
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint));
  const { searchRests } = await import('../../src/site/client/map/map-search.ts');
  rests = false;
  void searchRests().then(() => {
    rests = true;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const tell = async (query: string, isFinal: boolean) => {
  page.dispatchEvent(new CustomEvent('chartroom:search', { detail: { query, isFinal } }));
  await vi.advanceTimersByTimeAsync(0);
};

test('where nobody asks, the rest of a large map is loaded a moment after its picture', async () => {
  await vi.advanceTimersByTimeAsync(100);
  expect(rests).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(rests).toBe(true);
});

test('a question asked at once is answered before the rest is loaded', async () => {
  field.value = 'kelp forests';
  await vi.advanceTimersByTimeAsync(1000);
  await tell('kelp', true);
  await tell('kelp forests', false);
  expect(rests).toBe(false);
  await tell('kelp forests', true);
  expect(rests).toBe(true);
});

test('answers that do not come are not waited for', async () => {
  field.value = 'kelp forests';
  await vi.advanceTimersByTimeAsync(20_000);
  expect(rests).toBe(true);
});
