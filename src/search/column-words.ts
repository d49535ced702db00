// Runs in the browser too. Words of one field of all papers and where they stand in it, a few hundred to a file.
import { byteReader, byteWriter, pack, packWords, unpack, unpackWords } from './packing.ts';
import { filesBeginning, placeOf } from './skeleton.ts';
import { phraseText } from './terms.ts';

/** Bytes of places in a file: a name costs one or two files, some 10 KB each compressed. */
const PLACE_BYTES = 16_384;
/** More words than any paper's field has: places are paper × this + word. */
const MAX_WORDS = 65_536;

/** Words in a row, sorted, with where each stands. */
export interface ColumnWords {
  readonly words: readonly string[];
  /** Words: their places, rising. */
  readonly places: readonly (readonly number[])[];
}

/** A word of a field with its places, rising. */
export type PlacedWord = readonly [word: string, places: readonly number[]];

/** The words of a field of papers in a row, the first of which is the `from`th of all, with their places. */
export function wordPlaces(
  texts: readonly (string | null)[],
  from = 0,
): ReadonlyMap<string, readonly number[]> {
  const placesOf = new Map<string, number[]>();
  for (const [i, text] of texts.entries())
    for (const [at, word] of wordsIn(text ?? '')
      .slice(0, MAX_WORDS)
      .entries()) {
      const place = (from + i) * MAX_WORDS + at;
      const own = placesOf.get(word);
      if (own === undefined) placesOf.set(word, [place]);
      else own.push(place);
    }
  return placesOf;
}

/** Files of a block of a field's words, sorted, and the first word of each. */
export function columnFiles(
  block: readonly PlacedWord[],
): readonly { readonly first: string; readonly bytes: Uint8Array }[] {
  const files: { first: string; bytes: Uint8Array }[] = [];
  let words: string[] = [];
  let bytes = byteWriter();
  const close = () => {
    if (words.length === 0) return;
    files.push({ first: words[0]!, bytes: pack([packWords(words), bytes.take()]) });
    words = [];
    bytes = byteWriter();
  };
  for (const [word, places] of block) {
    writePlaces(places, bytes);
    words.push(word);
    if (bytes.length() >= PLACE_BYTES) close();
  }
  close();
  return files;
}

/** `columns/<name>.bin` of a field of words: the first of each of its files. */
export function packFirstWords(firsts: readonly string[]): Uint8Array {
  return pack([packWords(firsts)]);
}

/** How many there are, then each as a step from the paper before and its place there. */
function writePlaces(places: readonly number[], bytes: ReturnType<typeof byteWriter>): void {
  bytes.number(places.length);
  let before = 0;
  for (const place of places) {
    const paper = paperOf(place);
    bytes.number(paper - before);
    bytes.number(place % MAX_WORDS);
    before = paper;
  }
}

function paperOf(place: number): number {
  return Math.floor(place / MAX_WORDS);
}

function wordsIn(text: string): readonly string[] {
  const words = phraseText(text).trim();
  return words === '' ? [] : words.split(' ');
}

/** The first words of a field's files. Throws `IndexError` where it is cut off or of another format. */
export function openFirstWords(file: Uint8Array, name: string): readonly string[] {
  return unpackWords(unpack(file, name)[0]!);
}

/** Opens a file of a field. Throws `IndexError` where it is cut off or of another format. */
export function openColumnWords(file: Uint8Array, name: string): ColumnWords {
  const [wordBytes, placeBytes] = unpack(file, name);
  const words = unpackWords(wordBytes!);
  const reader = byteReader(placeBytes!);
  const places = words.map(() => {
    let paper = 0;
    return Array.from({ length: reader.number() }, () => {
      paper += reader.number();
      return paper * MAX_WORDS + reader.number();
    });
  });
  return { words, places };
}

/**
 * Papers in whose field some words stand in a row, the last of which may be half typed; null: in all, for no word is
 * asked. `fileOf`: a file, as far as it is here.
 */
export function papersWithRow(
  wanted: string,
  firsts: readonly string[],
  fileOf: (n: number) => ColumnWords | null,
): ReadonlySet<number> | null {
  const words = wordsIn(wanted);
  if (words.length === 0) return null;
  const last = words.at(-1)!;
  let ends: ReadonlySet<number> | null = null;
  for (const word of words.slice(0, -1)) ends = following(placesOfWord(word, firsts, fileOf), ends);
  return new Set([...following(placesBeginning(last, firsts, fileOf), ends)].map(paperOf));
}

/** Of places those that follow one of some; all where there are none to follow. */
function following(places: readonly number[], before: ReadonlySet<number> | null): Set<number> {
  return new Set(before === null ? places : places.filter((place) => before.has(place - 1)));
}

function placesOfWord(
  word: string,
  firsts: readonly string[],
  fileOf: (n: number) => ColumnWords | null,
): readonly number[] {
  const file = firsts.length === 0 ? null : fileOf(placeOf(word, firsts));
  return file?.places[file.words.indexOf(word)] ?? [];
}

function placesBeginning(
  letters: string,
  firsts: readonly string[],
  fileOf: (n: number) => ColumnWords | null,
): readonly number[] {
  const found: number[] = [];
  for (const n of filesBeginning(letters, firsts)) {
    const file = fileOf(n);
    for (const [i, word] of file?.words.entries() ?? [])
      if (word.startsWith(letters)) for (const place of file!.places[i]!) found.push(place);
  }
  return found;
}
