import { expect, test } from 'vitest';
import { howFar, withProgress } from '../../src/cli/progress.ts';
import type { OnProgress } from '../../src/pipeline/on-progress.ts';

test('how many, how fast and how long is said once it can be, in one unit or two', () => {
  expect(howFar(0, 0, null, 9000)).toBe('');
  expect(howFar(0, 1, 99, 1000)).toBe(': 1 of 99, 1 %');
  expect(howFar(0, 0, 99, 9000)).toBe(': 0 of 99, 0 %');
  expect(howFar(0, 10, 50, 10_000)).toBe(': 10 of 50, 20 %, 1 a second, 40 s left');
  expect(howFar(0, 10, 100, 20_000)).toBe(': 10 of 100, 10 %, 3 min left');
  expect(howFar(0, 1, 1000, 10_000)).toBe(': 1 of 1,000, 0 %, 2 h 47 min left');
  expect(howFar(0, 100, 100, 10_000)).toBe(': 100 of 100, 100 %');
  expect(howFar(0, 27_500, 80_894, 14_250)).toBe(
    ': 27,500 of 80,894, 33 %, 1,930 a second, 28 s left',
  );
});

test('what earlier runs left done says nothing of the pace', () => {
  expect(howFar(900, 950, 1000, 10_000)).toBe(': 950 of 1,000, 95 %, 5 a second, 10 s left');
});

type Told = readonly [ms: number, stage: string, done: number, total: number | null];

/** What is written while stages are told at given milliseconds. */
async function written(isTTY: boolean, run: readonly Told[]): Promise<string> {
  let text = '';
  let clock = 0;
  const screen = { isTTY, write: (piece: string) => (text += piece) };
  const work = async (onProgress: OnProgress) => {
    for (const [ms, ...told] of run) {
      clock = ms;
      onProgress(...told);
    }
  };
  await withProgress(work, screen, () => clock);
  return text;
}

const RUN = [
  [0, 'Importing', 0, null],
  [50, 'Laying out', 0, 1000],
  [100, 'Laying out', 10, 1000],
  [6050, 'Laying out', 20, 1000],
  [61_000, 'Laying out', 500, 1000],
  [62_000, 'Naming', 0, null],
] as const;

test('a log has a line as each stage begins, and one a minute', async () => {
  expect(await written(false, RUN)).toBe(
    '  Importing …\n  Laying out: 0 of 1,000, 0 % …\n  Laying out: 500 of 1,000, 50 %, 8 a second, 2 min left …\n  Naming …\n',
  );
});

test('a terminal has one line that lives, and is left clean', async () => {
  expect(await written(true, RUN)).toBe(
    [
      'Importing …',
      'Laying out: 0 of 1,000, 0 % …',
      'Laying out: 20 of 1,000, 2 %, 3 a second, 5 min left …',
      'Laying out: 500 of 1,000, 50 %, 8 a second, 2 min left …',
      'Naming …',
      '',
    ]
      .map((line) => `\r\x1b[2K${line === '' ? '' : `  ${line}`}`)
      .join(''),
  );
});

test('the pace is that of the last minutes, and what came before the first paper is none of it', async () => {
  const stage = 'Writing pages';
  const text = await written(false, [
    [0, stage, 0, null],
    [90_000, stage, 0, 1000],
    [151_000, stage, 61, 1000],
    [212_000, stage, 122, 1000],
    [273_000, stage, 732, 1000],
    [334_000, stage, 976, 1000],
  ]);
  expect(text.trim().split('\n  ')).toEqual([
    'Writing pages …',
    'Writing pages: 0 of 1,000, 0 % …',
    'Writing pages: 61 of 1,000, 6 %, 1 a second, 16 min left …',
    'Writing pages: 122 of 1,000, 12 %, 1 a second, 15 min left …',
    'Writing pages: 732 of 1,000, 73 %, 10 a second, 27 s left …',
    'Writing pages: 976 of 1,000, 97 %, 4 a second, 6 s left …',
  ]);
});
