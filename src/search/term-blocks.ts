import { formOf } from '../words/stems.ts';
import { type Aliases, packDictionary } from './dictionary-file.ts';
import { spellingKeys } from './folding.ts';
import { timesMany } from './large-maps.ts';
import { pack } from './packing.ts';
import { packPostings } from './posting-lists.ts';
import { placeOf } from './skeleton.ts';
import { heldIn } from './words-file.ts';
import type { IndexHead } from './words-index.ts';

/** Terms in a file at most, and bytes of their postings: some 4 KB, for each word of a question reads one or two. */
const MAX_TERMS = 256;
const POSTING_BYTES = 2500;
/**
 * A list of more bytes is a file of its own, or all words beside it would weigh as much. `words.bin` names these terms, so
 * that their papers are asked for together with the files of terms: some 700 of 80,896 papers.
 */
const COMMON_BYTES = 1000;
/** Terms in a row, as many as are cut into files by themselves. */
export interface TermBlock {
  readonly firstRow: number;
  /** Sorted. */
  readonly terms: readonly string[];
  /** Terms: their postings. */
  readonly lists: readonly ArrayLike<number>[];
}

/** What is looked for where its key would lie among the terms, and says something of what may lie elsewhere. */
export type Alias = { readonly key: string } & (
  | { readonly kind: 'keys' | 'holding'; readonly row: number }
  | { readonly kind: 'longForms'; readonly words: readonly string[] }
  | { readonly kind: 'shortForms'; readonly short: string }
);

/** A file of terms, and what `words.bin` says of it. */
interface TermsFile {
  readonly firstRow: number;
  readonly firstTerm: string;
  /** In how many papers the commonest stands. */
  readonly mostPapers: number;
  readonly bytes: Uint8Array;
}

/** The papers of a term that very many have. */
interface CommonFile {
  readonly row: number;
  readonly term: string;
  readonly bytes: Uint8Array;
}

/** The files of a block, in the order of rows. */
export interface BlockFiles {
  readonly terms: readonly TermsFile[];
  readonly common: readonly CommonFile[];
}

/** By what terms are found that have not the letters asked for: their forms, spellings and characters. */
export function termAliases(
  firstRow: number,
  terms: readonly string[],
  head: Pick<IndexHead, 'language' | 'variants'>,
): readonly Alias[] {
  return terms.flatMap((term, i) => [
    ...spellingKeys(term, head).map((key): Alias => ({ kind: 'keys', key, row: firstRow + i })),
    ...heldIn(term).map((key): Alias => ({ kind: 'holding', key, row: firstRow + i })),
  ]);
}

/** Where a short form is told of, and where its long one. */
export function acronymAliases(short: string, words: readonly string[]): readonly Alias[] {
  return [
    { kind: 'longForms', key: short, words },
    { kind: 'shortForms', key: words.map(formOf).join(' '), short },
  ];
}

/** The files of a block on a map of so many papers; `aliases` are those whose keys lie in it, in any order. */
export function blockFiles(
  { firstRow, terms, lists }: TermBlock,
  aliases: readonly Alias[],
  paperCount: number,
): BlockFiles {
  const room = roomFor(paperCount);
  const packed = lists.map((list) => packPostings([list]));
  const sizes = packed.map(([, bits]) => bits.length);
  const isCommon = (i: number) => sizes[i]! > room.commonBytes;
  const cuts = cutsOf(sizes, room);
  const firstTerms = cuts.map((from) => terms[from]!);
  const aliasesOf = cuts.map((): Alias[] => []);
  for (const alias of aliases) aliasesOf[placeOf(alias.key, firstTerms)]!.push(alias);
  return {
    terms: cuts.map((from, n) => {
      const end = cuts[n + 1] ?? terms.length;
      const own = lists.slice(from, end);
      return {
        firstRow: firstRow + from,
        firstTerm: terms[from]!,
        mostPapers: own.reduce((most, { length }) => Math.max(most, length), 0),
        bytes: packDictionary(
          firstRow + from,
          terms.slice(from, end),
          own.map((list, i) => (isCommon(from + i) ? [] : list)),
          own.map(({ length }) => length),
          aliasesIn(aliasesOf[n]!, firstRow + from, firstRow + end),
        ),
      };
    }),
    common: terms.flatMap((term, i) =>
      isCommon(i) ? [{ row: firstRow + i, term, bytes: pack([...packPostings([lists[i]!])]) }] : [],
    ),
  };
}

/** What a file has room for. */
type Room = ReturnType<typeof roomFor>;

/**
 * How much lies in a file on a map of so many papers. What names the files in `words.bin`, which all questions load, is
 * some 10 bytes a file: of a million papers 70 KB in place of 250, for words that load 11 KB each.
 */
function roomFor(paperCount: number) {
  const times = timesMany(paperCount);
  return {
    terms: Math.round(MAX_TERMS * times),
    bytes: Math.round(POSTING_BYTES * times),
    commonBytes: Math.round(COMMON_BYTES * times),
  };
}

/** Where files of terms begin, each with as many as fill it. `sizes`: bytes of the postings of each. */
function cutsOf(sizes: readonly number[], room: Room): readonly number[] {
  const cuts = [0];
  let filled = 0;
  for (const [row, size] of sizes.entries()) {
    const bytes = size > room.commonBytes ? 0 : size;
    const from = cuts.at(-1)!;
    if (row > from && (filled + bytes > room.bytes || row - from === room.terms)) {
      cuts.push(row);
      filled = 0;
    }
    filled += bytes;
  }
  return cuts;
}

/** What a file of the rows from `firstRow` to before `endRow` says beside its terms: these tell their own keys. */
function aliasesIn(aliases: readonly Alias[], firstRow: number, endRow: number): Aliases {
  const keys: Record<string, number[]> = {};
  const holding: Record<string, number[]> = {};
  const longForms: Record<string, readonly string[]> = {};
  const shortForms: Record<string, string> = {};
  const add = (list: Record<string, number[]>, key: string, row: number) => {
    if (Object.hasOwn(list, key)) list[key]!.push(row);
    else list[key] = [row];
  };
  for (const alias of [...aliases].sort(byKey)) {
    const { kind, key } = alias;
    if (kind === 'longForms') longForms[key] = alias.words;
    else if (kind === 'shortForms') shortForms[key] = alias.short;
    else if (kind === 'holding') add(holding, key, alias.row);
    else if (alias.row < firstRow || alias.row >= endRow) add(keys, key, alias.row);
  }
  return { keys, holding, longForms, shortForms };
}

/** By keys, and those of one key by rows or short forms: of several short forms the last is told of. */
function byKey(a: Alias, b: Alias): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if ('row' in a && 'row' in b) return a.row - b.row;
  return 'short' in a && 'short' in b && a.short < b.short ? -1 : 1;
}
