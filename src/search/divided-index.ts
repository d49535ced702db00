import type { Meaning } from './meaning-file.ts';
import { type MeaningInCells, meaningInCells } from './meaning-in-cells.ts';
import type { SearchPart } from './search-part.ts';
import type { LicensedModel } from './word-files.ts';
import type { WholeIndex } from './words-file.ts';
import { wordsParts } from './words-parts.ts';

/** A whole index as parts that questions load as they need them, by name below the folder of search. */
export function dividedIndex(
  index: WholeIndex,
  meaning: Meaning,
  words: LicensedModel | null,
): MeaningInCells['files'] {
  const { files, vectorFiles } = meaningInCells(meaning, words?.model, index);
  const licences = (words?.licences ?? []).map(besideVectors);
  return [...wordsParts(index, meaning, vectorFiles), ...files, ...licences];
}

/** A file that has to stand beside words' vectors. */
export function besideVectors({ name, bytes }: SearchPart): SearchPart {
  return { name: `vectors/${name}`, bytes };
}
