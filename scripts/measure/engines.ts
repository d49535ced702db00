import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Paper } from '../../src/corpus/paper.ts';

/** Answers a query with the places of papers, best first, ten at most. */
export type Engine = (query: string) => Promise<readonly number[]>;

const MAX = 10;

/** Search libraries over titles and abstracts, set up as their own first pages show. */
export async function otherEngines(
  papers: readonly Paper[],
): Promise<Readonly<Record<string, Engine>>> {
  const records = papers.map(({ titlePlain, abstractPlain }, id) => ({
    id,
    title: titlePlain,
    abstract: abstractPlain,
  }));
  return {
    MiniSearch: miniSearch(records),
    Fuse: fuse(records),
    FlexSearch: flexSearch(records),
    Orama: await orama(records),
  };
}

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly abstract: string;
}

function miniSearch(records: readonly Entry[]): Engine {
  const index = new MiniSearch({
    fields: ['title', 'abstract'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  index.addAll(records);
  return async (query) =>
    index
      .search(query)
      .slice(0, MAX)
      .map(({ id }) => id as number);
}

function fuse(records: readonly Entry[]): Engine {
  const index = new Fuse(records, { keys: ['title', 'abstract'], ignoreLocation: true });
  return async (query) => index.search(query, { limit: MAX }).map(({ item }) => item.id);
}

function flexSearch(records: readonly Entry[]): Engine {
  const index = new FlexSearch.Document({
    document: { id: 'id', index: ['title', 'abstract'] },
    tokenize: 'forward',
  });
  for (const record of records) index.add({ ...record });
  return async (query) => {
    const found = index.search(query, { limit: MAX, suggest: true, merge: true }) as unknown as {
      readonly id: number;
    }[];
    return found.map(({ id }) => id);
  };
}

async function orama(records: readonly Entry[]): Promise<Engine> {
  const index = create({ schema: { id: 'string', title: 'string', abstract: 'string' } });
  await insertMultiple(
    index,
    records.map(({ id, title, abstract }) => ({ id: String(id), title, abstract })),
  );
  return async (query) => {
    const { hits } = await searchOrama(index, { term: query, limit: MAX, tolerance: 1 });
    return hits.map(({ id }) => Number(id));
  };
}
