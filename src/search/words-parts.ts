import { packCards } from './cards-file.ts';
import { packColumnWords } from './column-words.ts';
import { type Aliases, packDictionary } from './dictionary-file.ts';
import { spellingKeys } from './folding.ts';
import { hashText, slugKey } from './identifier-hashes.ts';
import type { Meaning } from './meaning-file.ts';
import { byteWriter, pack, packJson, packNumbers, packWords } from './packing.ts';
import { packPostings } from './posting-lists.ts';
import { type PartsHead, placeOf } from './skeleton.ts';
import { papersPerCards } from './text-files.ts';
import { heldIn, shortFormsOf, type WholeIndex } from './words-file.ts';
import { type IndexColumns, type IndexHead, NUMBER_COLUMNS, TEXT_COLUMNS } from './words-index.ts';

interface PartFile {
  /** Below the folder of search. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Terms in a file at most, and bytes of their postings: some 4 KB, for each word of a question reads one or two. */
const MAX_TERMS = 256;
const POSTING_BYTES = 2500;
/**
 * A list of more bytes is a file of its own, or all words beside it would weigh as much. `words.bin` names these terms, so
 * that their papers are asked for together with the files of terms: some 700 of 80,896 papers.
 */
const COMMON_BYTES = 1000;
/** Identifiers in a file: 8 KB. */
const IDENTIFIERS_PER_FILE = 1024;

/** An index as parts, `words.bin` saying what lies where. */
export function wordsParts(
  index: WholeIndex,
  meaning: Meaning,
  vectorFiles: readonly number[],
): readonly PartFile[] {
  const { columns, terms } = index;
  const sizes = terms.map((_, row) => packPostings([index.postings(row)])[1].length);
  const isCommon = (row: number) => sizes[row]! > COMMON_BYTES;
  const termFiles = termFilesOf(sizes);
  const identifiers = identifierFiles(identifiedBy(columns));
  const { version, topics, topTermsOnly, papersPerText, hasLinks, language, smallWords } = columns;
  // What words mean is worked out already.
  const plain: IndexHead = { version, topics, topTermsOnly, papersPerText, wordModel: null };
  const head: PartsHead = {
    ...plain,
    ...(hasLinks === true ? { hasLinks } : {}),
    ...(language === undefined ? {} : { language }),
    ...(smallWords === undefined ? {} : { smallWords }),
    paperCount: index.paperCount,
    dimensions: meaning.dimensions,
    vectorFiles,
    given: [...NUMBER_COLUMNS, ...TEXT_COLUMNS].filter((name) => columns[name].length > 0),
    firstHashes: identifiers.map(({ firstHash }) => firstHash),
  };
  const numbers = byteWriter();
  for (const file of termFiles) numbers.number(mostPapersIn(index, file));
  for (const { firstRow } of termFiles) numbers.number(firstRow);
  const commonRows = [...terms.keys()].filter(isCommon);
  const common = byteWriter();
  for (const row of commonRows) common.number(row);
  const cards: PartFile[] = [];
  const perFile = papersPerCards(index.paperCount);
  for (let from = 0; from < index.paperCount; from += perFile)
    cards.push({
      name: `cards/${from / perFile}.bin`,
      bytes: packCards(columns, meaning, from, perFile),
    });
  return [
    {
      name: 'words.bin',
      bytes: pack([
        packJson(head),
        packWords(termFiles.map(({ firstRow }) => terms[firstRow]!)),
        numbers.take(),
        packWords(commonRows.map((row) => terms[row]!)),
        common.take(),
      ]),
    },
    ...dictionaryFiles(index, termFiles, isCommon),
    ...commonRows.map((row, n) => ({
      name: `postings/${n}.bin`,
      bytes: pack([...packPostings([index.postings(row)])]),
    })),
    ...identifiers.map(({ bytes }, n) => ({ name: `identifiers/${n}.bin`, bytes })),
    ...columnParts(columns),
    ...cards,
  ];
}

/** Rows of a file of terms. */
interface TermFile {
  readonly firstRow: number;
  /** The row behind the last. */
  readonly endRow: number;
}

/** Terms in a row, as many as fill a file. `sizes`: bytes of the postings of each. */
function termFilesOf(sizes: readonly number[]): readonly TermFile[] {
  const files: TermFile[] = [];
  let firstRow = 0;
  let filled = 0;
  for (const [row, size] of sizes.entries()) {
    const bytes = size > COMMON_BYTES ? 0 : size;
    if (row > firstRow && (filled + bytes > POSTING_BYTES || row - firstRow === MAX_TERMS)) {
      files.push({ firstRow, endRow: row });
      firstRow = row;
      filled = 0;
    }
    filled += bytes;
  }
  return sizes.length === 0 ? files : [...files, { firstRow, endRow: sizes.length }];
}

/** In how many papers the commonest term of a file stands. */
function mostPapersIn({ papersWith }: WholeIndex, { firstRow, endRow }: TermFile): number {
  let most = 0;
  for (let row = firstRow; row < endRow; row++) most = Math.max(most, papersWith(row));
  return most;
}

function dictionaryFiles(
  index: WholeIndex,
  files: readonly TermFile[],
  isCommon: (row: number) => boolean,
): readonly PartFile[] {
  const { terms, postings, papersWith } = index;
  const aliases = aliasesOf(index, files);
  return files.map(({ firstRow, endRow }, n) => {
    const own = terms.slice(firstRow, endRow);
    const lists = own.map((_, i) => (isCommon(firstRow + i) ? [] : postings(firstRow + i)));
    const papers = own.map((_, i) => papersWith(firstRow + i));
    return {
      name: `terms/${n}.bin`,
      bytes: packDictionary(firstRow, own, lists, papers, aliases[n]!),
    };
  });
}

/** For each file of terms what is looked for there and stands elsewhere. */
function aliasesOf(
  { terms, columns: { acronyms, language } }: WholeIndex,
  termFiles: readonly TermFile[],
): readonly Aliases[] {
  const firstTerms = termFiles.map(({ firstRow }) => terms[firstRow]!);
  const files = termFiles.map(() => ({
    keys: {} as Record<string, number[]>,
    holding: {} as Record<string, number[]>,
    longForms: {} as Record<string, readonly string[]>,
    shortForms: {} as Record<string, string>,
  }));
  const add = (list: Record<string, number[]>, key: string, row: number) => {
    if (Object.hasOwn(list, key)) list[key]!.push(row);
    else list[key] = [row];
  };
  let own = 0;
  for (const [row, term] of terms.entries()) {
    if (row === termFiles[own]!.endRow) own++;
    for (const key of spellingKeys(term, language)) {
      const place = placeOf(key, firstTerms);
      if (place !== own) add(files[place]!.keys, key, row);
    }
    for (const held of heldIn(term)) add(files[placeOf(held, firstTerms)]!.holding, held, row);
  }
  if (files.length === 0) return files;
  for (const [short, long] of Object.entries(acronyms))
    files[placeOf(short, firstTerms)]!.longForms[short] = long;
  for (const [forms, short] of shortFormsOf(acronyms))
    files[placeOf(forms, firstTerms)]!.shortForms[forms] = short;
  return files;
}

/** Fields of all papers: numbers in a file each, texts word by word. */
function columnParts(columns: IndexColumns): readonly PartFile[] {
  const numbers = NUMBER_COLUMNS.filter((name) => columns[name].length > 0);
  const texts = TEXT_COLUMNS.filter((name) => columns[name].length > 0);
  return [
    ...numbers.map((name) => ({
      name: `columns/${name}.bin`,
      bytes: packNumbers(columns[name]),
    })),
    ...texts.flatMap((name) => {
      const { first, files } = packColumnWords(columns[name]);
      return [
        { name: `columns/${name}.bin`, bytes: first },
        ...files.map((bytes, n) => ({ name: `columns/${name}/${n}.bin`, bytes })),
      ];
    }),
  ];
}

/** Pairs of hash and paper, sorted: identifiers, and the slugs beside them. */
function identifiedBy({ identifiers, slugs }: IndexColumns): readonly number[] {
  const pairs = slugs.map((slug, paper) => [hashText(slugKey(slug)), paper] as const);
  for (let at = 0; at < identifiers.length; at += 2)
    pairs.push([identifiers[at]!, identifiers[at + 1]!]);
  return pairs.sort(([a, i], [b, j]) => a - b || i - j).flat();
}

/** Pairs of hash and paper; those of one hash lie in one file. */
function identifierFiles(
  pairs: readonly number[],
): readonly { readonly firstHash: number; readonly bytes: Uint8Array }[] {
  const files: { firstHash: number; bytes: Uint8Array }[] = [];
  for (let from = 0; from < pairs.length; ) {
    let end = Math.min(pairs.length, from + 2 * IDENTIFIERS_PER_FILE);
    while (end < pairs.length && pairs[end] === pairs[end - 2]) end += 2;
    files.push({ firstHash: pairs[from]!, bytes: pack([packJson(pairs.slice(from, end))]) });
    from = end;
  }
  return files;
}
