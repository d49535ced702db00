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

/**
 * Each draw hangs on the vectors (n × d) of those it is about alone: those drawn have the smallest hashes. Where one
 * paper changes, all others draw as before.
 */
export function drawnByContent(vectors: Float32Array, dimensions: number): Draws {
  const bits = new Uint32Array(vectors.buffer, vectors.byteOffset, vectors.length);
  const keys = new Uint32Array(vectors.length / dimensions);
  for (let i = 0; i < keys.length; i++)
    for (let d = 0; d < dimensions; d++) keys[i] = mixed(keys[i]!, bits[i * dimensions + d]!);
  let draw = 0;
  return {
    pair: (order, from, to) => {
      const own = draw++;
      let [first, second] = [order[from]!, order[from + 1]!];
      let [least, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let p = from; p < to; p++) {
        const paper = order[p]!;
        const ticket = mixed(keys[paper]!, own);
        if (ticket < least) {
          [second, next] = [first, least];
          [first, least] = [paper, ticket];
        } else if (ticket < next) [second, next] = [paper, ticket];
      }
      return [first, second];
    },
    samples: (n) => smallestTickets(n, keys, draw++),
  };
}

/** Samples of those with the smallest hashes. */
function smallestTickets(n: number, keys: Uint32Array, own: number): Samples {
  const members = new Int32Array(n * SAMPLE);
  const tickets = new Uint32Array(n * SAMPLE);
  const sizes = new Uint8Array(n);
  return {
    offer: (to, member) => {
      const start = to * SAMPLE;
      const ticket = mixed(mixed(keys[member]!, keys[to]!), own);
      const size = sizes[to]!;
      if (size === SAMPLE && ticket >= tickets[start + SAMPLE - 1]!) return;
      let at = start + size;
      while (at > start && tickets[at - 1]! > ticket) at--;
      // Who are each other's neighbours are offered twice.
      if (at > start && tickets[at - 1] === ticket && members[at - 1] === member) return;
      for (let to = start + Math.min(size, SAMPLE - 1); to > at; to--) {
        members[to] = members[to - 1]!;
        tickets[to] = tickets[to - 1]!;
      }
      members[at] = member;
      tickets[at] = ticket;
      if (size < SAMPLE) sizes[to] = size + 1;
    },
    of: (i) => members.subarray(i * SAMPLE, i * SAMPLE + sizes[i]!),
  };
}

/** One number out of two, spread evenly: the finaliser of MurmurHash3 (Appleby 2011). */
function mixed(a: number, b: number): number {
  let h = a ^ Math.imul(b, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
