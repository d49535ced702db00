import { type Known, strongKeysOf, titleLetters } from './match-keys.ts';
import { nearKeysOf } from './near-titles.ts';

/**
 * The blocks of a record, each once: two records that an import would put together share one, so that only records of
 * one block need be compared (blocking: Fellegi & Sunter 1969).
 */
export function blocksOf(record: Known): readonly string[] {
  const near = [...new Set(nearKeysOf(record))].map((key) => `near ${key.toString(16)}`);
  return [...strongKeysOf(record), `title ${titleLetters(record.title)}`, ...near];
}
