// Runs in the browser too.

import { FNV_OFFSET, fnvStep } from '../words/hashes.ts';

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
