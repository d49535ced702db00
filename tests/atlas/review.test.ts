import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import {
  isReview,
  mostDoubtful,
  readPins,
  reviewCsv,
  worthAsking,
} from '../../src/atlas/review.ts';
import { pinPapers } from '../../src/corpus/project/pin-papers.ts';
import { temporaryFolder } from '../temporary.ts';
import { paper, SMALL, TOPICS } from './corpora.ts';

const ODD = paper('zz', '=cmd|"x", and\nmore', 'Nothing of the kind.');
const papers = [...SMALL, ODD];
const { atlas } = makeAtlas({ papers, topics: TOPICS }, NO_ATLAS, {
  fresh: true,
  onStage: () => undefined,
});

test('the most doubtful papers stand first, and a formula is no formula', () => {
  const lines = reviewCsv(papers, atlas.papers, 100).split('\r\n');
  expect(lines[0]).toBe('slug,title,topic,confidence,runnerUp,pin');
  expect(reviewCsv(papers, atlas.papers, 100)).toContain(`zz,"'=cmd|""x"", and\nmore",`);
  expect(reviewCsv(papers, atlas.papers, 2).trim().split('\r\n')).toHaveLength(3);
});

test('the order of doubt is the confidence shown, and what the owner pinned is no doubt', () => {
  const listed = mostDoubtful(atlas.papers);
  const confidences = listed.map(({ confidence }) => confidence);
  expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
  const settled = { ...listed[0]!, pinned: true };
  const rest = mostDoubtful([...listed.slice(1), settled]);
  expect(rest.map(({ slug }) => slug)).toEqual(listed.slice(1).map(({ slug }) => slug));
});

test('of a few to be asked about, none is like another as long as other crowds wait, the most doubtful first', () => {
  const [first] = atlas.papers;
  const place = (slug: string, confidence: number, related: readonly string[]) => ({
    ...first!,
    slug,
    confidence,
    pinned: false,
    related: related.map((other) => ({ slug: other, score: 0.5, reasons: ['x'] })),
  });
  const places = [
    place('alone', 0.2, []),
    place('crowd-a', 0.4, ['crowd-b', 'crowd-c', 'crowd-d']),
    place('crowd-b', 0.41, ['crowd-a', 'crowd-c', 'crowd-d']),
    place('crowd-c', 0.42, ['crowd-a', 'crowd-b', 'crowd-d']),
    place('crowd-d', 0.43, ['crowd-a', 'crowd-b', 'crowd-c']),
    place('pair-a', 0.5, ['pair-b']),
    place('pair-b', 0.51, ['pair-a']),
    place('sure', 0.99, ['crowd-a', 'crowd-b']),
  ];
  const asked = worthAsking(places, 2).map(({ slug }) => slug);
  expect(asked).toEqual(['crowd-a', 'pair-a']);
  expect(worthAsking(places, 99)).toEqual(mostDoubtful(places));
});

test('papers of one doubt stand in the order of slugs', () => {
  const [first] = atlas.papers;
  const places = ['b', 'c', 'a'].map((slug) => ({
    ...first!,
    slug,
    confidence: 0.5,
    pinned: false,
  }));
  expect(mostDoubtful(places).map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
});

test('of a few to be asked about, like papers that are sure or pinned weigh nothing', () => {
  const place = (slug: string, confidence: number, related: readonly string[], pinned = false) => ({
    ...atlas.papers[0]!,
    slug,
    confidence,
    pinned,
    related: related.map((other) => ({ slug: other, score: 0.5, reasons: ['x'] })),
  });
  const places = [
    place('by-itself', 0.3, []),
    place('by-doubt', 0.5, ['by-itself', 'by-sure']),
    place('by-sure', 0.4, ['sure-a', 'sure-b', 'settled']),
    place('settled', 0, ['by-doubt', 'by-itself'], true),
    place('sure-a', 1, ['by-sure']),
    place('sure-b', 1, ['by-sure']),
  ];
  expect(worthAsking(places, 1).map(({ slug }) => slug)).toEqual(['by-doubt']);
  expect(worthAsking(places, 2).map(({ slug }) => slug)).toEqual(['by-itself', 'by-doubt']);
  expect(worthAsking(places, 5)).toEqual(mostDoubtful(places));
  expect(worthAsking(places, 0)).toEqual([]);
  const alike = [place('b', 0.5, []), place('a', 0.5, []), place('c', 0.5, [])];
  expect(worthAsking(alike, 2).map(({ slug }) => slug)).toEqual(['a', 'b']);
});

test('a filled file reads back its pins, quoted titles and all', () => {
  const filled = reviewCsv(papers, atlas.papers, 100)
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
  expect(isReview(reviewCsv(papers, atlas.papers, 3))).toBe(true);
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
