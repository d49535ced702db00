import { hash } from 'node:crypto';
import type { TextPair } from './embed/counted-terms.ts';

/** Stands for a text. */
export function digestOfText({ title, abstract }: TextPair): string {
  return hash('sha1', JSON.stringify([title, abstract]), 'base64');
}

/** Texts → their places before, −1 for those that were not there; by their digests. */
export function placesBefore(before: readonly string[], now: readonly string[]): Int32Array {
  const placeOf = new Map(before.map((digest, place) => [digest, place]));
  return Int32Array.from(now, (digest) => placeOf.get(digest) ?? -1);
}
