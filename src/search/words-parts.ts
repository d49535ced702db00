import { packCards } from './cards-file.ts';
import type { PaperRows } from './cells-file.ts';
import { columnFiles, type PlacedWord, packFirstWords, wordPlaces } from './column-words.ts';
import { type IdentifierPair, identifierFileCount, packIdentifiers } from './identifier-files.ts';
import { hashText, identifierFileOf, slugKey } from './identifier-hashes.ts';
import { BLOCK_ROWS, blocksOf } from './index-blocks.ts';
import { type Meaning, rowsOf } from './meaning-file.ts';
import { packNumbers } from './packing.ts';
import type { SearchPart } from './search-part.ts';
import { type PartsHead, packSkeleton, placeOf } from './skeleton.ts';
import {
  type Alias,
  acronymAliases,
  type BlockFiles,
  blockFiles,
  termAliases,
} from './term-blocks.ts';
import { papersPerCards } from './text-files.ts';
import type { WholeIndex } from './words-file.ts';
import { type IndexColumns, type IndexHead, NUMBER_COLUMNS, TEXT_COLUMNS } from './words-index.ts';

/** An index as parts, `words.bin` saying what lies where. */
export function wordsParts(
  index: WholeIndex,
  meaning: Meaning,
  vectorFiles: readonly number[],
): readonly SearchPart[] {
  const { columns, paperCount } = index;
  const blocks = termFiles(index);
  const [terms, common] = [
    blocks.flatMap((block) => block.terms),
    blocks.flatMap((block) => block.common),
  ];
  const identifiers = identifierFiles(columns);
  const head = partsHead(columns, {
    ...{ paperCount, dimensions: meaning.dimensions, vectorFiles },
    given: [...NUMBER_COLUMNS, ...TEXT_COLUMNS].filter((name) => columns[name].length > 0),
    identifierFiles: identifiers.length,
  });
  return [
    { name: 'words.bin', bytes: packSkeleton(head, terms, common) },
    ...numbered('terms', terms),
    ...numbered('postings', common),
    ...numbered('identifiers', identifiers),
    ...columnParts(columns),
    ...numbered('cards', cardFiles(columns, meaning)),
  ];
}

/** The head of an index in parts: of what all indexes say, and what parts there are. What words mean is worked out already. */
export function partsHead(
  {
    version,
    topics,
    topTermsOnly,
    papersPerText,
    hasLinks,
    language,
    variants,
    smallWords,
  }: IndexHead,
  parts: Omit<PartsHead, keyof IndexHead>,
): PartsHead {
  return {
    ...{ version, topics, topTermsOnly, papersPerText, wordModel: null },
    ...(hasLinks === true ? { hasLinks } : {}),
    ...(language === undefined ? {} : { language }),
    ...(variants === undefined ? {} : { variants }),
    ...(smallWords === undefined ? {} : { smallWords }),
    paperCount: parts.paperCount,
    dimensions: parts.dimensions,
    vectorFiles: parts.vectorFiles,
    given: parts.given,
    identifierFiles: parts.identifierFiles,
  };
}

function numbered(
  folder: string,
  files: readonly { readonly bytes: Uint8Array }[],
): readonly SearchPart[] {
  return files.map(({ bytes }, n) => ({ name: `${folder}/${n}.bin`, bytes }));
}

/** The files of terms, block by block. */
function termFiles({ terms, postings, columns, paperCount }: WholeIndex): readonly BlockFiles[] {
  const blocks = blocksOf(terms);
  const firstTerms = blocks.map(([first]) => first!);
  const aliases = blocks.map((): Alias[] => []);
  const told = [
    ...termAliases(0, terms, columns),
    ...Object.entries(columns.acronyms).flatMap(([short, words]) => acronymAliases(short, words)),
  ];
  if (blocks.length > 0)
    for (const alias of told) aliases[placeOf(alias.key, firstTerms)]!.push(alias);
  return blocks.map((own, n) => {
    const firstRow = n * BLOCK_ROWS;
    const lists = own.map((_, i) => postings(firstRow + i));
    return blockFiles({ firstRow, terms: own, lists }, aliases[n]!, paperCount);
  });
}

function cardFiles(
  columns: IndexColumns,
  meaning: Meaning,
): readonly { readonly bytes: Uint8Array }[] {
  const { slugs, titles, topicOf, years, venues, authors, languages } = columns;
  const perFile = papersPerCards(slugs.length);
  return Array.from({ length: Math.ceil(slugs.length / perFile) }, (_, n) => {
    const from = n * perFile;
    const part = <Value>(column: readonly Value[]) => column.slice(from, from + perFile);
    const own = {
      ...{ slugs: part(slugs), titles: part(titles), topicOf: part(topicOf) },
      ...{ years: part(years), venues: part(venues), authors: part(authors) },
      languages: part(languages ?? []),
    };
    const rows: PaperRows = rowsOf(
      own.slugs.map((_, i) => from + i),
      meaning,
    );
    const xy = meaning.xy.subarray(from * 2, (from + perFile) * 2);
    return { bytes: packCards(own, rows, meaning.dimensions, xy) };
  });
}

/** Fields of all papers: numbers in a file each, texts word by word. */
function columnParts(columns: IndexColumns): readonly SearchPart[] {
  const numbers = NUMBER_COLUMNS.filter((name) => columns[name].length > 0);
  const texts = TEXT_COLUMNS.filter((name) => columns[name].length > 0);
  return [
    ...numbers.map((name) => ({
      name: `columns/${name}.bin`,
      bytes: packNumbers(columns[name]),
    })),
    ...texts.flatMap((name) => {
      const words: readonly PlacedWord[] = [...wordPlaces(columns[name])].sort(([a], [b]) =>
        a < b ? -1 : 1,
      );
      const files = blocksOf(words).flatMap(columnFiles);
      return [
        { name: `columns/${name}.bin`, bytes: packFirstWords(files.map(({ first }) => first)) },
        ...numbered(`columns/${name}`, files),
      ];
    }),
  ];
}

/** Files of identifiers, and of the slugs beside them. */
function identifierFiles({
  identifiers,
  slugs,
}: IndexColumns): readonly { readonly bytes: Uint8Array }[] {
  const pairs = slugs.map((slug, paper): IdentifierPair => [hashText(slugKey(slug)), paper]);
  for (let at = 0; at < identifiers.length; at += 2)
    pairs.push([identifiers[at]!, identifiers[at + 1]!]);
  const files = Array.from(
    { length: identifierFileCount(pairs.length) },
    (): IdentifierPair[] => [],
  );
  for (const pair of pairs) files[identifierFileOf(pair[0], files.length)]!.push(pair);
  return files.map((own) => ({ bytes: packIdentifiers(own) }));
}
