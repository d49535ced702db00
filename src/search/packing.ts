// Runs in the browser too. How search's files are written: one line of JSON that says what follows, then deflated bytes.

import { deflateSync, inflateSync } from 'fflate';
import { fnv1a } from '../words/hashes.ts';
import { jsonOrNull } from '../words/json-or-null.ts';
import { ToldError } from '../words/told-error.ts';

/** Raised whenever the shape of a file changes. */
const SEARCH_FORMAT = 10;

const NEWLINE = 10;

/** The first line of every file. */
interface Label {
  readonly format: number;
  /** Of the bytes before they were deflated, and their FNV-1a. */
  readonly length: number;
  readonly hash: number;
}

/**
 * A file of `sections`, each preceded by its length, behind a label by which a file cut off is told from a whole one.
 * Hosts pack no such files by themselves, and unpacked they are half as large again.
 */
export function pack(sections: readonly Uint8Array[]): Uint8Array {
  const body = byteWriter();
  for (const section of sections) {
    body.number(section.length);
    body.bytes(section);
  }
  const bytes = body.take();
  const label: Label = { format: SEARCH_FORMAT, length: bytes.length, hash: fnv1a(bytes) };
  const file = byteWriter();
  file.bytes(new TextEncoder().encode(`${JSON.stringify(label)}\n`));
  file.bytes(deflateSync(bytes));
  return file.take();
}

/** The sections of a packed file. Throws, with what to do, where it is cut off, changed or of another format. */
export function unpack(file: Uint8Array, name: string): readonly Uint8Array[] {
  const label = readLabel(file);
  if (label === null) throw invalid(name, 'it is cut off, or no index at all');
  if (label.format !== SEARCH_FORMAT)
    throw invalid(name, `got format ${label.format}, expected ${SEARCH_FORMAT}`);
  const body = inflated(file.subarray(file.indexOf(NEWLINE) + 1));
  if (body.length !== label.length || fnv1a(body) !== label.hash)
    throw invalid(name, `it is cut off or damaged (${body.length} of ${label.length} bytes)`);
  const reader = byteReader(body);
  const sections: Uint8Array[] = [];
  while (!reader.atEnd()) sections.push(reader.bytes(reader.number()));
  return sections;
}

/** Nothing where it is cut off: the label tells. */
function inflated(deflated: Uint8Array): Uint8Array {
  try {
    return inflateSync(deflated);
  } catch {
    return new Uint8Array();
  }
}

/** An index that cannot be read. */
export class IndexError extends ToldError {
  override name = 'IndexError';
}

function invalid(name: string, what: string): IndexError {
  return new IndexError(
    `search: invalid index: ${name}: ${what}. Reload the page, or build the site again.`,
  );
}

function readLabel(file: Uint8Array): Label | null {
  const end = file.indexOf(NEWLINE);
  if (end === -1) return null;
  return jsonOrNull(new TextDecoder().decode(file.subarray(0, end))) as Label | null;
}

/** Collects bytes; numbers take seven bits a byte, the lowest first (LEB128). */
export function byteWriter() {
  let buffer = new Uint8Array(1024);
  let length = 0;
  const room = (more: number) => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer);
    buffer = larger;
  };
  return {
    number(value: number): void {
      room(5);
      let rest = value;
      while (rest > 127) {
        buffer[length++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      buffer[length++] = rest;
    },
    bytes(values: Uint8Array): void {
      room(values.length);
      buffer.set(values, length);
      length += values.length;
    },
    length: (): number => length,
    take: (): Uint8Array => buffer.slice(0, length),
  };
}

/** Reads what `byteWriter` wrote. */
export function byteReader(source: Uint8Array) {
  let at = 0;
  return {
    number(): number {
      let value = 0;
      let shift = 0;
      let byte = 128;
      while (byte > 127) {
        byte = source[at++] ?? 0;
        value |= (byte & 127) << shift;
        shift += 7;
      }
      return value >>> 0;
    },
    bytes(count: number): Uint8Array {
      at += count;
      return source.subarray(at - count, at);
    },
    atEnd: (): boolean => at >= source.length,
  };
}

/** Whole numbers, some of them missing. */
export function packNumbers(values: readonly (number | null)[]): Uint8Array {
  const least = values.reduce<number>(
    (low, value) => Math.min(low, value ?? low),
    values.find((value) => value !== null) ?? 0,
  );
  const bytes = byteWriter();
  for (const value of values) bytes.number(value === null ? 0 : value - least + 1);
  return pack([packJson(least), bytes.take()]);
}

/** The numbers that `packNumbers` packed. Throws `IndexError` where the file is cut off or of another format. */
export function unpackNumbers(file: Uint8Array, name: string): (number | null)[] {
  const [leastBytes, bytes] = unpack(file, name);
  const least = unpackJson<number>(leastBytes!);
  const reader = byteReader(bytes!);
  const values: (number | null)[] = [];
  while (!reader.atEnd()) {
    const value = reader.number();
    values.push(value === 0 ? null : value + least - 1);
  }
  return values;
}

/** Sorted words, each without the beginning it shares with the one before: `quant`, `4ize`, `6r`… A line a word. */
export function packWords(words: readonly string[]): Uint8Array {
  let before = '';
  let text = '';
  for (const word of words) {
    let shared = 0;
    while (shared < MAX_SHARED && shared < before.length && before[shared] === word[shared])
      shared++;
    // Half of a rare character is none: encoded by itself it is lost.
    if (ENDS_IN_HALF.test(word.slice(0, shared))) shared--;
    text += `${String.fromCharCode(FIRST_PRINTED + shared)}${word.slice(shared)}\n`;
    before = word;
  }
  return new TextEncoder().encode(text);
}

/** The words that `packWords` packed. */
export function unpackWords(bytes: Uint8Array): string[] {
  let before = '';
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      before = before.slice(0, line.charCodeAt(0) - FIRST_PRINTED) + line.slice(1);
      return before;
    });
}

/** The length shared is one printed character. */
const FIRST_PRINTED = 33;
const MAX_SHARED = 80;
/** The first of the two code units of a character beyond the first 65,536. */
const ENDS_IN_HALF = /[\uD800-\uDBFF]$/;

/** Any value as JSON bytes. */
export function packJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What `packJson` packed; trusted, for the file's hash was right. */
export function unpackJson<Value>(bytes: Uint8Array): Value {
  return JSON.parse(new TextDecoder().decode(bytes)) as Value;
}
