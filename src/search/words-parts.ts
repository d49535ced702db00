import { packCards } from './cards-file.ts';
import { packColumnWords } from './column-words.ts';
import { type Aliases, packDictionary, TERMS_PER_FILE } from './dictionary-file.ts';
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

/** Bytes of postings in a file, but for terms that have more: a question reads one file a word. */
const POSTING_BYTES = 3500;
/** Identifiers in a file: 8 KB. */
const IDENTIFIERS_PER_FILE = 1024;

/** An index as parts, `words.bin` saying what lies where. */
export function wordsParts(
  index: WholeIndex,
  meaning: Meaning,
  vectorFiles: readonly number[],
): readonly PartFile[] {
  const { columns, terms } = index;
  const firstTerms = terms.filter((_, row) => row % TERMS_PER_FILE === 0);
  const postings = postingFiles(index);
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
  for (let n = 0; n < firstTerms.length; n++) numbers.number(mostPapersIn(index, n));
  for (const { firstRow } of postings) numbers.number(firstRow);
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
      bytes: pack([packJson(head), packWords(firstTerms), numbers.take()]),
    },
    ...dictionaryFiles(index, firstTerms),
    ...postings.map(({ bytes }, n) => ({ name: `postings/${n}.bin`, bytes })),
    ...identifiers.map(({ bytes }, n) => ({ name: `identifiers/${n}.bin`, bytes })),
    ...columnParts(columns),
    ...cards,
  ];
}

/** In how many papers the commonest term of a file stands. */
function mostPapersIn({ terms, papersWith }: WholeIndex, file: number): number {
  let most = 0;
  const end = Math.min(terms.length, (file + 1) * TERMS_PER_FILE);
  for (let row = file * TERMS_PER_FILE; row < end; row++) most = Math.max(most, papersWith(row));
  return most;
}

function dictionaryFiles(index: WholeIndex, firstTerms: readonly string[]): readonly PartFile[] {
  const { terms, papersWith } = index;
  const aliases = aliasesOf(index, firstTerms);
  return firstTerms.map((_, n) => {
    const firstRow = n * TERMS_PER_FILE;
    const own = terms.slice(firstRow, firstRow + TERMS_PER_FILE);
    const papers = own.map((_, i) => papersWith(firstRow + i));
    return { name: `terms/${n}.bin`, bytes: packDictionary(firstRow, own, papers, aliases[n]!) };
  });
}

/** For each file of terms what is looked for there and stands elsewhere. */
function aliasesOf(
  { terms, columns: { acronyms, language } }: WholeIndex,
  firstTerms: readonly string[],
): readonly Aliases[] {
  const files = firstTerms.map(() => ({
    keys: {} as Record<string, number[]>,
    holding: {} as Record<string, number[]>,
    longForms: {} as Record<string, readonly string[]>,
    shortForms: {} as Record<string, string>,
  }));
  const add = (list: Record<string, number[]>, key: string, row: number) => {
    if (Object.hasOwn(list, key)) list[key]!.push(row);
    else list[key] = [row];
  };
  for (const [row, term] of terms.entries()) {
    const own = Math.floor(row / TERMS_PER_FILE);
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

/** Lists of terms in a row, as many as fill a file; a longer one has a file of its own. */
function postingFiles({
  terms,
  postings,
}: WholeIndex): readonly { readonly firstRow: number; readonly bytes: Uint8Array }[] {
  const files: { firstRow: number; bytes: Uint8Array }[] = [];
  let lists: Uint32Array[] = [];
  let size = 0;
  const close = (end: number) => {
    if (lists.length > 0)
      files.push({ firstRow: end - lists.length, bytes: pack([...packPostings(lists)]) });
    lists = [];
    size = 0;
  };
  for (let row = 0; row < terms.length; row++) {
    const list = postings(row);
    const bytes = packPostings([list])[1].length;
    if (size + bytes > POSTING_BYTES) close(row);
    lists.push(list);
    size += bytes;
  }
  close(terms.length);
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
