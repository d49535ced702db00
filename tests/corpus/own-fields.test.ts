import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFault, isNotice, ProjectError } from '../../src/corpus/fault.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';

const paper = (more: string) => `---\ntitle: A study\n${more}---\n\nText.\n`;
const project = (fields: string, ...papers: readonly string[]) =>
  temporaryFolder({
    'site.yaml': `title: A map\n${fields}\n`,
    ...Object.fromEntries(papers.map((more, i) => [`papers/p${i}.md`, paper(more)])),
  });
const told = (dir: string) => readProject(dir).faults.map(formatFault);
const refused = (fields: string): readonly string[] => {
  try {
    readProject(project(fields, ''));
  } catch (error) {
    if (error instanceof ProjectError) return error.faults.map(formatFault);
    throw error;
  }
  return [];
};

test('what a field holds is told from its values', () => {
  const dir = project(
    'fields: [sample_size, begun, studyDesign]',
    'sample_size: 120\nbegun: 2001\nstudyDesign: Cohort\n',
    'sample_size: "60.5"\nbegun: 1999\nstudyDesign: [RCT]\n',
    'begun: 2010\n',
  );
  const { fields, faults } = readProject(dir);
  expect(fields).toEqual([
    { name: 'sample_size', label: 'Sample size', kind: 'number', values: [120, 60.5, null] },
    { name: 'begun', label: 'Begun', kind: 'year', values: [2001, 1999, 2010] },
    {
      name: 'studyDesign',
      label: 'Study design',
      kind: 'category',
      values: ['Cohort', null, null],
    },
  ]);
  expect(faults.map(formatFault)).toEqual([
    'content: invalid studyDesign: papers/p1.md, line 5. It is a list or fields; the paper counts as without it. Write one text of 100 letters at most.',
  ]);
});

test('the owner says what a field holds, and how readers see it', () => {
  const dir = project(
    'fields:\n  phase: category\n  n: { kind: number, name: Participants }\n  arm: { name: Arms }',
    'phase: 2\nn: 12\narm: 3\n',
  );
  expect(readProject(dir).fields).toEqual([
    { name: 'phase', label: 'Phase', kind: 'category', values: ['2'] },
    { name: 'n', label: 'Participants', kind: 'number', values: [12] },
    { name: 'arm', label: 'Arms', kind: 'number', values: [3] },
  ]);
});

test('a value of another kind is told with its line and what to write, and the paper stays', () => {
  const dir = project('fields: [size]', 'size: 1\n', 'size: 2\n', 'year: 2020\nsize: unknown\n');
  expect(readProject(dir).fields[0]!.values).toEqual([1, 2, null]);
  expect(told(dir)).toEqual([
    'content: invalid size: papers/p2.md, line 4. It is “unknown”; the paper counts as without it. Write a number, or say size: category in site.yaml.',
  ]);
});

test('of many wrong values five are named, the others counted', () => {
  const dir = project('fields:\n  size: year', ...Array.from({ length: 8 }, () => 'size: 12\n'));
  const faults = told(dir);
  expect(faults).toHaveLength(6);
  expect(faults[5]).toBe(
    'content: invalid field size: site.yaml, line 3. 3 more papers say something else than a year; they count as without it.',
  );
});

test('a field that no paper has is told where it stands, with the one that was meant', () => {
  expect(told(project('fields: [sampel_size]', 'sample_size: 4\n'))).toContain(
    'content: unknown field sampel_size: site.yaml, line 2. No paper has it; did you mean sample_size?',
  );
  expect(told(project('fields: [dose]', ''))).toEqual([
    "content: unknown field dose: site.yaml, line 2. No paper has it. Write dose: … above the papers' abstracts, or strike it here.",
  ]);
});

test('a field that site.yaml names is no unknown one', () => {
  const unknown = (fields: string) =>
    readProject(project(fields, 'size: 4\n')).faults.filter((fault) => isNotice(fault));
  expect(unknown('')).toHaveLength(1);
  expect(unknown('fields: [size]')).toEqual([]);
});

test.each([
  ['fields: size', /^content: invalid fields: site\.yaml, line 2\. It is to be a list, such as/],
  ['fields: [a:b]', /line 2\. A name is made of letters, digits, blanks, _ and -, 40 at most/],
  ['fields: [year]', /line 2\. The map has year already; name fields of your own/],
  ['fields: [size, size]', /line 2\. size is there twice/],
  [
    'fields:\n  size: numbr',
    /invalid size: site\.yaml, line 3\. Its kind is one of number, year, category; did you mean number\?/,
  ],
  ['fields:\n  size: { name: 3 }', /line 3\. Its name is to be text/],
])('%j is refused with a line and a way out', (fields, message) => {
  expect(refused(fields)).toEqual([expect.stringMatching(message)]);
});

const FIELDS = 'fields: [sample_size, Design]';

test.each([
  ['a.csv', 'Title,Abstract,Sample Size,design\nKelp,Text.,120,Cohort\n'],
  ['a.jsonl', '{"title":"Kelp","abstract":"Text.","sampleSize":120,"design":"Cohort"}\n'],
  ['a.bib', '@article{k, title={Kelp}, abstract={Text.}, sample-size={120}, design={Cohort}}\n'],
  [
    'a.md',
    '---\ntitle: Kelp\nauthors: [Ada Young]\nsample_size: 120\ndesign: Cohort\n---\nText.\n',
  ],
])('an import of %s keeps the columns that site.yaml names', (name, source) => {
  const dir = temporaryFolder({
    'site.yaml': `title: A map\n${FIELDS}\n`,
    [`corpus/${name}`]: source,
  });
  importCorpus(dir, { today: '2026-01-02' });
  expect(readFileSync(join(dir, 'papers/kelp.md'), 'utf8')).toMatch(
    /\nsample_size: 120\nDesign: Cohort\n/,
  );
  expect(readProject(dir).fields.map(({ values }) => values)).toEqual([[120], ['Cohort']]);
});

test('a field named later is imported later; what its owner wrote stays and is told', () => {
  const csv = (size: number) => `Title,Abstract,Sample size\nKelp,Text.,${size}\n`;
  const dir = temporaryFolder({ 'site.yaml': 'title: A map\n', 'corpus/a.csv': csv(120) });
  const again = () => importCorpus(dir, { today: '2026-01-02' });
  const file = join(dir, 'papers/kelp.md');
  again();
  expect(readFileSync(file, 'utf8')).not.toContain('sample');
  writeFileSync(join(dir, 'site.yaml'), 'title: A map\nfields: [sample_size]\n');
  expect(again().files).toMatchObject([{ updated: 1 }]);
  expect(readFileSync(file, 'utf8')).toContain('sample_size: 120\n');
  expect(again().files).toMatchObject([{ unchanged: 1 }]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('120', '121'));
  writeFileSync(join(dir, 'corpus/a.csv'), csv(140));
  expect(again().faults.map(formatFault)).toEqual([
    'import: conflict sample_size: a.csv, line 2. papers/kelp.md was edited by hand and stays: it says “121”, the source now “140”.',
  ]);
  expect(readFileSync(file, 'utf8')).toContain('sample_size: 121\n');
});
