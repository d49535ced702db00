import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ProjectError } from '../../src/corpus/fault.ts';
import { countUtf8 } from '../../src/corpus/reading/bytes.ts';
import { decodeText, utf8Lines } from '../../src/corpus/reading/decode.ts';
import { sourceOf } from '../../src/corpus/reading/read-source.ts';
import { temporaryFolder } from '../temporary.ts';
import { EXPORTS } from './exports.ts';
import { zipOf } from './packed.ts';

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

/** Bytes decoded at a time. */
const PIECE = 2 ** 20;

test('lines and letters are whole where the pieces end that a large file is read in', () => {
  for (const sign of ['ü', '湖', '\u{1d4ae}', '\r\n', '\r', '\n\r\n']) {
    for (const before of [3, 2, 1, 0]) {
      const text = `${'a'.repeat(PIECE - before)}${sign}second\n`;
      const lines = text.split(/\r\n|\n|\r/);
      const source = decodeText(bytes(text), 'a.txt');
      expect([...source.lines()].map(ends)).toEqual(lines.map(ends));
      const file = join(temporaryFolder({ 'a.txt': text }), 'a.txt');
      expect([...utf8Lines(file)].map(ends)).toEqual(lines.map(ends));
    }
  }
});

/** Long texts read badly where a test fails. */
const ends = (line: string) => [line.length, line.slice(-10)];

test('a text that ends in the middle of a letter says so', () => {
  const cut = bytes('title\nLac d’été').subarray(0, -1);
  const file = join(temporaryFolder({ 'a.txt': cut }), 'a.txt');
  expect([...utf8Lines(file)]).toEqual(['title', 'Lac d’ét\ufffd']);
  expect(decodeText(cut, 'a.txt').whole()).toBe('title\nLac d’ét\ufffd');
});

test.each([
  ['one', '\x1f{"title":"Maps"}\n'],
  ['the other', 'þ{"title":"Maps"}\n'],
  ['both turned round', 'þÿ{"title":"Maps"}\n'],
])('%s of the bytes that mark a file is no mark', (_, text) => {
  expect(decodeText(bytes(text), 'a.txt')).toMatchObject({ start: text, notes: [] });
});

test.each([
  ['Western letters in UTF-16', utf16('Kelp', 'le'), 'Kelp'],
  ['Western letters in UTF-16, every second one Chinese', utf16('Ke\u6e56\u6e56', 'le'), 'Ke\u6e56\u6e56'],
  ['the euro in Windows-1252, before digits', bytes('It costs ', [0x80], '50 in Z', [0xfc], 'rich, K', [0xf6], 'ln'), 'It costs €50 in Zürich, Köln'],
])('a text with %s is read', (_, content, text) => {
  expect(decodeText(content, 'a.txt').whole()).toBe(text);
}); // biome-ignore format: a table reads best in rows

test('a file of UTF-8 with one damaged byte is read, and the damage told by line', () => {
  const content = bytes('{"title":"Über Wärme"}\n{"title":"Kält', [0xc3], 'e ä"}\n');
  expect(read(content)).toMatchObject({
    damagedLine: 2,
    records: [{ title: 'Über Wärme' }, { title: 'Kält�e ä' }],
  });
});

test.each([
  ['characters of two, three and four bytes', bytes('é湖\u{10ffff}a'), [3, 0, -1]],
  ['bytes of no character', bytes('a', [0xc1, 0x80], 'é', [0xf5]), [1, 3, 1]],
  ['characters that are cut off', bytes('éa', [0xe6, 0xb9], 'b', [0xf0]), [1, 3, 3]],
  ['letters of seven bits alone', bytes('abc\n'), [0, 0, -1]],
])('of %s the whole ones and the others are counted', (_, content, [valid, invalid, first]) => {
  expect(countUtf8(content)).toEqual({ valid, invalid, firstInvalid: first });
});

test.each([
  ['a PDF', bytes('%PDF-1.7\n…'), 'It is a PDF. Export its reference as RIS or BibTeX'],
  [
    'a library as RDF',
    bytes('<?xml version="1.0"?>\n<rdf:RDF xmlns'),
    'It is RDF. In Zotero, choose BibTeX',
  ],
  [
    'MARC',
    bytes('01142cam a2200301 a 4500001001300000003000400013'),
    'It is MARC. In the library catalogue, choose RIS, BibTeX or EndNote instead.',
  ],
  [
    'MARC in XML',
    bytes('<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim"><record>'),
    'It is MARC. In the library catalogue, choose RIS',
  ],
  ['MARC as text', bytes('=LDR  01142cam a2200301 a 4500\n=245 10$aMaps\n'), 'It is MARC.'],
  [
    'notes of Evernote',
    bytes('<?xml version="1.0"?>\n<!DOCTYPE en-export SYSTEM "x.dtd">\n<en-export>'),
    "It is Evernote's notes. Export the references as RIS or BibTeX",
  ],
  ['an RTF document', bytes('{\\rtf1\\ansi Maps'), 'It is an RTF document. Export titles'],
  [
    'an Excel 2003 sheet',
    bytes('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>'),
    'It is an Excel 2003 XML sheet. In Excel, save it as .xlsx or CSV',
  ],
  [
    'the full text of an article',
    bytes('<?xml version="1.0"?><!DOCTYPE article PUBLIC "x"><article article-type="research">'),
    'It is the full text of an article. Export its reference',
  ],
  [
    'a LaTeX document',
    bytes('% a paper\n\\documentclass{article}\n\\begin{document}'),
    'It is a LaTeX document. Import its .bib file instead.',
  ],
  ['a drawing', bytes('<?xml version="1.0"?>\n<svg xmlns="x"><text>A</text></svg>'), 'a picture'],
  [
    "Ovid's citations",
    bytes('1. \nMaps of kelp.\nLovelace A\nCoasts. 2021.\nUI: 31111111\n'),
    "It is Ovid's citations. In Ovid, choose RIS instead.",
  ],
  [
    "PubMed's summary",
    bytes('1: Lovelace A. Maps. Coasts. 2021;12:1. doi: 10.5555/a.\nPMID: 31111111.\n'),
    "It is PubMed's summary. In PubMed, choose Save, then the format PubMed or Abstract (text).",
  ],
  [
    "Scopus' text",
    bytes('Scopus\nEXPORT DATE:03 May 2021\n\nLovelace A.\nMaps\n'),
    "It is Scopus' plain text. In Scopus, choose RIS",
  ],
  [
    "ProQuest's text",
    bytes(`${'_'.repeat(60)}\n\nDocument 1 of 5\n\nMaps\n`),
    "It is ProQuest's text. In ProQuest, choose RIS",
  ],
  ["EBSCO's text", bytes('Record: 1\nTitle: Maps\n'), "It is EBSCO's text. In EBSCOhost"],
  [
    'a saved page',
    bytes('From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org\n'),
    'It is a saved web page or e-mail. Use the Export or Cite button',
  ],
  ['a picture', bytes([0x89], 'PNG\r\n'), 'It is a picture. Export titles and abstracts as BibTeX'],
  [
    'a Word document',
    zipOf({ name: 'word/document.xml', content: 'x' }),
    'It is a Word document. Export the references as RIS or BibTeX',
  ],
  [
    'a zip archive inside another',
    zipOf({ name: 'refs.bib', content: 'x' }),
    'It is a zip archive inside another. Unpack it and import the export inside.',
  ],
  ['a film', bytes('\0\0\0\x18ftypmp42'), 'It is a picture or film. Export titles and abstracts'],
  [
    'an archive of tar',
    bytes('a'.repeat(257), 'ustar\0'),
    'It is a tar archive. Unpack it and import',
  ],
  [
    'an archive inside gzip',
    gzipSync(gzipSync('x')),
    'It is a gzip archive inside another. Unpack',
  ],
  [
    'an Arrow table',
    bytes('ARROW1\0\0'),
    'It is an Arrow table. Save it as Parquet, JSON Lines or CSV.',
  ],
  [
    'a presentation',
    zipOf({ name: 'ppt/a.xml', content: 'x' }),
    'It is a PowerPoint presentation. Export',
  ],
  ['zeros alone', bytes([0, 0, 0, 0]), 'It is empty. Export it again, or take it out of corpus/.'],
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
