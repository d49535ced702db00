import { emptyPoints, type Points } from './points.ts';

type Column = Exclude<keyof Points, 'count'>;
/** In the order in which the bytes of a point have them. */
const COLUMNS = Object.keys(emptyPoints(0)).filter((name): name is Column => name !== 'count');
const POINT_BYTES = COLUMNS.reduce((sum, name) => sum + emptyPoints(0)[name].BYTES_PER_ELEMENT, 0);

/** The bytes of a point, so that a row a paper can hold it. */
export function bytesOfPoint(points: Points, place: number): Uint8Array {
  const bytes = new Uint8Array(POINT_BYTES);
  let at = 0;
  for (const name of COLUMNS) {
    const { buffer, byteOffset, BYTES_PER_ELEMENT: width } = points[name];
    bytes.set(new Uint8Array(buffer, byteOffset + place * width, width), at);
    at += width;
  }
  return bytes;
}

/** Points whose bytes stand one after the other; null where the last is cut off. */
export function pointsOfBytes(bytes: Uint8Array): Points | null {
  const count = bytes.length / POINT_BYTES;
  if (!Number.isInteger(count)) return null;
  const points = emptyPoints(count);
  let at = 0;
  for (const name of COLUMNS) {
    const { buffer, BYTES_PER_ELEMENT: width } = points[name];
    const column = new Uint8Array(buffer);
    for (let i = 0; i < count; i++)
      for (let k = 0; k < width; k++) column[i * width + k] = bytes[i * POINT_BYTES + at + k]!;
    at += width;
  }
  return points;
}
