import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { MAX_UNPACKED_BYTES } from '../formats/binary-format.ts';
import { badFile } from './bad-file.ts';
import { refuseWrongFile } from './wrong-file.ts';

/** A corpus file's text, decoded piece by piece: large files never lie in memory as one string. */
export interface SourceText {
  readonly file: string;
  /** The first characters, enough to tell a format by. */
  readonly start: string;
  /** Line of the first bytes that no encoding explains; they read as �. Null where all is well. */
  readonly damagedLine: number | null;
  /** Lines in order, without their ends (LF, CRLF or CR). */
  readonly lines: () => Iterable<string>;
  readonly pieces: () => Iterable<string>;
  readonly whole: () => string;
}

/** Bytes decoded at a time. */
const PIECE_BYTES = 1 << 20;
/** Characters in which a format shows: longer than any header, shorter than a stall. */
const START_LENGTH = 1 << 16;
/** Western text in UTF-16 has a zero in nearly every other byte; two in five leave room for other letters. */
const UTF16_ZERO_SHARE = 0.4;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a corpus file: UTF-8, UTF-16 or Windows-1252 (of which Latin-1 is a part), told by content, gzip
 * unpacked. Throws `ProjectError` for what is no text, naming what it is and what to export instead.
 */
export function decodeText(raw: Uint8Array, file: string): SourceText {
  const bytes = unpacked(raw, file);
  refuseWrongFile(bytes, file);
  const { encoding, damagedLine } = encodingOf(bytes, file);
  const pieces = () => decoded(bytes, encoding);
  return {
    file,
    start: startOf(pieces()),
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

function encodingOf(
  bytes: Uint8Array,
  file: string,
): { readonly encoding: Encoding; readonly damagedLine: number | null } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', damagedLine: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', damagedLine: null };
  const zeros = zerosAt(bytes.subarray(0, START_LENGTH));
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
  if (isUtf8(bytes)) return { encoding: 'utf-8', damagedLine: null };
  const { valid, invalid, firstInvalid } = countUtf8(bytes);
  if (valid <= invalid) return { encoding: 'windows-1252', damagedLine: null };
  return { encoding: 'utf-8', damagedLine: lineOf(bytes, firstInvalid) };
}

/** Shares of zeros among bytes at odd and even places. */
function zerosAt(bytes: Uint8Array): { readonly odd: number; readonly even: number } {
  let odd = 0;
  let even = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 1) odd++;
    else even++;
  }
  const half = Math.max(1, bytes.length / 2);
  return { odd: odd / half, even: even / half };
}

/** Whole characters of more than one byte, and bytes that belong to none. */
function countUtf8(bytes: Uint8Array): {
  readonly valid: number;
  readonly invalid: number;
  readonly firstInvalid: number;
} {
  let valid = 0;
  let invalid = 0;
  let firstInvalid = -1;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc2 && byte <= 0xf4 && isUtf8(bytes.subarray(i, i + length))) {
      valid++;
      i += length;
    } else {
      if (firstInvalid === -1) firstInvalid = i;
      invalid++;
      i++;
    }
  }
  return { valid, invalid, firstInvalid };
}

function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
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

function lineOf(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let i = 0; i < index; i++) if (bytes[i] === 10) line++;
  return line;
}
