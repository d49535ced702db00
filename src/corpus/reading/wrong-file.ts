import { badFile } from './bad-file.ts';
import { refuseWrongText } from './wrong-text.ts';
import { isZip, type ZipEntry, ZipFault, zipEntries } from './zip.ts';

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
  [4, 'ftyp', 'a picture or film'],
  [0, 'SQLite format 3\0', 'a database of a reference manager'],
  [0, '\xd0\xcf\x11\xe0', 'an old Word or Excel document'],
  [0, '7z\xbc\xaf', 'a 7-Zip archive'],
  [0, 'Rar!', 'a RAR archive'],
  [0, 'BZh', 'a bzip2 archive'],
  [0, '\xfd7zXZ', 'an XZ archive'],
  [0, '\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  [0, '\x1f\x8b', 'a gzip archive inside another'],
  [0, 'bplist00', 'a web archive of Safari or another list of properties'],
  [0, 'ARROW1', 'an Arrow table'],
  [0, '\x93NUMPY', 'a NumPy array'],
  [257, 'ustar', 'a tar archive'],
];

/** What lies inside a zip file says what wrote it; the first that fits counts. */
const ZIPPED: readonly (readonly [inside: RegExp, name: string, remedy: string])[] = [
  [
    /^xl\/workbook\.bin$/i,
    'an Excel binary workbook',
    'In Excel, save it as .xlsx or CSV (UTF-8) and import that.',
  ],
  [/^word\//i, 'a Word document', 'Export the references as RIS or BibTeX from where they came.'],
  [
    /^ppt\//i,
    'a PowerPoint presentation',
    'Export the references as RIS or BibTeX from where they came.',
  ],
  [/\.enl$/i, 'an EndNote library', 'In EndNote, export it as RefMan (RIS) or BibTeX.'],
  [/^OEBPS\/|\.opf$/i, 'an e-book', 'Export the references as RIS or BibTeX instead.'],
  [
    /^Index(?:\/|\.zip$)/,
    'a document of Pages or Numbers',
    'Export the table as CSV or Excel and import that.',
  ],
  [
    /^(?:content|styles)\.xml$/,
    'an office document',
    'Save a table as CSV (UTF-8); export references as RIS or BibTeX.',
  ],
  [/^/, 'a zip archive inside another', 'Unpack it and import the export inside.'],
];

/** What each kind of file that isn't an export should have been. */
const REMEDIES: Readonly<Record<string, string>> = {
  'a PDF':
    'Export its reference as RIS or BibTeX from the page where you found it, or from your reference manager.',
  'a database of a reference manager':
    'Export the library from Zotero, EndNote or the like as BibTeX, RIS or CSL-JSON.',
  'an old Word or Excel document': 'Save a sheet as CSV (UTF-8); export references as RIS.',
  'an Arrow table': 'Save it as Parquet, JSON Lines or CSV.',
};
const REMEDY = 'Export titles and abstracts as BibTeX, RIS, CSV or JSON instead.';
const UNPACK = 'Unpack it and import what is inside.';
/** Names of the stream in which an encrypted document of Office lies, in its old container. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** How far into a file its nature shows. */
export const LOOK_BYTES = 4096;

/** Throws `ProjectError` where a file is empty or plainly no export, naming what it is and what to export instead. */
export function refuseWrongFile(bytes: Uint8Array, file: string): void {
  const start = Buffer.from(bytes.subarray(0, LOOK_BYTES)).toString('latin1');
  if (bytes.length < LOOK_BYTES && /^[\s\0]*$/.test(start.replace(/^(?:ï»¿|ÿþ|þÿ)/, ''))) {
    throw badFile(file, null, 'It is empty. Export it again, or take it out of corpus/.');
  }
  if (isZip(bytes)) refuseZip(bytes, file);
  refuseOld(bytes, start, file);
  const magic = MAGIC.find(([at, text]) => start.startsWith(text, at));
  if (magic !== undefined) {
    const [, , name] = magic;
    const remedy = REMEDIES[name] ?? (name.includes('archive') ? UNPACK : REMEDY);
    throw badFile(file, null, `It is ${name}. ${remedy}`);
  }
  // UTF-16 pages lose their zeros; the names of tags are ASCII.
  refuseWrongText(start.replace(/\0/g, '').replace(/^(?:ï»¿|ÿþ|þÿ)/, ''), file);
}

function refuseZip(bytes: Uint8Array, file: string): never {
  const [, name, remedy] =
    ZIPPED.find(([inside]) => namesIn(bytes, file).some((one) => inside.test(one))) ??
    ZIPPED.at(-1)!;
  throw badFile(file, null, `It is ${name}. ${remedy}`);
}

function namesIn(bytes: Uint8Array, file: string): readonly string[] {
  try {
    return zipEntries(bytes).map(({ name }: ZipEntry) => name);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    throw badFile(file, null, `Its zip packing is ${error.message}. Download it again.`);
  }
}

/** The container of old Office documents also holds new ones that have a password. */
function refuseOld(bytes: Uint8Array, start: string, file: string): void {
  if (!start.startsWith('\xd0\xcf\x11\xe0')) return;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!whole.includes(ENCRYPTED)) return;
  const remedy = 'Save it without one, or save the sheet as CSV (UTF-8), and import that.';
  throw badFile(file, null, `It is an Excel workbook or Word document with a password. ${remedy}`);
}
