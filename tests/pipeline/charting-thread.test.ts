import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { AT_ONCE } from '../../src/atlas/number-stages.ts';
import { seeded } from '../../src/atlas/random.ts';
import { chartingThread } from '../../src/pipeline/charting-thread.ts';

const PAPERS = 120;
const DIMENSIONS = 4;

/** Papers in four directions, and terms of which each paper has two. */
function numbers() {
  const random = seeded(7);
  const vectors = Float32Array.from({ length: PAPERS * DIMENSIONS }, (_, j) => {
    const [paper, d] = [Math.floor(j / DIMENSIONS), j % DIMENSIONS];
    return (paper % DIMENSIONS === d ? 1 : 0) + random() / 4;
  });
  for (let i = 0; i < PAPERS; i++) {
    const row = vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    const length = Math.hypot(...row);
    for (let d = 0; d < DIMENSIONS; d++) row[d]! /= length;
  }
  const terms = {
    rowStarts: Uint32Array.from({ length: PAPERS + 1 }, (_, i) => 2 * i),
    columns: Uint32Array.from({ length: 2 * PAPERS }, (_, e) => (e % 2) * 4 + ((e >> 1) % 4)),
    values: new Float32Array(2 * PAPERS).fill(Math.SQRT1_2),
    rowCount: PAPERS,
    columnCount: 8,
  };
  const neighbours = nearestNeighbours(vectors, DIMENSIONS, 12);
  return { vectors, dimensions: DIMENSIONS, neighbours, terms, teachers: null };
}

const UNHEARD = () => undefined;

test('a second thread makes the same of numbers as this one, whatever is begun first and asked for first', () => {
  const thread = chartingThread(PAPERS);
  onTestFinished(thread.end);
  const { terms, ...input } = numbers();
  const layout = { ...input, places: null, fresh: false };
  const related = { ...input, terms };
  const begun = thread.begin('layout', layout, UNHEARD);
  const alsoBegun = thread.begin('related', related, UNHEARD);
  expect(alsoBegun()).toEqual(AT_ONCE('related', related, UNHEARD)());
  expect(begun()).toEqual(AT_ONCE('layout', layout, UNHEARD)());
});

test('what goes wrong in the second thread is thrown where it is asked for', () => {
  const thread = chartingThread(0);
  onTestFinished(thread.end);
  const { terms, ...input } = numbers();
  const broken = { ...input, terms: { ...terms, columns: null as unknown as Uint32Array } };
  const ask = thread.begin('related', broken, UNHEARD);
  expect(ask).toThrow(TypeError);
});

test('few papers need no thread: all is done as it begins', () => {
  const { terms, ...input } = numbers();
  const heard: number[] = [];
  chartingThread(PAPERS + 1).begin('related', { ...input, terms }, (done) => heard.push(done));
  expect(heard.length).toBeGreaterThan(0);
});

test('a stage of a thread that has ended is done here', () => {
  const thread = chartingThread(0);
  const { terms, ...input } = numbers();
  const related = { ...input, terms };
  const ask = thread.begin('related', related, UNHEARD);
  thread.end();
  expect(ask()).toEqual(AT_ONCE('related', related, UNHEARD)());
});

test('a thread that dies ends nothing but itself: its work is done here', async () => {
  const born = once(process, 'worker') as Promise<[Worker]>;
  const thread = chartingThread(0);
  onTestFinished(thread.end);
  const { terms, ...input } = numbers();
  const related = { ...input, terms };
  const ask = thread.begin('related', related, UNHEARD);
  const [worker] = await born;
  worker.emit('error', new Error('Worker terminated due to reaching memory limit'));
  expect(ask()).toEqual(AT_ONCE('related', related, UNHEARD)());
});
