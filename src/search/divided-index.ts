import type { Meaning } from './meaning-file.ts';
import { type MeaningInCells, meaningInCells } from './meaning-in-cells.ts';
import type { WordFiles } from './meaning-parts.ts';
import { openShard } from './word-shards.ts';
import type { WholeIndex } from './words-file.ts';
import { wordsParts } from './words-parts.ts';

/** A whole index as parts that questions load as they need them, by name below the folder of search. */
export function dividedIndex(
  index: WholeIndex,
  meaning: Meaning,
  words: WordFiles | null,
): MeaningInCells['files'] {
  const shards = (words?.files ?? []).filter(({ name }) => name.endsWith('.bin'));
  const models = shards.map(({ name, bytes }) => openShard(bytes, name));
  const { files, vectorFiles } = meaningInCells(meaning, models, index);
  const licences = (words?.files ?? [])
    .filter((file) => !shards.includes(file))
    .map(({ name, bytes }) => ({ name: `vectors/${name}`, bytes }));
  return [...wordsParts(index, meaning, vectorFiles), ...files, ...licences];
}
