import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../src/pipeline/paths.ts';

/** The rooms in the order of the data; a room imports itself and what stands before it. */
const ROOMS = ['words', 'corpus', 'atlas', 'search', 'map', 'site', 'pages', 'pipeline', 'cli'];
const SRC = join(CHECKOUT, 'src');

/** Types carry no code: a room may name what a later one hands on. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;'"]*?from\s+['"](\.[^'"]+)['"]/g;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|astro)$/.test(file))
  .sort();

const roomOf = (path: string): string => relative(SRC, path).split(/[\\/]/)[0] ?? '';

test('every source file lies in a room', () => {
  expect(
    files.map((file) => roomOf(join(SRC, file))).filter((room) => !ROOMS.includes(room)),
  ).toEqual([]);
});

test('data flows one way: nothing earlier imports anything later', () => {
  const backward: string[] = [];
  for (const file of files) {
    const path = join(SRC, file);
    const from = ROOMS.indexOf(roomOf(path));
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
      const room = roomOf(resolve(dirname(path), target));
      if (ROOMS.indexOf(room) > from) backward.push(`${file} imports ${target}`);
    }
  }
  expect(backward).toEqual([]);
});

test('browser code finds the files below /data/ through data-address.ts alone: most pages name no version', () => {
  const naming = files
    .filter((file) => file.startsWith('site/client/') && !file.endsWith('data-address.ts'))
    .filter((file) =>
      /\bversion\b.*\bdataset|dataset\.version|[`'"}]data\//.test(
        readFileSync(join(SRC, file), 'utf8'),
      ),
    );
  expect(naming).toEqual([]);
});
