import type { Random } from '../random.ts';

/** Newly found neighbours of a paper that are introduced to each other in one round. */
const SAMPLE = 12;

/** What chance decides in the search for neighbours. */
export interface Draws {
  /** Two papers by which the range of `order` from `from` to before `to` is split. */
  readonly pair: (order: Int32Array, from: number, to: number) => readonly [number, number];
  /** Empty samples, one for each of `n` papers. */
  readonly samples: (n: number) => Samples;
}

/** For each paper, at most SAMPLE members of those offered to it. */
export interface Samples {
  readonly offer: (to: number, member: number) => void;
  readonly of: (paper: number) => Int32Array;
}

/** Each draw hangs on all before it: evenly from those offered (reservoir sampling: Vitter 1985). */
export function drawnInTurn(random: Random): Draws {
  const among = (count: number) => Math.floor(random() * count);
  return {
    pair: (order, from, to) => [order[from + among(to - from)]!, order[from + among(to - from)]!],
    samples: (n) => {
      const members = new Int32Array(n * SAMPLE);
      const seen = new Int32Array(n);
      return {
        offer: (to, member) => {
          const count = seen[to]!++;
          const place = count < SAMPLE ? count : among(count + 1);
          if (place < SAMPLE) members[to * SAMPLE + place] = member;
        },
        of: (i) => members.subarray(i * SAMPLE, i * SAMPLE + Math.min(SAMPLE, seen[i]!)),
      };
    },
  };
}
