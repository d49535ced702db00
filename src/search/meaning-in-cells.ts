import type { WordModel } from '../words/word-model.ts';
import { type PaperRows, packCentres, packPaperRows } from './cells-file.ts';
import { sphericalCells } from './k-means.ts';
import { timesMany } from './large-maps.ts';
import { type Meaning, rowsOf } from './meaning-file.ts';
import { type FittedWord, fittedWord } from './question.ts';
import type { SearchPart } from './search-part.ts';
import { packWordVectors, vectorFileCounts, vectorFileOf } from './word-vectors-file.ts';
import type { WholeIndex } from './words-file.ts';

/**
 * Papers in a cell: a file of 3 KB. Inverted files over cells of k-means (Jégou, Douze & Schmid 2011); a paper lies in one
 * cell and as a whole, not as a code of what is left. Cells twice as large need a fifth more papers read for the same
 * answers; on maps of very many papers they grow nevertheless (`timesMany`), for `meaning.bin` is read as a whole and has
 * some 23 bytes of each: of a million papers 55 KB in place of 179.
 */
const PAPERS_PER_CELL = 125;

/** Meaning in parts: which file holds what. */
export interface MeaningInCells {
  readonly files: readonly SearchPart[];
  /** How many files of each tier words' vectors lie in (`vectorFileCounts`). */
  readonly vectorFiles: readonly number[];
}

/** A corpus' meaning in parts; `model`: none where a word means what its papers have. */
export function meaningInCells(
  meaning: Meaning,
  model: WordModel | undefined,
  index: WholeIndex,
): MeaningInCells {
  const { files, vectorFiles } = wordVectors(meaning, model, index);
  return { files: [...cellFiles(meaning), ...files], vectorFiles };
}

function cellFiles(meaning: Meaning): MeaningInCells['files'] {
  const { papers: rows, dimensions, moments } = meaning;
  const total = rows.length / dimensions;
  const { centres, cellOf } = sphericalCells(rows, dimensions, cellCount(total));
  const cells = Array.from({ length: centres.length / dimensions }, (): number[] => []);
  for (let paper = 0; paper < total; paper++) cells[cellOf[paper]!]!.push(paper);
  const held = cells.map((papers) => rowsOf(papers, meaning));
  return [
    {
      name: 'meaning.bin',
      bytes: packCentres({
        ...{ dimensions, centres, moments },
        hubness: Float32Array.from(held, meanHubness),
        papers: cells.map(({ length }) => length),
      }),
    },
    ...held.map((cell, n) => cellFile(n, cell, dimensions)),
  ];
}

/** Cells of so many papers. */
export function cellCount(papers: number): number {
  return Math.max(1, Math.round(papers / (PAPERS_PER_CELL * timesMany(papers))));
}

/** The file of a cell. */
export function cellFile(n: number, cell: PaperRows, dimensions: number): SearchPart {
  return { name: `cells/${n}.bin`, bytes: packPaperRows(cell, dimensions) };
}

/** What is said of a cell's papers as a whole. */
export function meanHubness({ hubness }: Pick<PaperRows, 'hubness'>): number {
  return hubness.reduce((sum, value) => sum + value, 0) / Math.max(1, hubness.length);
}

/** What each word means that the model knows or a paper has. */
function wordVectors(
  meaning: Meaning,
  model: WordModel | undefined,
  index: WholeIndex,
): MeaningInCells {
  const words = [...new Set([...(model?.rows.keys() ?? []), ...index.terms])].sort();
  const counts = vectorFileCounts(words, index, meaning.dimensions);
  const lists = counts.flatMap((count) => Array.from({ length: count }, (): string[] => []));
  for (const word of words) lists[vectorFileOf(word, index, counts)!]!.push(word);
  // One file after the other: a vector takes 2 KB until it is packed, and there are very many words.
  const files = lists.map((list, n) => {
    const fitted = list.map((word) => [word, fittedWord(word, model, meaning, index)] as const);
    return vectorFile(n, fitted, meaning.dimensions);
  });
  return { files, vectorFiles: counts };
}

/** The file of some words, sorted, of which those that are null mean nothing. */
export function vectorFile(
  n: number,
  words: readonly (readonly [word: string, fitted: FittedWord | null])[],
  dimensions: number,
): SearchPart {
  const known = words.flatMap(([word, fitted]): (readonly [string, FittedWord])[] =>
    fitted === null ? [] : [[word, fitted]],
  );
  return { name: `vectors/${n}.bin`, bytes: packWordVectors(known, dimensions) };
}
