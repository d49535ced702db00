// Runs in the browser too.
import { fnv1aOfUnits } from '../words/hashes.ts';

/**
 * Pages in one file at most, on average: few enough that a phone on a slow line waits for one no longer than for a
 * picture, many enough that 100,000 papers take fewer files than any host allows.
 */
const MAX_PAGES = 48;

/** How many files hold the pages of `papers` papers: a power of two, so that a map may grow and its pages stay where they are. */
export function shardCount(papers: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(papers / MAX_PAGES)));
}

/** Which of `shards` files holds a paper's page: nothing has to be looked up to know. */
export function shardOf(slug: string, shards: number): number {
  return fnv1aOfUnits(slug) % shards;
}

/** Where a file of pages lies, below `/data/<version>/`: raw deflate of JSON, whole pages by slug. */
export function shardPath(shard: number): string {
  return `pages/${shard}.bin`;
}
