// Runs in the browser too. Lists of postings in few bits.
import { bitReader, bitWriter } from './bit-stream.ts';
import { byteReader, byteWriter } from './packing.ts';
import {
  IN_ABSTRACT,
  IN_OTHER,
  IN_TITLE,
  MAX_LETTERS,
  PAPER_BITS,
  WHERE_BITS,
  WHERE_MASK,
} from './words-index.ts';

/*
 * The papers of a list come as steps in Rice's code, which is all but the shortest for steps that chance makes, and so
 * papers with a word follow each other in the order of slugs. Behind each stands where the term is: 0 in the abstract, 10
 * in the title, 11 elsewhere; and of titles how many letters come before.
 */
const LETTER_BITS = 8;

/** How many each list holds and which power of two, and the lists one behind the other. */
export function packPostings(
  lists: readonly ArrayLike<number>[],
): readonly [Uint8Array, Uint8Array] {
  const counts = byteWriter();
  const bits = bitWriter();
  for (const list of lists) {
    const power = powerOf(list);
    counts.number(list.length);
    counts.number(power);
    for (let at = 0, next = 0; at < list.length; at++) {
      const paper = list[at]! >>> PAPER_BITS;
      bits.rice(paper - next, power);
      writePlace(list[at]!, bits);
      next = paper + 1;
    }
  }
  return [counts.take(), bits.take()];
}

/** The power of two that is nearest below the mean step: then one bit or two say how often it fits. */
function powerOf(list: ArrayLike<number>): number {
  if (list.length === 0) return 0;
  const papers = (list[list.length - 1]! >>> PAPER_BITS) + 1;
  return Math.floor(Math.log2(Math.max(1, papers / list.length)));
}

function writePlace(posting: number, bits: ReturnType<typeof bitWriter>): void {
  const where = posting & WHERE_MASK;
  bits.write(where === IN_ABSTRACT ? 0 : 1, 1);
  if (where === IN_ABSTRACT) return;
  bits.write(where === IN_OTHER ? 1 : 0, 1);
  if (where === IN_TITLE) bits.write((posting >>> WHERE_BITS) & MAX_LETTERS, LETTER_BITS);
}

function readPlace(bits: ReturnType<typeof bitReader>): number {
  if (bits.read(1) === 0) return IN_ABSTRACT;
  if (bits.read(1) === 1) return IN_OTHER;
  return (bits.read(LETTER_BITS) << WHERE_BITS) + IN_TITLE;
}

/** The lists that `packPostings` packed: all in a row, and where each begins. */
export function unpackPostings(
  countBytes: Uint8Array,
  bitBytes: Uint8Array,
): { readonly starts: Uint32Array; readonly postings: Uint32Array } {
  const counts = byteReader(countBytes);
  const ends = [0];
  const powers: number[] = [];
  while (!counts.atEnd()) {
    ends.push(ends.at(-1)! + counts.number());
    powers.push(counts.number());
  }
  const starts = Uint32Array.from(ends);
  const bits = bitReader(bitBytes);
  const postings = new Uint32Array(ends.at(-1)!);
  for (const [list, power] of powers.entries())
    for (let at = starts[list]!, next = 0; at < starts[list + 1]!; at++) {
      const paper = next + bits.rice(power);
      postings[at] = paper * 2 ** PAPER_BITS + readPlace(bits);
      next = paper + 1;
    }
  return { starts, postings };
}
