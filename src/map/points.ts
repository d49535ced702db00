// Runs in the browser too.

import { FNV_OFFSET, fnvStep } from '../words/hashes.ts';
import { ToldError } from '../words/told-error.ts';

/** Papers as columns, for the map: `column[i]` is of paper `i`. */
export interface Points {
  readonly count: number;
  /** Place in the unit square. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Number of the topic in the order of the tree from 1; 0 for outside. */
  readonly topic: Uint8Array;
  /** Number of the deepest subtopic in the order of the tree, each before its parts, from 1; 0 where there is none. */
  readonly subtopic: Uint16Array;
  /** Percent. */
  readonly confidence: Uint8Array;
  /** 0 where unknown. */
  readonly year: Uint16Array;
  /** Number in the list of venues from 1; 0 where unknown. */
  readonly venue: Uint16Array;
  /** Scale (pixels a unit) from which on the title is shown; 0 where it never is. */
  readonly titleMinScale: Uint32Array;
  /** Number of the side of its dot on which the title stands (labels/title-sides.ts). */
  readonly titleSide: Uint8Array;
  /** Place of the paper among all, sorted by slug: where its texts lie. */
  readonly number: Uint32Array;
  /** `hashSlug` of its slug, and its short id as a number: how an address names it. */
  readonly slugHash: Float64Array;
  readonly id: Uint32Array;
}

/** Confidence from which on a paper is sure of its topic: more likely of it than of all others together. */
export const SURE = 0.5;

/** What a file of titles has of a paper: its slug, its title, and its first author (`Vaswani et al.`), '' where none is known. */
export type TitleRow = readonly [slug: string, title: string, authors: string];

/** Papers of one file of titles (`data/<version>/titles/<n>.json`), in the order of points. */
export const TITLES_PAPERS = 256;

const FORMAT = 2;
const HEADER_WORDS = 2;
const STEPS = 65_535;

export function emptyPoints(count: number): Points {
  return {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    topic: new Uint8Array(count),
    subtopic: new Uint16Array(count),
    confidence: new Uint8Array(count),
    year: new Uint16Array(count),
    venue: new Uint16Array(count),
    titleMinScale: new Uint32Array(count),
    titleSide: new Uint8Array(count),
    number: new Uint32Array(count),
    slugHash: new Float64Array(count),
    id: new Uint32Array(count),
  };
}

/**
 * The bytes of `data/<version>/points.bin`, little-endian: format and count (32 bits each), then the columns
 * slugHash (64 bits), titleMinScale, number, id (32), x, y (65,535 steps), subtopic, year, venue (16), topic, confidence, titleSide (8).
 */
export function encodePoints(points: Points): Uint8Array<ArrayBuffer> {
  const { count } = points;
  const bytes = new Uint8Array(bytesOf(count));
  new Uint32Array(bytes.buffer, 0, HEADER_WORDS).set([FORMAT, count]);
  const columns = columnsOf(bytes.buffer, count);
  for (const name of [
    'titleMinScale',
    'number',
    'slugHash',
    'id',
    'subtopic',
    'year',
    'venue',
    'topic',
    'confidence',
    'titleSide',
  ] as const)
    columns[name].set(points[name]);
  columns.x.set(points.x.map((value) => Math.round(value * STEPS)));
  columns.y.set(points.y.map((value) => Math.round(value * STEPS)));
  return bytes;
}

/** Reads what `encodePoints` wrote; throws where the file is of another format or cut short. */
export function decodePoints(buffer: ArrayBuffer): Points {
  const [format, count = 0] =
    buffer.byteLength < 4 * HEADER_WORDS ? [] : new Uint32Array(buffer, 0, HEADER_WORDS);
  if (format !== FORMAT || buffer.byteLength !== bytesOf(count))
    throw new ToldError(
      `map: invalid points: got format ${format}, expected ${FORMAT}. Build the site again.`,
    );
  const columns = columnsOf(buffer, count);
  return {
    count,
    ...columns,
    x: Float32Array.from(columns.x, (value) => value / STEPS),
    y: Float32Array.from(columns.y, (value) => value / STEPS),
  };
}

function bytesOf(count: number): number {
  return 4 * HEADER_WORDS + count * (8 + 3 * 4 + 5 * 2 + 3);
}

function columnsOf(buffer: ArrayBuffer, count: number) {
  let at = 4 * HEADER_WORDS;
  const next = (width: number) => {
    const from = at;
    at += width * count;
    return from;
  };
  return {
    slugHash: new Float64Array(buffer, next(8), count),
    titleMinScale: new Uint32Array(buffer, next(4), count),
    number: new Uint32Array(buffer, next(4), count),
    id: new Uint32Array(buffer, next(4), count),
    x: new Uint16Array(buffer, next(2), count),
    y: new Uint16Array(buffer, next(2), count),
    subtopic: new Uint16Array(buffer, next(2), count),
    year: new Uint16Array(buffer, next(2), count),
    venue: new Uint16Array(buffer, next(2), count),
    topic: new Uint8Array(buffer, next(1), count),
    confidence: new Uint8Array(buffer, next(1), count),
    titleSide: new Uint8Array(buffer, next(1), count),
  };
}

/**
 * A slug as a whole number of 53 bits, so that among a hundred thousand papers no two are taken for one another: two
 * multiplicative hashes as FNV-1a (Fowler, Noll, Vo), of which the second gives the upper 21 bits. Slugs are ASCII.
 */
export function hashSlug(slug: string): number {
  let low = FNV_OFFSET;
  let high = 0x9747b28c;
  for (let i = 0; i < slug.length; i++) {
    low = fnvStep(low, slug.charCodeAt(i)) >>> 0;
    high = Math.imul(high ^ slug.charCodeAt(i), 0x85ebca6b) >>> 0;
  }
  return (high >>> 11) * 2 ** 32 + low;
}

/** A short id of six letters as a number below 26⁶, and back. */
export function idNumber(id: string): number {
  let value = 0;
  for (let i = 0; i < id.length; i++) value = 26 * value + id.charCodeAt(i) - 97;
  return value;
}

export function idText(number: number): string {
  let rest = number;
  let text = '';
  for (let i = 0; i < 6; i++) {
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
}
