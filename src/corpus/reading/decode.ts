import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { MAX_UNPACKED_BYTES } from '../formats/binary-format.ts';
import type { SourceText } from '../formats/source-text.ts';
import { badFile } from './bad-file.ts';
import { countUtf8, lineOf, zerosAt } from './bytes.ts';
import { guessEncoding } from './guess-encoding.ts';
import { refuseWrongFile } from './wrong-file.ts';

/** Bytes decoded at a time. */
const PIECE_BYTES = 1 << 20;
/** Characters in which a format shows: longer than any header, shorter than a stall. */
const START_LENGTH = 1 << 16;
/** Western text in UTF-16 has a zero in nearly every other byte; two in five leave room for other letters. */
const UTF16_ZERO_SHARE = 0.4;
/** By which ISO-2022-JP, all of seven bits, goes over to Japanese letters. */
const JAPANESE_ESCAPES = ['\x1b$B', '\x1b$@'];

/** How bytes are read. */
interface Encoded {
  readonly encoding: string;
  readonly damagedLine: number | null;
  /** The name of an encoding that was guessed. */
  readonly guessed?: string;
}

/**
 * The text of a corpus file: UTF-8, UTF-16, Windows-1252 (of which Latin-1 is a part), or another encoding where its
 * letters leave little doubt; told by content, gzip unpacked. Throws `ProjectError` for what is no text or nobody can
 * tell how to read, naming what it is and what to do instead.
 */
export function decodeText(raw: Uint8Array, file: string): SourceText {
  const bytes = unpacked(raw, file);
  refuseWrongFile(bytes, file);
  const { encoding, damagedLine, guessed } = encodingOf(bytes, file);
  const pieces = () => decoded(bytes, encoding);
  return {
    file,
    start: startOf(pieces()),
    notes:
      guessed === undefined
        ? []
        : [`It was read as ${guessed}, a guess; if letters are wrong, save it as UTF-8.`],
    damagedLine,
    lines: () => splitLines(pieces()),
    pieces,
    whole: () => [...pieces()].join(''),
  };
}

/** The lines of a file that is known to be UTF-8, read piece by piece. */
export function utf8Lines(path: string): Iterable<string> {
  return splitLines(readPieces(path));
}

function* readPieces(path: string): Generator<string> {
  const decoder = new TextDecoder();
  const descriptor = openSync(path, 'r');
  const piece = new Uint8Array(PIECE_BYTES);
  for (let length = 1; length > 0; ) {
    length = readSync(descriptor, piece);
    yield decoder.decode(piece.subarray(0, length), { stream: length > 0 });
  }
  closeSync(descriptor);
}

function unpacked(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw badFile(
        file,
        null,
        'It unpacks to more than 1 GB, which no export does. Import a part.',
      );
    }
    throw badFile(file, null, 'Its gzip packing is damaged or cut off. Download it again.');
  }
}

function encodingOf(bytes: Uint8Array, file: string): Encoded {
  const zeros = zerosAt(bytes.subarray(0, START_LENGTH));
  if (Math.min(zeros.odd, zeros.even) > UTF16_ZERO_SHARE)
    throw badFile(file, null, 'It is UTF-32, which few programs read. Save it as UTF-8.');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', damagedLine: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', damagedLine: null };
  if (zeros.odd > UTF16_ZERO_SHARE) return { encoding: 'utf-16le', damagedLine: null };
  if (zeros.even > UTF16_ZERO_SHARE) return { encoding: 'utf-16be', damagedLine: null };
  const zero = bytes.indexOf(0);
  if (zero !== -1) {
    throw badFile(
      file,
      lineOf(bytes, zero),
      'It holds zero bytes, which no text has. Export it again as UTF-8 text.',
    );
  }
  if (
    JAPANESE_ESCAPES.some((sequence) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(sequence),
    )
  )
    return { encoding: 'iso-2022-jp', damagedLine: null, guessed: 'ISO-2022-JP (Japanese)' };
  if (isUtf8(bytes)) return { encoding: 'utf-8', damagedLine: null };
  const { valid, invalid, firstInvalid } = countUtf8(bytes);
  if (valid > invalid) return { encoding: 'utf-8', damagedLine: lineOf(bytes, firstInvalid) };
  const guess = guessEncoding(bytes);
  if (guess === null) {
    const remedy =
      'Its letters are in an encoding that cannot be told. Open it where it came from and save it as UTF-8, or export it again as UTF-8.';
    throw badFile(file, lineOf(bytes, firstInvalid), remedy, 'unknown', 'encoding');
  }
  const { encoding, name } = guess;
  if (encoding === 'windows-1252') return { encoding, damagedLine: null };
  return { encoding, damagedLine: firstUnread(bytes, encoding), guessed: name };
}

/** The line of the first bytes that an encoding doesn't explain; null where it explains all. */
function firstUnread(bytes: Uint8Array, encoding: string): number | null {
  let line = 1;
  for (const piece of decoded(bytes, encoding)) {
    const at = piece.indexOf('\ufffd');
    for (let i = 0; i < (at === -1 ? piece.length : at); i++)
      if (piece.charCodeAt(i) === 10) line++;
    if (at !== -1) return line;
  }
  return null;
}

function* decoded(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = decoder.decode(bytes.subarray(from, from + PIECE_BYTES), { stream: true });
    if (piece !== '') yield piece;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function startOf(pieces: Iterable<string>): string {
  for (const piece of pieces) return piece.slice(0, START_LENGTH);
  return '';
}

function* splitLines(pieces: Iterable<string>): Generator<string> {
  let open: string[] = [];
  // A CR at the end of a piece may be the first half of CRLF: it waits for the next one.
  let carriageReturn = '';
  for (const piece of pieces) {
    const text = carriageReturn + piece;
    carriageReturn = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - carriageReturn.length).split(/\r\n|\n|\r/);
    open.push(lines[0]!);
    for (let i = 1; i < lines.length; i++) {
      yield open.join('');
      open = [lines[i]!];
    }
  }
  yield open.join('');
  if (carriageReturn !== '') yield '';
}
