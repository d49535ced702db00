import type { WordModel } from '../words/word-model.ts';
import { type PaperRows, packCentres, packPaperRows } from './cells-file.ts';
import { sphericalCells } from './k-means.ts';
import { type Meaning, rowsOf } from './meaning-file.ts';
import { type FittedWord, fittedWord } from './question.ts';
import { packWordVectors, vectorFileCounts, vectorFileOf } from './word-vectors-file.ts';
import type { WholeIndex } from './words-file.ts';

/**
 * Papers in a cell: a file of 3 KB. Inverted files over cells of k-means (Jégou, Douze & Schmid 2011); a paper lies in one
 * cell and as a whole, not as a code of what is left. Cells twice as large need a fifth more papers read for the same
 * answers.
 */
const PAPERS_PER_CELL = 125;

/** Meaning in parts: which file holds what, by name below the folder of search. */
export interface MeaningInCells {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
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
  const { centres, cellOf } = sphericalCells(
    rows,
    dimensions,
    Math.max(1, Math.round(total / PAPERS_PER_CELL)),
  );
  const cells = Array.from({ length: centres.length / dimensions }, (): number[] => []);
  for (let paper = 0; paper < total; paper++) cells[cellOf[paper]!]!.push(paper);
  const meanHubness = ({ hubness }: PaperRows) =>
    hubness.reduce((sum, value) => sum + value, 0) / Math.max(1, hubness.length);
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
    ...held.map((cell, n) => ({
      name: `cells/${n}.bin`,
      bytes: packPaperRows(cell, dimensions),
    })),
  ];
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
  const files = lists.map((list, n) => ({
    name: `vectors/${n}.bin`,
    bytes: packWordVectors(
      list.flatMap((word): (readonly [string, FittedWord])[] => {
        const fitted = fittedWord(word, model, meaning, index);
        return fitted === null ? [] : [[word, fitted]];
      }),
      meaning.dimensions,
    ),
  }));
  return { files, vectorFiles: counts };
}
