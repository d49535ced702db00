import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';

/** A file inside a zip archive, as the archive's list of contents has it (PKWARE's APPNOTE 6.3, 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; whatever else is hardly met. */
  readonly method: number;
  readonly crc: number;
  /** Bytes packed and unpacked, as the list has them: what unpacks to more is damaged. */
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly at: number;
}

/** What is wrong with an archive, as the end of a sentence: `damaged or cut off`. */
export class ZipFault extends Error {}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of the list stands last, but for a comment of two bytes' length. */
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
/** More bytes at once would unpack to a thousand times as many: 16 MB. */
const PIECE_BYTES = 1 << 14;
const STORED = 0;
const DEFLATED = 8;

/** Whether bytes begin as a zip archive does; an empty one is its end alone. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/** The files of an archive in the order of its list. Throws `ZipFault` where there is no list, or one that is cut off. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let { at, count } = listOf(view);
    const entries: ZipEntry[] = [];
    for (; count > 0; count--) {
      if (view.getUint32(at, true) !== LISTED) throw new ZipFault('damaged or cut off');
      const { entry, next } = entryAt(view, bytes, at);
      if (!entry.name.endsWith('/')) entries.push(entry);
      at = next;
    }
    return entries;
  } catch (error) {
    // The list points outside of the file.
    if (error instanceof RangeError) throw new ZipFault('damaged or cut off');
    throw error;
  }
}

/** Parts by which a zip archive is a document of some program, not a pack of files. */
const DOCUMENT =
  /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/manifest\.xml|Index\/Document\.iwa|Index\.zip|[^/]+\.enl)$/i;

/** Whether an archive is one document, such as a workbook. */
export function isDocument(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => DOCUMENT.test(name));
}

function listOf(view: DataView): { readonly at: number; readonly count: number } {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  let end = view.byteLength - END_BYTES;
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest) throw new ZipFault('damaged or cut off');
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
    const end64 = Number(view.getBigUint64(locator + 8, true));
    if (view.getUint32(end64, true) !== END_64) throw new ZipFault('damaged or cut off');
    return {
      at: Number(view.getBigUint64(end64 + 48, true)),
      count: Number(view.getBigUint64(end64 + 32, true)),
    };
  }
  return { at: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
}

function entryAt(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { readonly entry: ZipEntry; readonly next: number } {
  const flags = view.getUint16(at + 8, true);
  const nameBytes = view.getUint16(at + 28, true);
  const extraBytes = view.getUint16(at + 30, true);
  const extra = at + 46 + nameBytes;
  const next = extra + extraBytes + view.getUint16(at + 32, true);
  if (next > bytes.length) throw new ZipFault('damaged or cut off');
  const [size, packed, place] = largeSizes(view, extra, extra + extraBytes, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, extra)).replaceAll('\\', '/'),
    encrypted: (flags & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size: size!,
    packed: packed!,
    at: place!,
  };
  return { entry, next };
}

/** Numbers that have no room in four bytes stand in a field of their own, in this order. */
function largeSizes(view: DataView, from: number, to: number, sizes: readonly number[]): number[] {
  const large = [...sizes];
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    for (const [i, size] of sizes.entries()) {
      if (size !== 0xffffffff) continue;
      large[i] = Number(view.getBigUint64(place, true));
      place += 8;
    }
  }
  return large;
}

/**
 * The bytes of an entry, unpacked piece by piece and never more than its list has for it. Throws `ZipFault` for what is
 * damaged, encrypted or packed in an odd way.
 */
export function* unzipped(bytes: Uint8Array, entry: ZipEntry): Generator<Uint8Array> {
  if (entry.encrypted) throw new ZipFault('encrypted');
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw new ZipFault('packed in a way that is not read');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL)
    throw new ZipFault('damaged or cut off');
  const from =
    entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const to = from + entry.packed;
  if (to > bytes.length) throw new ZipFault('damaged or cut off');
  let length = 0;
  let crc = 0;
  const pieces = entry.method === STORED ? [bytes.subarray(from, to)] : inflated(bytes, from, to);
  for (const piece of pieces) {
    length += piece.length;
    if (length > entry.size) throw new ZipFault('damaged: more is packed than it says');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (length !== entry.size || crc !== entry.crc) throw new ZipFault('damaged or cut off');
}

function* inflated(bytes: Uint8Array, from: number, to: number): Generator<Uint8Array> {
  let out: Uint8Array[] = [];
  const inflater = new Inflate((piece) => out.push(piece));
  for (let at = from; at < to || at === from; at += PIECE_BYTES) {
    const end = Math.min(to, at + PIECE_BYTES);
    try {
      inflater.push(bytes.subarray(at, end), end === to);
    } catch {
      throw new ZipFault('damaged or cut off');
    }
    yield* out;
    out = [];
  }
}
