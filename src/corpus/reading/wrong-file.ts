import { badFile } from './bad-file.ts';

/** Bytes by which files that are no text give themselves away, where they stand, and what they are. */
const MAGIC: readonly (readonly [at: number, bytes: string, name: string])[] = [
  [0, '%PDF-', 'a PDF'],
  [0, '%!PS', 'a PostScript document'],
  [0, '{\\rtf', 'an RTF document'],
  [0, '\x89PNG', 'a picture'],
  [0, '\xff\xd8\xff', 'a picture'],
  [0, 'GIF8', 'a picture'],
  [0, 'RIFF', 'a picture or sound'],
  [0, 'II*\0', 'a picture'],
  [0, 'MM\0*', 'a picture'],
  [0, 'SQLite format 3\0', 'a database of a reference manager'],
  [0, '\xd0\xcf\x11\xe0', 'an old Word or Excel document'],
  [0, '7z\xbc\xaf', 'a 7-Zip archive'],
  [0, 'Rar!', 'a RAR archive'],
  [0, 'BZh', 'a bzip2 archive'],
  [0, '\xfd7zXZ', 'an XZ archive'],
  [0, '\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  [0, 'PAR1', 'a Parquet table'],
  [0, '\x1f\x8b', 'a gzip archive inside another'],
  [257, 'ustar', 'a tar archive'],
];

/** What lies inside a zip file says what wrote it. */
const ZIPPED: readonly (readonly [inside: string, name: string, remedy: string])[] = [
  ['xl/', 'an Excel workbook', 'Save the sheet as CSV (UTF-8) and import that.'],
  ['opendocument.spreadsheet', 'a spreadsheet', 'Save the sheet as CSV (UTF-8) and import that.'],
  ['word/', 'a Word document', 'Export the references as RIS or BibTeX from where they came.'],
  ['opendocument', 'an office document', 'Export the references as RIS or BibTeX instead.'],
  ['.enl', 'an EndNote library', 'In EndNote, export it as RefMan (RIS) or BibTeX.'],
  ['', 'a zip archive', 'Unpack it and import the export inside.'],
];

/** What each kind of file that isn't an export should have been. */
const REMEDIES: Readonly<Record<string, string>> = {
  'a PDF':
    'Export its reference as RIS or BibTeX from the page where you found it, or from your reference manager.',
  'a database of a reference manager':
    'Export the library from Zotero, EndNote or the like as BibTeX, RIS or CSL-JSON.',
  'an old Word or Excel document': 'Save a sheet as CSV (UTF-8); export references as RIS.',
  'a Parquet table': 'Save it as JSON Lines or CSV.',
};
const REMEDY = 'Export titles and abstracts as BibTeX, RIS, CSV or JSON instead.';
const UNPACK = 'Unpack it and import what is inside.';

/** How far into a file its nature shows. */
const LOOK_BYTES = 4096;

/** Throws `ProjectError` where a file is empty or plainly no export, naming what it is and what to export instead. */
export function refuseWrongFile(bytes: Uint8Array, file: string): void {
  const start = Buffer.from(bytes.subarray(0, LOOK_BYTES)).toString('latin1');
  if (bytes.length < LOOK_BYTES && /^[\s\0]*$/.test(start.replace(/^(?:ï»¿|ÿþ|þÿ)/, ''))) {
    throw badFile(file, null, 'It is empty. Export it again, or take it out of corpus/.');
  }
  if (start.startsWith('PK\x03\x04')) {
    const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [, name, remedy] = ZIPPED.find(([inside]) => names.includes(inside, 0, 'latin1'))!;
    throw badFile(file, null, `It is ${name}. ${remedy}`);
  }
  const magic = MAGIC.find(([at, text]) => start.startsWith(text, at));
  if (magic !== undefined) {
    const [, , name] = magic;
    const remedy = REMEDIES[name] ?? (name.includes('archive') ? UNPACK : REMEDY);
    throw badFile(file, null, `It is ${name}. ${remedy}`);
  }
  // UTF-16 pages lose their zeros; the names of tags are ASCII.
  const text = start.replace(/\0/g, '').replace(/^(?:ï»¿|ÿþ|þÿ)/, '');
  const library = /^\s*<\?xml[^>]*>\s*<(?:rdf:RDF|mods)/.exec(text)?.[0];
  if (library !== undefined) {
    const name = library.endsWith('mods') ? 'MODS' : 'RDF';
    throw badFile(file, null, `It is ${name}. In Zotero, choose BibTeX, RIS or CSL JSON instead.`);
  }
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(text)
  ) {
    const login = /sign[ -]?in|log[ -]?in|password|shibboleth/i.test(text);
    const what = login ? 'a web page that asks to sign in' : 'a web page';
    const remedy = login
      ? 'Sign in, then use the Export or Download button there.'
      : 'Use the Export or Cite button of that page and choose RIS, BibTeX or CSV.';
    throw badFile(file, null, `It is ${what}. ${remedy}`);
  }
}
