import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { isReview, readPins, reviewCsv } from '../../src/atlas/review.ts';
import { pinPapers } from '../../src/corpus/project/pin-papers.ts';
import { temporaryFolder } from '../temporary.ts';
import { paper, SMALL, TOPICS } from './corpora.ts';

const ODD = paper('zz', '=cmd|"x", and\nmore', 'Nothing of the kind.');
const papers = [...SMALL, ODD];
const { atlas, embedding } = makeAtlas({ papers, topics: TOPICS }, NO_ATLAS, {
  fresh: true,
  onStage: () => undefined,
});

test('the most doubtful papers stand first, and a formula is no formula', () => {
  const lines = reviewCsv(papers, atlas.papers, 100, embedding).split('\r\n');
  expect(lines[0]).toBe('slug,title,topic,confidence,runnerUp,pin');
  expect(reviewCsv(papers, atlas.papers, 100, embedding)).toContain(`zz,"'=cmd|""x"", and\nmore",`);
  expect(reviewCsv(papers, atlas.papers, 2, embedding).trim().split('\r\n')).toHaveLength(3);
});

test('a filled file reads back its pins, quoted titles and all', () => {
  const filled = reviewCsv(papers, atlas.papers, 100, embedding)
    .replace(/(^|\r\n)(zz,.*?),\r\n/s, '$1$2,outside\r\n')
    .replace(/(\r\nz0,[^\r]*),\r\n/, '$1,pruning\r\n');
  expect([...readPins(filled)].sort((a, b) => (a.slug < b.slug ? -1 : 1))).toEqual([
    { slug: 'z0', topic: 'pruning', line: expect.any(Number) },
    { slug: 'zz', topic: 'outside', line: expect.any(Number) },
  ]);
});

test.each([
  ['semicolons', 'slug;title;pin\r\na;"x; y, z";Outside\r\nb;p, q;\r\n'],
  ['tabs', 'slug\ttitle\tpin\na\tx; y, z\tOutside\n'],
])('a spreadsheet may save the file with %s', (_, csv) => {
  expect(readPins(csv)).toEqual([{ slug: 'a', topic: 'Outside', line: 2 }]);
});

test('a pin is told by the line its row begins in, whatever the rows before hold', () => {
  const rows = [
    'slug,title,pin\r\n\r\n',
    'a,"two\nlines, and ""quotes""",\n',
    ' b ,plain, outside \n',
    '"c","x",cuts\r',
    'd,"",cuts',
  ];
  expect(readPins(`\uFEFF${rows.join('')}`)).toEqual([
    { slug: 'b', topic: 'outside', line: 5 },
    { slug: 'c', topic: 'cuts', line: 6 },
    { slug: 'd', topic: 'cuts', line: 7 },
  ]);
  expect(readPins('slug,pin\na,')).toEqual([]);
  expect(readPins('pin,slug\ncuts,a')).toEqual([{ slug: 'a', topic: 'cuts', line: 2 }]);
});

test.each([
  ['', 'line 1. The columns slug and pin are not there. Write the file anew'],
  ['slug,topic\na,b\n', 'line 1. The columns slug and pin are not there.'],
  ['topic,pin\na,b\n', 'line 1. The columns slug and pin are not there.'],
  ['slug,pin\na,b\n"a" b,c\n', 'line 3. A quotation mark is not closed, or text follows one.'],
  ['slug,pin\n\na,b,c\n', 'line 3. It has 3 columns, the first line has 2. Mend the line.'],
  ['a,b\n1,2\n', 'atlas: invalid review: line 1. The columns slug and pin are not there.'],
  ['slug,pin\nx\n', 'atlas: invalid review: line 2. It has 1 columns, the first line has 2.'],
  ['slug,pin\n"x,y\n', 'atlas: invalid review: line 2. A quotation mark is not closed'],
])('%j is refused with its line', (csv, message) => {
  expect(() => readPins(csv)).toThrow(message);
});

test('a review is known by its columns, a text with an open quote is none', () => {
  expect(isReview(reviewCsv(papers, atlas.papers, 3, embedding))).toBe(true);
  expect(isReview('"four years of work')).toBe(false);
});

test('pins, ids or names of topics, are written into the content files, or none where one is wrong', () => {
  const dir = temporaryFolder({
    'topics.yaml': 'topics:\n  - id: cuts\n    name: Pruning\n',
    'papers/a.md': '---\ntitle: A\nnote: mine\n---\n\nText.\n',
  });
  expect(() =>
    pinPapers(
      dir,
      [
        { slug: 'a', topic: 'pruning', line: 2 },
        { slug: 'b', topic: 'nope', line: 3 },
      ],
      'r.csv',
    ),
  ).toThrow(
    'r.csv, line 3. No topic is called nope. Nothing was pinned; write one of cuts, outside.',
  );
  expect(readFileSync(join(dir, 'papers/a.md'), 'utf8')).not.toContain('topic:');
  pinPapers(dir, [{ slug: 'a', topic: 'pruning', line: 2 }], 'r.csv');
  expect(readFileSync(join(dir, 'papers/a.md'), 'utf8')).toBe(
    '---\ntitle: A\nnote: mine\ntopic: cuts\n---\n\nText.\n',
  );
});

test('without topics of the owner, those found last may be pinned, and no others', () => {
  const dir = temporaryFolder({ 'papers/a.md': '---\ntitle: A\n---\n\nText.\n' });
  const pin = (topic: string) =>
    pinPapers(dir, [{ slug: 'a', topic, line: 2 }], 'r.csv', [{ id: 'cuts', name: 'Pruning' }]);
  expect(() => pin('nope')).toThrow('write one of cuts, outside.');
  pin('pruning');
  expect(readFileSync(join(dir, 'papers/a.md'), 'utf8')).toContain('topic: cuts');
});
