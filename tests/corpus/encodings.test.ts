import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ProjectError } from '../../src/corpus/fault.ts';
import { sourceOf } from '../../src/corpus/reading/read-source.ts';
import { EXPORTS } from './exports.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as never)));
const utf16 = (text: string, order: 'le' | 'be') => {
  const little = Buffer.from(text, 'utf16le');
  return order === 'le' ? little : little.swap16();
};
/** Windows-1252; null where the text has letters it lacks. */
const western = (text: string): Buffer | null => {
  const table = new TextDecoder('windows-1252').decode(
    Uint8Array.from({ length: 256 }, (_, i) => i),
  );
  const codes = [...text].map((letter) => table.indexOf(letter));
  return codes.includes(-1) ? null : Buffer.from(codes);
};

const WAYS: Readonly<Record<string, (text: string) => Buffer | null>> = {
  'UTF-8': (text) => bytes(text),
  'UTF-8 with a byte-order mark': (text) => bytes([0xef, 0xbb, 0xbf], text),
  'UTF-16 little-endian': (text) => bytes([0xff, 0xfe], [...utf16(text, 'le')]),
  'UTF-16 big-endian': (text) => bytes([0xfe, 0xff], [...utf16(text, 'be')]),
  'UTF-16 little-endian without a mark': (text) => utf16(text, 'le'),
  'UTF-16 big-endian without a mark': (text) => utf16(text, 'be'),
  'Windows-1252': western,
  'Mac line ends': (text) => bytes(text.replace(/\r\n|\n/g, '\r')),
  'Windows line ends': (text) => bytes(text.replace(/\r\n|\n/g, '\r\n')),
  'no line end at its end': (text) => bytes(text.trimEnd()),
  'UTF-8 in gzip': (text) => gzipSync(text),
  'UTF-16 in gzip': (text) => gzipSync(bytes([0xff, 0xfe], [...utf16(text, 'le')])),
};

const read = (content: Uint8Array) => sourceOf(content, 'export');

test.each(Object.entries(WAYS))('every export says the same in %s', (_, encode) => {
  let tried = 0;
  for (const { name, text } of EXPORTS) {
    const content = encode(text);
    if (content === null) continue;
    tried++;
    expect({ name, ...read(content) }).toEqual({ name, ...read(bytes(text)) });
  }
  expect(tried).toBeGreaterThan(EXPORTS.length / 2);
});

test('a file of UTF-8 with one damaged byte is read, and the damage told by line', () => {
  const content = bytes('{"title":"Über Wärme"}\n{"title":"Kält', [0xc3], 'e ä"}\n');
  expect(read(content)).toMatchObject({
    damagedLine: 2,
    records: [{ title: 'Über Wärme' }, { title: 'Kält�e ä' }],
  });
});

test.each([
  ['a PDF', bytes('%PDF-1.7\n…'), 'It is a PDF. Export its reference as RIS or BibTeX'],
  [
    'a library as RDF',
    bytes('<?xml version="1.0"?>\n<rdf:RDF xmlns'),
    'It is RDF. In Zotero, choose BibTeX',
  ],
  ['a picture', bytes([0x89], 'PNG\r\n'), 'It is a picture. Export titles and abstracts as BibTeX'],
  ['a Word document', bytes('PK\x03\x04....word/document.xml'), 'It is a Word document. Export'],
  ['an Excel workbook', bytes('PK\x03\x04....xl/workbook.xml'), 'Save the sheet as CSV (UTF-8)'],
  ['a zip archive', bytes('PK\x03\x04....refs.bib'), 'Unpack it and import the export inside.'],
  ['an old Excel document', bytes([0xd0, 0xcf, 0x11, 0xe0], 'xx'), 'old Word or Excel document'],
  [
    'a library',
    bytes('SQLite format 3\0'),
    'It is a database of a reference manager. Export the library',
  ],
  [
    'a page',
    bytes('\n<!-- x --><!DOCTYPE html><title>Results</title>'),
    'It is a web page. Use the Export',
  ],
  ['a sign-in page', bytes('<html><body>Please sign in</body>'), 'asks to sign in. Sign in, then'],
  ['a page in UTF-16', bytes([0xff, 0xfe], [...utf16('<html><body>x', 'le')]), 'It is a web page.'],
  [
    'a cut-off gzip',
    gzipSync('{"title":"A"}\n'.repeat(99)).subarray(0, 40),
    'damaged or cut off. Download',
  ],
  ['zero bytes', bytes('a\nb\0\0c d e f g h i j k l m n o p'), 'line 2. It holds zero bytes'],
  ['empty', bytes(''), 'It is empty. Export it again'],
  ['blank', bytes([0xef, 0xbb, 0xbf], ' \n\r\n'), 'It is empty.'],
  [
    'a table without titles',
    bytes('Authors;Year;DOI\nA;2001;10.1/x\n'),
    'missing title: export, line 1. No column is the title; name it Title. There are: Authors, Year, DOI.',
  ],
  ['an empty list', bytes('[]'), 'missing records: export. It holds no records.'],
  ['nothing known', bytes('{{{ }}} {{{'), 'unknown format: export. Export BibTeX, RIS'],
])('a file that is %s is refused by name, with what to do instead', (_, content, message) => {
  expect(() => read(content)).toThrow(ProjectError);
  expect(() => read(content)).toThrow(message);
});
