import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';
import { rowsOf, workbookOf, zipOf } from '../packed.ts';

const HEADER = ['Title', 'Authors', 'Year', 'Abstract'];
const PAPERS = [
  HEADER,
  ['Mapping kelp', 'Lovelace, Ada; Babbage, Charles', '2021', 'We map kelp.'],
  ['Counting terns', 'Noether, Emmy', '2020', 'We count terns.'],
];

function read(bytes: Uint8Array): string[] {
  const { records, leftOut, notes } = sourceOf(bytes, 'papers.xlsx');
  return [
    ...records.map(({ line, title, authors, year, abstract, doi }) =>
      [line, title, authors.join('; '), year ?? '', abstract, doi ?? ''].join(' | '),
    ),
    ...leftOut.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...notes,
  ];
}

const KELP = '2 | Mapping kelp | Ada Lovelace; Charles Babbage | 2021 | We map kelp. | ';
const TERNS = '3 | Counting terns | Emmy Noether | 2020 | We count terns. | ';

test('a workbook of one sheet gives its papers by their rows', () => {
  expect(read(workbookOf([{ name: 'Papers', rows: rowsOf(...PAPERS) }]))).toEqual([KELP, TERNS]);
});

test('of several sheets the one with a title column is read, and told', () => {
  const notes = { name: 'Notes', rows: rowsOf(['Search of May', 'Scopus']) };
  const papers = { name: 'Papers', rows: rowsOf(...PAPERS) };
  expect(read(workbookOf([notes, papers]))).toEqual([
    KELP,
    TERNS,
    'Sheet Papers was read, not Notes.',
  ]);
});

test('a sheet that is hidden is read only where no other is one of papers', () => {
  const old = { name: 'Old', rows: rowsOf(HEADER, ['An old paper', '', '', '']), hidden: true };
  const papers = { name: 'Papers', rows: rowsOf(...PAPERS) };
  expect(read(workbookOf([old, papers]))).toEqual([KELP, TERNS, 'Sheet Papers was read, not Old.']);
  expect(read(workbookOf([old]))).toEqual(['2 | An old paper |  |  |  | ']);
});

test('rows above the names of the columns and empty ones between are passed over', () => {
  const rows = `${rowsOf(['Search of 3 May'])}<row r="3"/>${rowsOf(...PAPERS)
    .replace('r="1"', 'r="4"')
    .replace('r="2"', 'r="9"')
    .replace('r="3"', 'r="12"')}`;
  expect(read(workbookOf([{ name: 'Papers', rows }]))).toEqual([
    KELP.replace('2', '9'),
    TERNS.replace('3', '12'),
  ]);
});

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d&quot; of &quot;mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="0000"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** The abstracts of a sheet whose cells below `Abstract` are these. */
function shown(
  cells: readonly string[],
  parts: Readonly<Record<string, string>> = {},
  pr = '',
): string[] {
  const rows = cells.map(
    (cell, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="str"><v>T${i}</v></c>${cell}</row>`,
  );
  const sheet = { name: 'Papers', rows: rowsOf(['Title', 'Abstract']) + rows.join('') };
  const { records } = sourceOf(workbookOf([sheet], { 'xl/styles.xml': STYLES, ...parts }, pr), 'x');
  return records.map(({ abstract }) => abstract);
}

test.each([
  ['a date by a built-in format', '<c s="1"><v>44317</v></c>', '2021-05-01'],
  ['a date by a format of its own', '<c s="2"><v>44317</v></c>', '2021-05-01'],
  ['a date with a time', '<c s="1"><v>44317.5</v></c>', '2021-05-01 12:00'],
  ['a date as text', '<c t="d"><v>2021-05-01</v></c>', '2021-05-01'],
  ['a number', '<c><v>2021</v></c>', '2021'],
  ['a number with a tail of binary digits', '<c><v>0.30000000000000004</v></c>', '0.3'],
  ['a number with decimal places', '<c s="3"><v>2.5</v></c>', '2.50'],
  ['a number with leading zeros', '<c s="4"><v>42</v></c>', '0042'],
  ['a formula that gives a text', '<c t="str"><f>B1&amp;"x"</f><v>joined</v></c>', 'joined'],
  ['a formula that gives a number', '<c><f>2020+1</f><v>2021</v></c>', '2021'],
  ['a formula that was never worked out', '<c><f>2020+1</f></c>', ''],
  ['a formula that gives nothing', '<c><f>A1</f><v></v></c>', ''],
  ['an error', '<c t="e"><v>#REF!</v></c>', ''],
  ['yes or no', '<c t="b"><v>1</v></c>', 'TRUE'],
  ['a sign that XML cannot hold', '<c t="str"><v>one_x0009_two</v></c>', 'one two'],
  ['an empty cell', '<c s="1"/>', ''],
])('%s is what the cell shows', (_, cell, text) => {
  expect(shown([cell])).toEqual([text]);
});

test('days are counted from 1904 where the workbook says so', () => {
  expect(shown(['<c s="1"><v>42855</v></c>'], {}, '<workbookPr date1904="1"/>')).toEqual([
    '2021-05-01',
  ]);
});

test('the first days of either calendar are what Excel shows', () => {
  const cells = [0, 1, 59, 61].map((day) => `<c s="1"><v>${day}</v></c>`);
  expect(shown(cells.slice(1))).toEqual(['1900-01-01', '1900-02-28', '1900-03-01']);
  expect(shown(cells.slice(0, 2), {}, '<workbookPr date1904="1"/>')).toEqual([
    '1904-01-01',
    '1904-01-02',
  ]);
});

test('a number that is no day stays a number', () => {
  expect(shown(['<c s="1"><v>2958465</v></c>', '<c s="1"><v>2958466</v></c>'])).toEqual([
    '9999-12-31',
    '2958466',
  ]);
  expect(shown(['<c s="1"><v>-1</v></c>'])).toEqual(['-1']);
});

test.each([
  ['0%', '0.256', '26%'],
  ['0.00%', '0.256', '25.60%'],
  ['#,##0', '2021.4', '2021'],
  ['#,##0.0;[Red]-#,##0.0', '2.25', '2.3'],
  ['General', '2021', '2021'],
  ['"yes" 0', '7', '7'],
  ['yyyy', '44317', '2021-05-01'],
])('a number in the format %s is shown so', (code, value, text) => {
  const format = `<numFmt numFmtId="200" formatCode="${code.replaceAll('"', '&quot;')}"/>`;
  const styles = `<styleSheet><numFmts>${format}</numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`;
  expect(shown([`<c s="0"><v>${value}</v></c>`], { 'xl/styles.xml': styles })).toEqual([text]);
});

test('signs that XML writes as references are themselves', () => {
  const rows = rowsOf(HEADER, ['R&D <at> sea', '', '', '']);
  expect(read(workbookOf([{ name: 'Papers', rows }]))).toEqual(['2 | R&D <at> sea |  |  |  | ']);
  const listed = rowsOf(['Title', 'Keywords'], ['Kelp', 'R&D; reefs']);
  const { records } = sourceOf(workbookOf([{ name: 'Papers', rows: listed }]), 'papers.xlsx');
  expect(records[0]!.keywords).toEqual(['R&D', 'reefs']);
});

test('shared texts are joined from their parts, without how they are pronounced', () => {
  const shared =
    '<sst><si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh><t>リッチ</t></rPh></si></sst>';
  expect(
    shown(['<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>', '<c t="s"><v>9</v></c>'], {
      'xl/sharedStrings.xml': shared,
    }),
  ).toEqual(['rich text', 'plain', '']);
});

test('blanks between the parts of a text are none of it', () => {
  const shared = '<sst><si>\n <r>\n  <t>ri</t>\n </r>\n <r>\n  <t>ch</t>\n </r>\n</si></sst>';
  expect(shown(['<c t="s"><v>0</v></c>'], { 'xl/sharedStrings.xml': shared })).toEqual(['rich']);
});

test('cells are put by their reference, wherever they stand', () => {
  const rows = `${rowsOf(HEADER)}<row r="2"><c r="D2" t="str"><v>We map kelp.</v></c><c r="A2" t="str"><v>Mapping kelp</v></c></row>`;
  expect(read(workbookOf([{ name: 'Papers', rows }]))).toEqual([
    '2 | Mapping kelp |  |  | We map kelp. | ',
  ]);
});

test('a workbook with macros is read, its macros are not', () => {
  const parts = { 'xl/vbaProject.bin': 'Sub AutoOpen()' };
  expect(read(workbookOf([{ name: 'Papers', rows: rowsOf(...PAPERS) }], parts))).toEqual([
    KELP,
    TERNS,
  ]);
});

test('a million empty rows are passed over, and the paper below them is kept', {
  timeout: 60_000,
}, () => {
  const rows = `${rowsOf(HEADER)}${'<row spans="1:4" ht="15"/>'.repeat(1_048_574)}<row><c t="str"><v>The last one</v></c></row>`;
  expect(read(workbookOf([{ name: 'Papers', rows }]))).toEqual([
    '1048576 | The last one |  |  |  | ',
  ]);
});

test.each([
  [
    'without a title',
    workbookOf([{ name: 'A', rows: rowsOf(['Who', 'When'], ['Ada', '1843']) }]),
    'No sheet of this Excel workbook has a column that is the title; name it Title. There are: Who, When.',
  ],
  [
    'without a row',
    workbookOf([{ name: 'A', rows: '' }]),
    'It is an Excel workbook without a row.',
  ],
  [
    'in the binary form',
    zipOf({ name: '[Content_Types].xml', content: 'x' }, { name: 'xl/workbook.bin', content: 'x' }),
    'It is an Excel binary workbook. In Excel, save it as .xlsx or CSV',
  ],
  [
    'of impossible size',
    zipOf({ name: 'xl/workbook.xml', content: 'x', says: 3_000_000_000 }),
    'It is an Excel workbook too large to be read.',
  ],
  [
    'with a password',
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'It is an Excel workbook or Word document with a password. Save it without one',
  ],
  [
    'cut off',
    workbookOf([{ name: 'A', rows: rowsOf(...PAPERS) }]).subarray(0, 700),
    'Its zip packing is damaged or cut off. Download it again.',
  ],
])('a workbook %s is refused by name, with what to do instead', (_, bytes, message) => {
  expect(() => read(bytes)).toThrow(message);
});

test('a workbook one of whose sheets is damaged is refused, not read in part', () => {
  const bytes = workbookOf([{ name: 'Papers', rows: rowsOf(...PAPERS) }]);
  const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 60;
  bytes[at] = bytes[at]! ^ 0xff;
  expect(() => read(bytes)).toThrow('It is an Excel workbook that is damaged');
});
