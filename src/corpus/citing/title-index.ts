/** Letters in a row by which a title is looked for; shorter titles are looked for nowhere, they say too little. */
export const GRAM = 10;
/** Pieces a title is looked for by: two slips leave one of three whole. */
const MAX_ANCHORS = 3;
/** Rows of letters that so many titles are looked for by say nothing. */
const MAX_SHARING = 200;
/** Base of the rolling hash (Karp & Rabin 1987): odd, with its bits spread. */
const BASE = 0x01000193;
/** Bits of the filter before the table: nearly all places of a text end there. */
const FILTER_BITS = 22;

/** A title that may stand in a text, its first letter about `start` (before the text where it is negative). */
interface TitleCandidate {
  readonly title: number;
  readonly start: number;
}

const NONE: readonly TitleCandidate[] = [];

/** Titles, to be looked for in longer texts. */
export interface TitleIndex {
  /** Titles that may stand in folded letters, each once, in order. */
  readonly candidates: (letters: string) => readonly TitleCandidate[];
}

/**
 * Indexes folded titles by up to three of their rows of ten letters, one in each third: the rarest among all titles,
 * so that few titles are compared with a text.
 */
export function indexTitles(titles: readonly string[]): TitleIndex {
  const rarity = countGrams(titles);
  const anchors = new Map<number, number[]>();
  const filter = new Uint8Array(1 << (FILTER_BITS - 3));
  for (const [title, letters] of titles.entries())
    for (const [hash, offset] of anchorsOf(letters, rarity)) {
      const sharing = anchors.get(hash);
      if (sharing === undefined) anchors.set(hash, [title, offset]);
      else sharing.push(title, offset);
      filter[(hash >>> (32 - FILTER_BITS)) >> 3]! |= 1 << ((hash >>> (32 - FILTER_BITS)) & 7);
    }
  for (const [hash, sharing] of anchors) if (sharing.length > 2 * MAX_SHARING) anchors.delete(hash);

  function candidates(letters: string): readonly TitleCandidate[] {
    let found: Map<number, TitleCandidate> | undefined;
    eachGram(letters, (hash, at) => {
      const bucket = hash >>> (32 - FILTER_BITS);
      if ((filter[bucket >> 3]! & (1 << (bucket & 7))) === 0) return;
      const sharing = anchors.get(hash);
      if (sharing === undefined) return;
      found ??= new Map();
      for (let i = 0; i < sharing.length; i += 2) {
        const title = sharing[i]!;
        if (!found.has(title)) found.set(title, { title, start: at - sharing[i + 1]! });
      }
    });
    return found === undefined ? NONE : [...found.values()].sort((a, b) => a.title - b.title);
  }
  return { candidates };
}

/** How many titles' places fall on each bucket of hashes. */
function countGrams(titles: readonly string[]): Uint16Array {
  const counts = new Uint16Array(1 << FILTER_BITS);
  for (const letters of titles)
    eachGram(letters, (hash) => {
      const bucket = hash >>> (32 - FILTER_BITS);
      if (counts[bucket]! < 0xffff) counts[bucket]!++;
    });
  return counts;
}

/** Hashes and offsets of a title's rarest rows of letters, one in each of its parts. */
function anchorsOf(letters: string, rarity: Uint16Array): readonly (readonly [number, number])[] {
  const parts = Math.min(MAX_ANCHORS, Math.floor(letters.length / GRAM));
  const best = new Array<readonly [hash: number, offset: number, count: number] | undefined>(parts);
  eachGram(letters, (hash, offset) => {
    const part = Math.floor((offset * parts) / letters.length);
    // A row that reaches into the next part would fall with a slip there.
    if (Math.floor(((offset + GRAM - 1) * parts) / letters.length) !== part) return;
    const count = rarity[hash >>> (32 - FILTER_BITS)]!;
    const before = best[part];
    if (before === undefined || count < before[2]) best[part] = [hash, offset, count];
  });
  return best.flatMap((anchor) => (anchor === undefined ? [] : [[anchor[0], anchor[1]] as const]));
}

const LEADING = powerOf(GRAM);

function powerOf(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power = Math.imul(power, BASE);
  return power;
}

/** Calls with the hash of each row of `GRAM` letters, and where it begins. */
function eachGram(letters: string, call: (hash: number, at: number) => void): void {
  let hash = 0;
  for (let i = 0; i < letters.length; i++) {
    hash = (Math.imul(hash, BASE) + letters.charCodeAt(i)) | 0;
    if (i >= GRAM) hash = (hash - Math.imul(letters.charCodeAt(i - GRAM), LEADING)) | 0;
    if (i >= GRAM - 1) call(mixed(hash), i - GRAM + 1);
  }
}

/** The high bits of a rolling hash hang on few letters; they are what the filter reads. */
function mixed(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
