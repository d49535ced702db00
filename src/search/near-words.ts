// Runs in the browser too. Words of the corpus that may stand for a reader's own: behind the papers' vectors, for they are four times as large.

import type { Expansion } from './expansions.ts';
import { pack, packJson, packWords, unpack, unpackJson, unpackWords } from './packing.ts';
import { packRows, unpackRows } from './quantised-rows.ts';
import type { FittedWord } from './question.ts';
import type { WordsIndex } from './words-index.ts';

/** Words of the corpus, with what they mean there. */
export interface NearWords {
  /** Sorted. */
  readonly words: readonly string[];
  /** m × dimensions, row-major, unit length once opened. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

interface Head {
  readonly dimensions: number;
}

/** Components kept of a word of the corpus: enough to say which words are near; more of them find nothing more. */
const MAX_DIMENSIONS = 128;
const BITS = 4;

/** `near-words.bin`. */
export function packNearWords({ words, vectors, dimensions: full }: NearWords): Uint8Array {
  const dimensions = Math.min(MAX_DIMENSIONS, full);
  const head: Head = { dimensions };
  const { bytes } = packRows(vectors, full, dimensions, BITS);
  return pack([packJson(head), packWords(words), bytes]);
}

/** Opens `near-words.bin`. Throws `IndexError` where it is cut off or of another format. */
export function openNearWords(file: Uint8Array): NearWords {
  const [head, words, bytes] = unpack(file, 'near-words.bin');
  const { dimensions } = unpackJson<Head>(head!);
  return {
    words: unpackWords(words!),
    vectors: unpackRows({ dimensions, bits: BITS, bytes: bytes! }),
    dimensions,
  };
}

/** Words of the corpus nearest to a word of the question: few, or the question drifts; six found less on three of five corpora. */
const NEAR_WORDS = 3;
/** A near word is worth this times its cosine: `clips` for `footage` is half a match at best. */
const NEAR_WORTH = 0.9;
/** Below this cosine words have nothing in common. */
const MIN_NEAR = 0.3;

/** Words of the corpus near in meaning to a word, the nearest first, as alternatives for it. */
export function nearestWords(
  word: string,
  fitted: FittedWord | null,
  { words, vectors, dimensions }: NearWords,
  index: WordsIndex,
): Expansion[] {
  if (fitted === null) return [];
  const own = Float32Array.from(fitted.vector.subarray(0, dimensions));
  const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) return [];
  const least = MIN_NEAR * length;
  const found: { place: number; cosine: number }[] = [];
  for (let place = 0, from = 0; place < words.length; place++, from += dimensions) {
    let dot = 0;
    for (let d = 0; d < dimensions; d++) dot += vectors[from + d]! * own[d]!;
    if (dot >= least) found.push({ place, cosine: dot / length });
  }
  found.sort((a, b) => b.cosine - a.cosine || a.place - b.place);
  const near: Expansion[] = [];
  for (const { place, cosine } of found) {
    const row = index.rowOf(words[place]!);
    if (row === undefined || words[place] === word) continue;
    near.push({ rows: [row], kind: 'near', weight: NEAR_WORTH * cosine });
    if (near.length === NEAR_WORDS) break;
  }
  return near;
}
