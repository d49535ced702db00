import { expect, test } from 'vitest';
import { jsonElements, listStart, strangePath } from '../../../src/corpus/formats/json-elements.ts';
import { listEnd, objectEnd } from '../../../src/corpus/formats/json-lists.ts';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

const elements = (text: string) =>
  [...jsonElements(text)].map(({ line, source }) => `${line}: ${source.replace(/\s+/g, ' ')}`);

const A = '{"title": "A", "year": 1}';
const B = '{"title": "B", "year": 2}';

test('each object of a list is cut out with its line', () => {
  expect(elements(`[${A}, ${B}]`)).toEqual([`1: ${A}`, `1: ${B}`]);
  expect(elements(`[\n  ${A},\n\n  ${B}\n]\n`)).toEqual([`2: ${A}`, `4: ${B}`]);
  expect(elements(`{"x": [3],\n"items":\n[${A}]}`)).toEqual([`3: ${A}`]);
  expect(elements('{"title": "A"}')).toEqual(['1: {"title": "A"}']);
  expect(elements('[]')).toEqual([]);
});

test.each([
  ['a brace too few', '{"title": "X", "in": {"a": 1}'],
  ['a brace too many', '{"title": "X"}}'],
  ['a quote too few', '{"title": "X}'],
  ['a bracket astray', '{"title": "X"]'],
])('an object with %s takes no other with it', (_, broken) => {
  for (const [open, parts, close] of [
    ['[\n  ', ',\n  ', '\n]'],
    ['[', ',\n', ']'],
  ] as const) {
    const found = elements(open + [A, broken, B].join(parts) + close);
    expect(found[0]!.slice(3)).toBe(A);
    expect(found.at(-1)!.slice(3)).toBe(B);
    expect(found).toHaveLength(3);
  }
});

test('where an object, a list or the list of papers ends', () => {
  expect(objectEnd('{"a": "}\\"}", "b": {}} more')).toBe(22);
  expect(objectEnd('x{}', 1)).toBe(3);
  expect([objectEnd('{"a'), objectEnd('{'), objectEnd('')]).toEqual([-1, -1, -1]);
  expect(listEnd('["]", [1]] more', 1)).toBe(10);
  expect([listEnd('["a', 1), listEnd('[1', 1)]).toEqual([3, 2]);
  expect(listStart(` [${A}]`)).toBe(2);
  expect(listStart('{"a": 1}')).toBeNull();
});

test('a list of papers of no usual name is told by where it stands', () => {
  expect(strangePath(`{"a": {"b": [${A}]}}`)).toBe('a.b');
  expect(strangePath(`{"items": [${A}]}`)).toBeNull();
  expect(strangePath(`[${A}]`)).toBeNull();
  expect(strangePath('{"a": 1}')).toBeNull();
});

const read = (text: string) => sourceOf(Buffer.from(text), 'export');

test('a table of Markdown ends with its last row, links become words and an address', () => {
  const text =
    'Intro | words\n\n| Title | Year | Notes |\n|---|:-:|---:|\n| **Kelp** \\| reefs | 2020 | [here](https://example.org/a_(b)) |\n| [https://example.org/n](https://example.org/n) Nets |\n\nEnd\n\nTitle | Year\n--- | ---\nTides | 1999\n';
  const { format, records } = read(text);
  expect([format, records.map(({ line, title, year, url }) => [line, title, year, url])]).toEqual([
    'markdown-table',
    [
      [5, '**Kelp** | reefs', 2020, 'https://example.org/a_(b)'],
      [6, 'https://example.org/n Nets', null, 'https://example.org/n'],
      [12, 'Tides', 1999, null],
    ],
  ]);
});

test('references of GB/T 7714 have their authors, title, journal and what stands below them', () => {
  const text =
    '[1]张三,李四,等.湖泊水质1.5米处的监测[J].环境科学,2021,44(05):1-9.\n摘要：本文比较三种方法。\n还有一段。\n关键词：湖泊；水质\n\n[2]无著者题名[J].测绘,1999.\n[3] 坏的一条\n';
  const { records, leftOut } = read(text);
  expect(records).toMatchObject([
    {
      line: 1,
      title: '湖泊水质1.5米处的监测',
      authors: ['张三', '李四'],
      venue: '环境科学',
      year: 2021,
      abstract: '本文比较三种方法。 还有一段。',
      keywords: ['湖泊', '水质'],
    },
    { line: 6, title: '无著者题名', authors: [], venue: '测绘', year: 1999, abstract: '' },
  ]);
  expect(leftOut).toEqual([
    {
      record: 'record 3',
      line: 7,
      reason: 'invalid reference: no [J] or the like behind its title',
    },
  ]);
});

test('a table with a field a row begins a record where its first field comes again', () => {
  const text =
    'TITLE,Kelp at dusk\nAUTHOR NAMES,Doe A.,Roe B.\nSOURCE,"Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014"\nABSTRACT,One.,Two.\nSHELF,3\n\nTITLE,Nets\nAUTHOR NAMES,Poe C.\nTITLE,Knots\n';
  const { format, records } = read(text);
  expect(format).toBe('csv-field-rows');
  expect(records).toMatchObject([
    {
      line: 1,
      title: 'Kelp at dusk',
      authors: ['A. Doe', 'B. Roe'],
      venue: 'Endoscopic Ultrasound',
      year: 2014,
      abstract: 'One.\n\nTwo.',
    },
    { line: 7, title: 'Nets', authors: ['C. Poe'] },
    { line: 9, title: 'Knots', authors: [] },
  ]);
});

test('BibTeX has names in braces, semicolons and macros of journals as they are meant', () => {
  const bib =
    '@article{a, title={A}, author={{Barnes and Noble} and Ann {D}oe}, journal={\\apj}}\n@article{b, title={B}, author={Doe, Ann; Roe, Ben}, journal={\\unknownj}}\n@article{c, title={C}, subtitle={a study}, editor={Ann\n and Ben Roe}, eprint={2401.01234}, archiveprefix={arXiv}, keywords={maps (old, new), nets; knots}}\n@article{d, title={D}, eprint={2401.01234}, school={Home}, howpublished={https://example.org/d}}\n';
  expect(read(bib).records).toMatchObject([
    { title: 'A', authors: ['Barnes and Noble', 'Ann Doe'], venue: 'The Astrophysical Journal' },
    { title: 'B', authors: ['Ann Doe', 'Ben Roe'], venue: 'unknownj' },
    {
      title: 'C: a study',
      authors: ['Ann', 'Ben Roe'],
      arxiv: '2401.01234',
      keywords: ['maps (old, new)', 'nets', 'knots'],
    },
    { title: 'D', arxiv: null, venue: 'Home', url: 'https://example.org/d' },
  ]);
});
