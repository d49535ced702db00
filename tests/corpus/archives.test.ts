import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { formatFault } from '../../src/corpus/fault.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { formatReport } from '../../src/corpus/importing/report.ts';
import { checkProject } from '../../src/corpus/project/check-project.ts';
import { readSources } from '../../src/corpus/reading/read-archive.ts';
import { largeZipOf, type Packed, rowsOf, workbookOf, zipOf } from './packed.ts';

const dir = mkdtempSync(join(tmpdir(), 'archives-'));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const BIB = { name: 'refs.bib', content: '@article{kelp, title = {Mapping kelp}, year = 2021}\n' };
const RIS = {
  name: 'more/refs.ris',
  content: 'TY  - JOUR\nTI  - Counting terns\nPY  - 2020\nER  - \n',
};
const PDF = { name: 'files/1/paper.pdf', content: `%PDF-1.7\n${'x'.repeat(9000)}` };

function inCorpus(bytes: Uint8Array): string {
  mkdirSync(join(dir, 'corpus'), { recursive: true });
  const path = join(dir, 'corpus', 'refs.zip');
  writeFileSync(path, bytes);
  return path;
}

/** `file (format): titles` of each export inside, then what was passed over. */
function read(...files: readonly Packed[]): string[] {
  const { sources, passedOver } = readSources(inCorpus(zipOf(...files)));
  return [
    ...sources.map(
      ({ file, format, records }) =>
        `${file} (${format}): ${records.map(({ title }) => title).join(', ')}`,
    ),
    ...passedOver.map(formatFault),
  ];
}

const READ = [
  'refs.zip/refs.bib (bibtex): Mapping kelp',
  'refs.zip/more/refs.ris (ris): Counting terns',
];

test('each export inside an archive is read by itself', () => {
  expect(read(BIB, { ...RIS, stored: true })).toEqual(READ);
});

test('an archive that keeps its sizes as those above 4 GB do is read', () => {
  const { sources } = readSources(inCorpus(largeZipOf(BIB)));
  expect(sources.map(({ records }) => records[0]!.title)).toEqual(['Mapping kelp']);
  const damaged = largeZipOf(BIB);
  damaged[damaged.length - 22 - 20 - 56] = 0;
  expect(() => readSources(inCorpus(damaged))).toThrow('Its zip packing is damaged or cut off.');
});

test('what systems add to an archive says nothing', () => {
  expect(
    read(
      BIB,
      { name: '__MACOSX/._refs.bib', content: 'x' },
      { name: '.DS_Store', content: 'y' },
      { name: 'more/', content: '' },
      { name: 'more/empty.ris', content: '' },
      RIS,
    ),
  ).toEqual(READ);
});

test('what is no export is passed over, told once for each kind', () => {
  expect(read(BIB, PDF, { ...PDF, name: 'files/2/paper.pdf' }, RIS)).toEqual([
    ...READ,
    'import: invalid file: refs.zip/files/1/paper.pdf. It is a PDF. Export its reference as RIS or BibTeX from the page where you found it, or from your reference manager. So is one more of its files.',
  ]);
});

test('an archive inside an archive is not opened, and told', () => {
  expect(read(BIB, { name: 'inner.zip', content: zipOf(RIS) })).toEqual([
    READ[0],
    'import: invalid file: refs.zip/inner.zip. It is a zip archive inside another. Unpack it and import the export inside.',
  ]);
});

test('a workbook in an archive is one of its exports', () => {
  const content = workbookOf([
    { name: 'Papers', rows: rowsOf(['Title', 'Year'], ['Mapping kelp', '2021']) },
  ]);
  expect(read({ name: 'papers.xlsx', content })).toEqual([
    'refs.zip/papers.xlsx (xlsx): Mapping kelp',
  ]);
});

test('an export with a password is passed over, and told', () => {
  expect(read(BIB, { ...RIS, encrypted: true })).toEqual([
    READ[0],
    'import: invalid file: refs.zip/more/refs.ris. Its zip packing is encrypted. Unpack the archive with its password and import what is inside.',
  ]);
});

test('an export that says it unpacks to ten gigabytes is passed over before it does', () => {
  const zeros = { name: 'zeros.txt', content: Buffer.alloc(1 << 20), says: 0xfffffffe };
  expect(read(BIB, zeros)).toEqual([
    READ[0],
    'import: invalid file: refs.zip/zeros.txt. It unpacks to 4 GB, more than is read of one archive. Unpack it and import the exports inside, one by one.',
  ]);
});

test('an export that unpacks to more than it says is passed over where it does', () => {
  expect(read(BIB, { name: 'more.txt', content: Buffer.alloc(1 << 22, 'a'), says: 100 })).toEqual([
    READ[0],
    'import: invalid file: refs.zip/more.txt. Its zip packing is damaged: more is packed than it says. Download it again.',
  ]);
});

test.each([
  ['nothing', [], 'It is a zip archive with no file in it.'],
  ['pictures alone', [{ name: 'a.png', content: '\x89PNG'.repeat(2000) }], 'refs.zip/a.png'],
  [
    'a Word document',
    [
      { name: '[Content_Types].xml', content: 'x' },
      { name: 'word/document.xml', content: 'x' },
    ],
    'It is a Word document. Export the references as RIS or BibTeX',
  ],
  [
    'a table of OpenDocument',
    [
      { name: 'mimetype', content: 'x' },
      { name: 'content.xml', content: 'x' },
    ],
    'It is an office document. Save a table as CSV',
  ],
  [
    'an EndNote library',
    [
      { name: 'mine.enl', content: 'x' },
      { name: 'mine.Data/pdf.txt', content: 'x' },
    ],
    'It is an EndNote library. In EndNote, export it as RefMan (RIS) or BibTeX.',
  ],
  [
    'a book',
    [
      { name: 'mimetype', content: 'x' },
      { name: 'OEBPS/content.opf', content: 'x' },
    ],
    'It is an e-book.',
  ],
])('an archive with %s is refused as a whole', (_, files, message) => {
  expect(() => read(...files)).toThrow(message);
});

test('an archive cut off is refused as a whole', () => {
  const whole = zipOf(BIB, RIS);
  for (let length = 4; length < whole.length; length += 5) {
    const path = inCorpus(whole.subarray(0, length));
    expect(() => readSources(path)).toThrow(
      'refs.zip. Its zip packing is damaged or cut off. Download it again.',
    );
  }
});

test('an import counts each export of an archive, and checks say what an import would', () => {
  inCorpus(zipOf(BIB, PDF, RIS));
  const report = importCorpus(dir, { today: '2026-11-27' });
  expect(formatReport(report).summary).toEqual([
    'refs.zip/refs.bib (bibtex): 1 record: 1 added, 0 updated, 0 unchanged, 0 merged, 0 left out; 1 without an abstract',
    'refs.zip/more/refs.ris (ris): 1 record: 1 added, 0 updated, 0 unchanged, 0 merged, 0 left out; 1 without an abstract',
  ]);
  const told = 'invalid file: refs.zip/files/1/paper.pdf. It is a PDF.';
  expect(formatReport(report).details[0]).toContain(`import: ${told}`);
  expect(checkProject(dir).map(formatFault)[0]).toContain(`check: ${told}`);
  const again = importCorpus(dir, { today: '2026-11-28' });
  expect(again.files.map(({ unchanged }) => unchanged)).toEqual([1, 1]);
});
