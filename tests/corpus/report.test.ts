import { expect, test } from 'vitest';
import { type Fault, formatFault, isNotice } from '../../src/corpus/fault.ts';
import { formatReport, noticesText, tellEmpty } from '../../src/corpus/importing/report.ts';

const FILE = {
  file: 'a.ris',
  format: 'ris',
  records: 2,
  added: 1,
  updated: 0,
  unchanged: 0,
  merged: 1,
  leftOut: [],
};
const fault = (kind: Fault['kind'], what: string, more: Partial<Fault> = {}): Fault => ({
  stage: 'import',
  kind,
  what,
  file: 'a.ris',
  line: 3,
  remedy: 'Do it.',
  ...more,
});

test('a fault names its file, and line and record where it has them', () => {
  expect(formatFault(fault('missing', 'title'))).toBe(
    'import: missing title: a.ris, line 3. Do it.',
  );
  expect(formatFault(fault('missing', 'title', { record: 'entry kelp' }))).toBe(
    'import: missing title: a.ris, line 3, entry kelp. Do it.',
  );
  expect(formatFault(fault('invalid', 'file', { line: null }))).toBe(
    'import: invalid file: a.ris. Do it.',
  );
});

test.each<[string, Fault, boolean]>([
  ['two records of one paper', fault('duplicate', 'paper'), true],
  ['a paper without an abstract', fault('missing', 'abstract'), true],
  ['a paper without a title', fault('missing', 'title'), false],
  ['an abstract that is none', fault('invalid', 'abstract'), false],
  ['what could be better', fault('missing', 'paper', { advice: true }), true],
  ['the same, asked for by a check', fault('missing', 'address', { stage: 'check', advice: true }), false],
  ['two records of one paper, in a check', fault('duplicate', 'paper', { stage: 'check' }), true],
])('whether %s is a notice', (_, told, notice) => {
  expect(isNotice(told)).toBe(notice);
}); // biome-ignore format: a table reads best in rows

test('a line a file says what became of its records, one record is one', () => {
  const more = { ...FILE, file: 'b.bib', format: 'bibtex', records: 1, merged: 0 };
  const noted = {
    ...more,
    file: 'c.xlsx',
    notes: ['Sheet A was read.', 'It was read as GB18030.'],
  };
  const faults = [fault('missing', 'abstract'), fault('missing', 'abstract', { file: 'b.bib' })];
  const others = [fault('missing', 'title', { file: 'c.xlsx' }), fault('invalid', 'abstract')];
  expect(formatReport({ files: [FILE, more, noted], faults: [...faults, ...others] })).toEqual({
    summary: [
      'a.ris (ris): 2 records: 1 added, 0 updated, 0 unchanged, 1 merged, 0 left out; 1 without an abstract',
      'b.bib (bibtex): 1 record: 1 added, 0 updated, 0 unchanged, 0 merged, 0 left out; 1 without an abstract',
      'c.xlsx (bibtex): 1 record: 1 added, 0 updated, 0 unchanged, 0 merged, 0 left out. Sheet A was read. It was read as GB18030',
    ],
    details: others.map(formatFault),
  });
});

test('of more than twenty faults of a kind twenty are listed, kind by kind', () => {
  const titles = Array.from({ length: 21 }, (_, i) => fault('missing', 'title', { line: i }));
  const years = Array.from({ length: 20 }, (_, i) => fault('invalid', 'year', { line: i }));
  const mixed = titles.flatMap((one, i) => [one, ...years.slice(i, i + 1)]);
  expect(formatReport({ files: [], faults: mixed }).details).toEqual([
    ...titles.slice(0, 20).map(formatFault),
    '… and 1 more: missing title. import --json lists them all.',
    ...years.map(formatFault),
  ]);
});

test('notices are counted by what they are about, anything else is none', () => {
  expect(noticesText([fault('missing', 'title')])).toBeNull();
  expect(noticesText([fault('missing', 'abstract'), fault('missing', 'title')])).toBe(
    '1 notice (1 without an abstract)',
  );
  const advice = fault('conflict', 'citations', { advice: true });
  const merged = fault('duplicate', 'paper');
  expect(noticesText([advice, merged, merged])).toBe('3 notices (2 merged, 1 on citations)');
  expect(noticesText([fault('duplicate', 'record')])).toBe('1 notice');
});

test('a file that gave no paper says why, each reason with its number', () => {
  const left = (reason: string) => ({ record: 'record 1', line: 1, reason });
  const none = { ...FILE, added: 0, merged: 0 };
  const leftOut = [left('missing title'), left('invalid JSON'), left('missing title')];
  expect(
    tellEmpty([
      FILE,
      { ...none, unchanged: 1 },
      { ...none, updated: 1 },
      { ...none, merged: 1 },
      { ...none, records: 1, leftOut: [left('missing title')] },
      { ...none, records: 3, leftOut },
    ]).map(formatFault),
  ).toEqual([
    'import: missing papers: a.ris. Its one record was left out: missing title (1). Mend them, or export again with titles.',
    'import: missing papers: a.ris. All its 3 records were left out: missing title (2), invalid JSON (1). Mend them, or export again with titles.',
  ]);
});
