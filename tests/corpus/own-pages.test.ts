import { expect, test } from 'vitest';
import { type Fault, formatFault } from '../../src/corpus/fault.ts';
import { readLogo, readOwnPages } from '../../src/corpus/project/own-pages.ts';
import { temporaryFolder } from '../temporary.ts';

const page = (front: string, text = 'Text.') => `---\n${front}\n---\n\n${text}\n`;

test('pages stand in the order their owner gave them, those without one behind by name', () => {
  const faults: Fault[] = [];
  const dir = temporaryFolder({
    'pages/a.md': page('title: A'),
    'pages/b.md': page('title: B\norder: 2\nplace: head', '# Own\n\nwords'),
    'pages/c.md': page('title: C\norder: -1'),
    'pages/d.md': page('title: D'),
    'pages/e.md': page('title: E\norder: 2'),
    'pages/notes.txt': 'mine',
  });
  const pages = readOwnPages(dir, faults);
  expect(pages.map(({ name }) => name)).toEqual(['c', 'b', 'e', 'a', 'd']);
  expect(pages[1]).toEqual({ name: 'b', title: 'B', place: 'head', markdown: '# Own\n\nwords' });
  expect(pages[0]!.place).toBe('foot');
  expect(faults).toEqual([]);
});

test('a page with a fault is told and left out, the others stand', () => {
  const faults: Fault[] = [];
  const dir = temporaryFolder({
    'pages/My page.md': page('title: A'),
    'pages/imprint.md': page('title: Imprint'),
    'pages/none.md': 'no front matter',
    'pages/void.md': page('order: 1'),
  });
  expect(readOwnPages(dir, faults).map(({ name }) => name)).toEqual(['imprint']);
  expect(faults.map(formatFault)).toEqual([
    'content: invalid name of a page: pages/My page.md. Its name becomes its address: name it with a-z, 0-9 and - alone.',
    expect.stringMatching(/^content: missing front matter: pages\/none\.md, line 1\./),
    'content: missing title: pages/void.md, line 2. Add it and run again.',
  ]);
});

function logo(files: Readonly<Record<string, string | Uint8Array>>) {
  const faults: Fault[] = [];
  const found = readLogo(temporaryFolder(files), faults);
  return { name: found?.name, size: found?.size, told: faults.map(formatFault) };
}

/** The first chunk of a PNG. */
function png(width: number, height: number, bytes = 24): Uint8Array {
  const head = Buffer.alloc(24);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head.subarray(0, bytes);
}

test.each([
  ['a PNG says its size', { 'logo.png': png(300, 70) }, 'logo.png', [300, 70]],
  ['a PNG that is cut off says none', { 'logo.png': png(300, 70, 23) }, 'logo.png', null],
  ['an SVG says it', { 'logo.svg': '<svg xmlns="x" viewBox="0 0 24.5 12">' }, 'logo.svg', [24.5, 12]],
  ['with commas', { 'logo.svg': '<svg viewBox=" -1, -2, 24, 12 ">' }, 'logo.svg', [24, 12]],
  ['an SVG without a frame says none', { 'logo.svg': '<svg width="3">' }, 'logo.svg', null],
  ['of two the drawing is taken', { 'logo.png': png(1, 1), 'logo.svg': '<svg>' }, 'logo.svg', null],
  ['a picture of 100 kB', { 'logo.png': Buffer.concat([png(8, 8), Buffer.alloc(99_976)]) }, 'logo.png', [8, 8]],
])('a logo: %s', (_, files, name, size) => {
  expect(logo(files as Record<string, string>)).toEqual({ name, size, told: [] });
}); // biome-ignore format: a table reads best in rows

test('a logo that is too large for every page is told, and none stands', () => {
  expect(logo({ 'logo.png': Buffer.alloc(100_001) })).toEqual({
    name: undefined,
    size: undefined,
    told: [
      'content: invalid logo: logo.png. It has 100001 bytes, and every page loads it. Make it smaller than 100000.',
    ],
  });
  expect(logo({}).name).toBeUndefined();
});
