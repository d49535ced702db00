// Runs in the browser too. The files that search reads, each read once.
import type { WordModel } from '../words/word-model.ts';
import { type Meaning, openMeaning } from './meaning-file.ts';
import { unpackJson } from './packing.ts';
import { CORE_SHARD, openShard, shardOf } from './word-shards.ts';
import type { PaperColumns } from './words-index.ts';

/**
 * Reads a file below `data/`. null: nobody answers (offline). Throws where there is an answer, and it is that the file
 * isn't there: then the site was built anew.
 */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

/** Files that were read, kept; what did not come is asked for again at the next question. */
export interface SearchFiles {
  /** null: not there yet, or offline. */
  readonly meaning: (load: boolean) => Promise<Meaning | null>;
  /** The model's files with the given words. `missing`: words whose file is not here and did not come. */
  readonly wordModel: (
    words: readonly string[],
    load: boolean,
  ) => Promise<{
    readonly of: (word: string) => WordModel | undefined;
    readonly missing: readonly string[];
  }>;
  /** The abstract of a paper, as far as it is published; '' where it isn't, null offline. */
  readonly abstract: (paper: number) => Promise<string | null>;
}

/** The files of one build. */
export function searchFilesOf(columns: PaperColumns, read: ReadFile): SearchFiles {
  const folder = `${columns.version}/search`;
  const opened = new Map<string, Promise<unknown>>();
  /** `load` false: only what is here already. */
  async function get<Value>(
    path: string,
    load: boolean,
    open: (bytes: Uint8Array) => Value,
  ): Promise<Value | null> {
    const before = opened.get(path) as Promise<Value | null> | undefined;
    if (before !== undefined || !load) return (await before) ?? null;
    const coming = read(path).then((bytes) => (bytes === null ? null : open(bytes)));
    opened.set(path, coming);
    const value = await coming.catch((error) => {
      opened.delete(path);
      throw error;
    });
    if (value === null) opened.delete(path);
    return value;
  }

  async function wordModel(words: readonly string[], load: boolean) {
    const { wordsFolder } = columns;
    if (wordsFolder === null) return { of: () => undefined, missing: [] };
    const open = (name: string) =>
      get(`${wordsFolder}/${name}`, load, (bytes) => openShard(bytes, name));
    const core = await open(CORE_SHARD);
    const shards = new Map<string, WordModel | null>();
    const rare = words.filter((word) => !core?.rows.has(word) && /^[a-z0-9]+$/.test(word));
    for (const name of new Set(rare.map(shardOf))) shards.set(name, null);
    await Promise.all([...shards.keys()].map(async (name) => shards.set(name, await open(name))));
    return {
      of: (word: string) =>
        core?.rows.has(word) ? core : (shards.get(shardOf(word)) ?? undefined),
      missing: rare.filter((word) => shards.get(shardOf(word)) === null),
    };
  }

  return {
    meaning: (load) => get(`${folder}/meaning.bin`, load, openMeaning),
    wordModel,
    async abstract(paper) {
      const { papersPerText } = columns;
      if (papersPerText === 0) return '';
      const file = Math.floor(paper / papersPerText);
      const texts = await get(`${folder}/texts/${file}.json`, true, unpackJson<string[]>);
      return texts === null ? null : (texts[paper % papersPerText] ?? '');
    },
  };
}
