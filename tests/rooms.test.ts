import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';
import { SOURCE_FILES, SOURCE_IMPORTS } from './imports.ts';

/** The rooms in the order of the data; a room imports itself and what stands before it. */
const ROOMS = ['words', 'corpus', 'atlas', 'search', 'map', 'site', 'pages', 'pipeline', 'cli'];

const roomOf = (path: string): string => path.split('/')[1] ?? '';

test('every source file lies in a room', () => {
  expect(SOURCE_FILES.filter((file) => !ROOMS.includes(roomOf(file)))).toEqual([]);
});

test('data flows one way: nothing earlier imports anything later, not even its types', () => {
  const backward = SOURCE_IMPORTS.filter(
    ({ from, to }) => ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(roomOf(from)),
  );
  expect(backward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('no file needs itself through others, not even their types', () => {
  let circles = SOURCE_IMPORTS;
  // What imports nothing that is left, or is imported by nothing that is left, lies in no circle.
  for (let before = -1; before !== circles.length; ) {
    before = circles.length;
    const importing = new Set(circles.map(({ from }) => from));
    const imported = new Set(circles.map(({ to }) => to));
    circles = circles.filter(({ from, to }) => importing.has(to) && imported.has(from));
  }
  expect(circles.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('no two modules share a name: a name means one thing', () => {
  const names = SOURCE_FILES.filter(
    (file) => !/^src\/(?:pages|site\/strings\/\w+)\//.test(file),
  ).map((file) => file.split('/').at(-1)!);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('browser code finds the files below /data/ through data-address.ts alone: most pages name no version', () => {
  const naming = SOURCE_FILES.filter(
    (file) => file.startsWith('src/site/client/') && !file.endsWith('data-address.ts'),
  ).filter((file) =>
    /\bversion\b.*\bdataset|dataset\.version|[`'"}]data\//.test(
      readFileSync(join(PACKAGE_ROOT, file), 'utf8'),
    ),
  );
  expect(naming).toEqual([]);
});
