import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFault, ProjectError } from '../../src/corpus/fault.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { formatReport } from '../../src/corpus/importing/report.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { FIRST_CORPUS } from '../first-map.ts';
import { temporaryFolder } from '../temporary.ts';

const TODAY = '2026-01-02';
const SITE = { 'site.yaml': 'title: A map\n' };
const jsonl = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');
const project = (name: string, content: string | Uint8Array) =>
  temporaryFolder({ ...SITE, [`corpus/${name}`]: content });
const faultsOf = (step: () => unknown): string[] => {
  try {
    step();
  } catch (error) {
    if (error instanceof ProjectError) return error.faults.map(formatFault);
    throw error;
  }
  return [];
};

test('all 311 papers of the first corpus arrive, titles and abstracts letter for letter', () => {
  const lines = readFileSync(FIRST_CORPUS, 'utf8').split('\n').slice(2);
  lines[0] = lines[0]!.replace(/^Subscribe/, '');
  const dir = project('whatever.dat', readFileSync(FIRST_CORPUS));
  const { files, faults } = importCorpus(dir, { today: TODAY });
  expect(files).toEqual([
    {
      file: 'whatever.dat',
      format: 'lines',
      records: 311,
      added: 311,
      updated: 0,
      unchanged: 0,
      merged: 0,
      leftOut: [],
    },
  ]);
  expect(faults).toEqual([]);
  const records = readFileSync(join(dir, 'imported.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));
  const abstracts = new Map(records.map(({ title, abstract }) => [title, abstract]));
  for (let i = 0; i < 622; i += 2)
    expect(abstracts.get(lines[i]!.trim())).toBe(lines[i + 1]!.trim());
  expect(readProject(dir).papers).toHaveLength(311);
});

test('a second import of the same file changes no byte', () => {
  const dir = project(
    'a.jsonl',
    jsonl({ title: 'One', abstract: 'First.' }, { title: 'Two', abstract: 'Second.' }),
  );
  importCorpus(dir, { today: TODAY });
  const read = () =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => [e.name, readFileSync(join(e.parentPath, e.name), 'utf8')]);
  const before = read();
  const { files } = importCorpus(dir, { today: '2027-07-07' });
  expect(files[0]).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  expect(read()).toEqual(before);
});

test('hand edits survive a second import and are used; untouched fields follow the source; a conflict is told', () => {
  const dir = project('a.jsonl', jsonl({ title: 'Tpyo', abstract: 'First.', venue: 'Old' }));
  importCorpus(dir, { today: TODAY });
  writeFileSync(
    join(dir, 'papers/tpyo.md'),
    '---\ntitle: Typo\nauthors: [Ada Lovelace]\nyear: 2024\nvenue: Old\ntopic: outside\nnote: mine\n---\n\nFirst, by hand.\n',
  );
  writeFileSync(
    join(dir, 'corpus/a.jsonl'),
    jsonl({ title: 'Tpyo', abstract: 'First, by the source.', venue: 'New' }),
  );
  const { files, faults } = importCorpus(dir, { today: TODAY });
  expect(files[0]).toMatchObject({ updated: 1, added: 0 });
  expect(faults.map(formatFault)).toEqual([
    'import: conflict abstract: a.jsonl, line 1. papers/tpyo.md was edited by hand and stays: it says “First, by hand.”, the source now “First, by the source.”.',
  ]);
  const [paper] = readProject(dir).papers;
  expect(paper).toMatchObject({
    slug: 'tpyo',
    title: 'Typo',
    authors: ['Ada Lovelace'],
    year: 2024,
    venue: 'New',
    pin: 'outside',
    abstractPlain: 'First, by hand.',
    added: TODAY,
  });
  expect(readFileSync(join(dir, 'papers/tpyo.md'), 'utf8')).toContain('note: mine');
});

test('the same paper twice is merged and told; a record without a title is left out and told; the rest arrives', () => {
  const dir = project(
    'a.jsonl',
    jsonl(
      { title: 'One', abstract: 'A.' },
      { title: 'ONE!', abstract: 'A.' },
      { abstract: 'No title.' },
      { title: 'Two' },
    ),
  );
  const { files, faults } = importCorpus(dir, { today: TODAY });
  expect(files[0]).toMatchObject({
    records: 4,
    added: 2,
    merged: 1,
    leftOut: [{ record: 'record 3', line: 3, reason: 'missing title' }],
  });
  expect(faults.map(formatFault)).toEqual([
    'import: missing title: a.jsonl, line 3. Left out; mend the record and import again.',
    'import: duplicate paper: a.jsonl, line 2. Merged with a.jsonl, line 1, by its title; nothing to do unless they are two papers: then make their titles differ.',
    'import: missing abstract: a.jsonl, line 4. The paper is kept and placed by its title; write the abstract into papers/two.md.',
  ]);
  expect(readProject(dir).faults.map(formatFault)).toEqual([
    'content: missing abstract: papers/two.md. The paper is kept and placed by its title; add the abstract below the second ---.',
  ]);
});

test('a last title without an abstract is kept', () => {
  const dir = project('a.txt', `First title\n${'Long abstract text. '.repeat(5)}\nSecond title\n`);
  expect(importCorpus(dir, { today: TODAY }).files[0]).toMatchObject({ format: 'lines', added: 2 });
  expect(readProject(dir).papers.map(({ abstract }) => abstract === '')).toEqual([false, true]);
});

test.each([
  [
    'empty',
    '',
    'import: invalid file: bad. It is empty. Export it again, or take it out of corpus/.',
  ],
  [
    'a PDF',
    '%PDF-1.7 …',
    'import: invalid file: bad. It is a PDF. Export its reference as RIS or BibTeX from the page where you found it, or from your reference manager.',
  ],
  [
    'HTML',
    '<!doctype html><p>x',
    'import: invalid file: bad. It is a web page. Use the Export or Cite button of that page and choose RIS, BibTeX or CSV.',
  ],
  [
    'neither text nor known',
    new Uint8Array([65, 10, 66, 10, 0xe9, 0, 0x20, 66]),
    'import: invalid file: bad, line 3. It holds zero bytes, which no text has. Export it again as UTF-8 text.',
  ],
  [
    'of no known format',
    '{{{',
    'import: unknown format: bad. Export BibTeX, RIS, CSV, JSON or PubMed from where it came; or text with titles and abstracts on alternating lines.',
  ],
])(
  'a file that is %s stops the import with a remedy, and nothing is written',
  (_, content, message) => {
    const dir = project('bad', content);
    writeFileSync(join(dir, 'corpus/a.jsonl'), jsonl({ title: 'Fine' }));
    expect(faultsOf(() => importCorpus(dir, { today: TODAY }))).toEqual([message]);
    expect(existsSync(join(dir, 'papers'))).toBe(false);
  },
);

test('every file that cannot be read is told at once, and the report counts what lacks an abstract', () => {
  const dir = project('a.jsonl', jsonl({ title: 'One' }, { title: 'Two', abstract: 'Text.' }));
  expect(formatReport(importCorpus(dir, { today: TODAY })).summary).toEqual([
    'a.jsonl (json-lines): 2 records: 2 added, 0 updated, 0 unchanged, 0 merged, 0 left out; 1 without an abstract',
  ]);
  writeFileSync(join(dir, 'corpus/b.ris'), '<html><body>Results</body></html>');
  writeFileSync(join(dir, 'corpus/c.bib'), '');
  expect(faultsOf(() => importCorpus(dir, { today: TODAY }))).toEqual([
    'import: invalid file: b.ris. It is a web page. Use the Export or Cite button of that page and choose RIS, BibTeX or CSV.',
    'import: invalid file: c.bib. It is empty. Export it again, or take it out of corpus/.',
  ]);
});

test('a file that is not there is named', () => {
  const dir = temporaryFolder(SITE);
  expect(
    faultsOf(() => importCorpus(dir, { today: TODAY, files: [join(dir, 'no.bib')] }))[0],
  ).toMatch(/^import: missing file: no\.bib\. It cannot be read at .*no\.bib\. Check the name/);
});

test('came + merged + left out = records, whatever the file', () => {
  const record = fc.oneof(
    fc
      .record(
        {
          title: fc.string({ unit: 'grapheme' }),
          abstract: fc.string(),
          year: fc.oneof(fc.integer(), fc.string()),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
    fc.constantFrom('{', '[]', '"x"', 'null', '{"title":7}', '{"title":"Same"}'),
  );
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), (records) => {
      const dir = project('a.jsonl', ['{"title":"First"}', ...records].join('\n'));
      const [report] = importCorpus(dir, { today: TODAY }).files;
      const { added, updated, unchanged, merged, leftOut } = report!;
      expect(added + updated + unchanged + merged + leftOut.length).toBe(records.length + 1);
      expect(readProject(dir).papers).toHaveLength(added);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 60), seed: 3 },
  );
});

test('an import tells of each paper’s file that it writes, and of nothing where nothing is new', () => {
  const records = ['Kelp', 'Nets', 'Tides'].map((title) =>
    JSON.stringify({ title, abstract: 'A.' }),
  );
  const dir = temporaryFolder({
    'site.yaml': 'title: Sea\n',
    'corpus/a.jsonl': records.join('\n'),
  });
  const steps: [done: number, total: number][] = [];
  const options = {
    today: '2026-01-01',
    onWriting: (...step: [number, number]) => steps.push(step),
  };
  importCorpus(dir, options);
  expect(steps).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  importCorpus(dir, options);
  expect(steps).toHaveLength(3);
});
