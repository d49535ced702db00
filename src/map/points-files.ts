// Runs in the browser too.

import { ToldError } from '../words/told-error.ts';
import { emptyPoints, type Points, SURE } from './points.ts';

/**
 * Papers of a large map come in three files: `points.bin` has what the first picture is drawn from, a seventh of the bytes,
 * `columns.bin` what a reader can ask of it, and `addresses.bin`, half of them, how addresses name papers.
 */
export interface PointsFiles {
  readonly points: Uint8Array<ArrayBuffer>;
  readonly columns: Uint8Array<ArrayBuffer>;
  readonly addresses: Uint8Array<ArrayBuffer>;
}

type Column = Exclude<keyof Points, 'count'>;

/** What is asked of papers; `points.bin` has places, topics, and of the confidence whether it suffices. */
const ASKED = [
  'confidence',
  'subtopic',
  'year',
  'venue',
  'titleMinScale',
  'titleSide',
  'number',
] as const satisfies readonly Column[];

/** How addresses name papers: hashes, which nothing packs. */
const ADDRESSES = ['slugHash', 'id'] as const satisfies readonly Column[];

const FORMAT = 4;
const HEADER_WORDS = 2;
/** Places are kept in so many steps a side: half a pixel on a map 30,000 px wide. */
const STEPS = 65_535;

/** Packs bytes as the browser's `deflate-raw` unpacks them, the same on every machine. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/**
 * All files, little-endian: format and count (32 bits each), then deflated the columns one after another, of each the
 * lowest byte of all papers first, then the next: alike bytes stand together. Hosts pack no such files by themselves.
 */
export function encodePoints(points: Points, deflate: Deflate): PointsFiles {
  const { count, x, y, topic, confidence } = points;
  const steps = (values: Float32Array) =>
    Uint16Array.from(values, (value) => Math.round(value * STEPS));
  const sure = confidence.map((percent) => (percent >= 100 * SURE ? 1 : 0));
  return {
    points: fileOf(count, [steps(x), steps(y), topic, sure], deflate),
    columns: fileOf(count, columnsOf(points, ASKED), deflate),
    addresses: fileOf(count, columnsOf(points, ADDRESSES), deflate),
  };
}

type Values = Points[Column];

function columnsOf(points: Points, names: readonly Column[]): readonly Values[] {
  return names.map((name) => points[name]);
}

function fileOf(
  count: number,
  columns: readonly Values[],
  deflate: Deflate,
): Uint8Array<ArrayBuffer> {
  const planes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: width } of columns) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let k = 0; k < byteLength; k++)
      planes[at + (k % width) * count + Math.floor(k / width)] = bytes[k]!;
    at += byteLength;
  }
  const packed = deflate(planes);
  const file = new Uint8Array(4 * HEADER_WORDS + packed.length);
  new Uint32Array(file.buffer, 0, HEADER_WORDS).set([FORMAT, count]);
  file.set(packed, 4 * HEADER_WORDS);
  return file;
}

/** The papers as `points.bin` has them, the columns of the other files still empty; throws where it is broken or of another build. */
export async function decodePoints(buffer: ArrayBuffer): Promise<Points> {
  const { count, planes } = await unpacked(buffer, 2 + 2 + 1 + 1);
  const points = emptyPoints(count);
  const [x, y] = [new Uint16Array(count), new Uint16Array(count)];
  readPlanes(planes, [x, y, points.topic, points.confidence]);
  for (let i = 0; i < count; i++) {
    points.x[i] = x[i]! / STEPS;
    points.y[i] = y[i]! / STEPS;
    points.confidence[i]! *= 100;
  }
  return points;
}

/** Fills in what `columns.bin` has of the same papers; throws where it is broken or of another build. */
export async function decodeColumns(buffer: ArrayBuffer, points: Points): Promise<void> {
  await fillIn(buffer, points, ASKED);
}

/** Fills in what `addresses.bin` has of the same papers; throws as `decodeColumns` does. */
export async function decodeAddresses(buffer: ArrayBuffer, points: Points): Promise<void> {
  await fillIn(buffer, points, ADDRESSES);
}

async function fillIn(
  buffer: ArrayBuffer,
  points: Points,
  names: readonly Column[],
): Promise<void> {
  const columns = columnsOf(points, names);
  const width = columns.reduce((sum, { BYTES_PER_ELEMENT }) => sum + BYTES_PER_ELEMENT, 0);
  const { count, planes } = await unpacked(buffer, width);
  if (count !== points.count) throw invalid(`${count} papers, expected ${points.count}`);
  readPlanes(planes, columns);
}

async function unpacked(
  buffer: ArrayBuffer,
  width: number,
): Promise<{ readonly count: number; readonly planes: Uint8Array }> {
  const [format, count = 0] =
    buffer.byteLength < 4 * HEADER_WORDS ? [] : new Uint32Array(buffer, 0, HEADER_WORDS);
  if (format !== FORMAT) throw invalid(`format ${format}, expected ${FORMAT}`);
  const packed = new Blob([new Uint8Array(buffer, 4 * HEADER_WORDS)]).stream();
  const stream = packed.pipeThrough(new DecompressionStream('deflate-raw'));
  const planes = new Uint8Array(
    await new Response(stream).arrayBuffer().catch(() => new ArrayBuffer(0)),
  );
  if (planes.length !== count * width)
    throw invalid(`${planes.length} bytes of ${count} papers, expected ${count * width}`);
  return { count, planes };
}

function readPlanes(planes: Uint8Array, columns: readonly Values[]): void {
  let at = 0;
  for (const { buffer, byteOffset, byteLength, length, BYTES_PER_ELEMENT: width } of columns) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let k = 0; k < byteLength; k++)
      bytes[k] = planes[at + (k % width) * length + Math.floor(k / width)]!;
    at += byteLength;
  }
}

function invalid(got: string): ToldError {
  return new ToldError(`map: invalid points: got ${got}. Build the site again.`);
}
