import { fnv1aOfUnits } from '../words/hashes.ts';

/**
 * Files that the lines of papers are parted into: of 100,000 papers some 400 lines and half a megabyte each, so that one
 * changed paper rewrites little. The number never changes, so no line moves because others come.
 */
const SHARDS = 256;

/** The shard in which a paper's line stands, `00` to `ff`: by a hash of its slug. */
export function shardOf(slug: string): string {
  return (fnv1aOfUnits(slug) % SHARDS).toString(16).padStart(2, '0');
}

/** All items of each shard, by its name, in the order in which they come. */
export function byShard<Item>(
  items: Iterable<Item>,
  slugOf: (item: Item) => string,
): ReadonlyMap<string, Item[]> {
  const shards = new Map<string, Item[]>();
  for (const item of items) {
    const name = shardOf(slugOf(item));
    const shard = shards.get(name);
    if (shard === undefined) shards.set(name, [item]);
    else shard.push(item);
  }
  return shards;
}
