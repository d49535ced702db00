// Runs in the browser too. The files that search reads, each read once.
import { inflateJson } from '../words/inflate.ts';
import type { WordModel } from '../words/word-model.ts';
import type { FileStore, OpenFile } from './file-store.ts';
import { openLinks, type SearchLinks } from './links-file.ts';
import { type Meaning, openMeaning } from './meaning-file.ts';
import { type NearWords, openNearWords } from './near-words.ts';
import { IndexError } from './packing.ts';
import { CORE_SHARD, openShard, shardOf } from './word-shards.ts';
import type { IndexHead } from './words-index.ts';

/** Files that were read, kept; what did not come is asked for again at the next question. */
export interface SearchFiles {
  /** null: not there yet, or offline. */
  readonly meaning: (load: boolean) => Promise<Meaning | null>;
  /** The corpus' words, none where the map has none; null: not there yet, offline or damaged, which costs nothing else. */
  readonly nearWords: (meaning: Meaning, load: boolean) => Promise<NearWords | null>;
  /** The model's files with the given words. `missing`: words that may stand in a file that is not here, did not come or is damaged. */
  readonly wordModel: (
    words: readonly string[],
    load: boolean,
  ) => Promise<{
    readonly of: (word: string) => WordModel | undefined;
    readonly missing: readonly string[];
  }>;
  /** Who cites whom; null where it doesn't come. */
  readonly links: () => Promise<SearchLinks | null>;
  /** The abstract of a paper, as far as it is published; '' where it isn't, null where it doesn't come. */
  readonly abstract: (paper: number) => Promise<string | null>;
}

const NO_WORDS: NearWords = { words: [], vectors: new Float32Array(0), dimensions: 0 };

/** The files of one build. */
export function searchFilesOf(head: IndexHead, store: FileStore): SearchFiles {
  const folder = `${head.version}/search`;
  /** `load` false: only what is here already, without waiting for what is on its way. */
  const get = async <Value>(path: string, load: boolean, open: OpenFile<Value>) =>
    load ? store.load(path, open) : (store.here<Value>(path) ?? null);

  async function wordModel(words: readonly string[], load: boolean) {
    const place = head.wordModel;
    if (place === null) return { of: () => undefined, missing: [] };
    const fileOf = (word: string) => shardOf(word, place.shards);
    const open = (name: string) =>
      get(`${place.folder}/${name}`, load, (bytes) => openShard(bytes, name)).catch(nullIfDamaged);
    const core = await open(CORE_SHARD);
    const shards = new Map<string, WordModel | null>();
    const mayKnow = (word: string) => place.isOwn || /^[a-z0-9]+$/.test(word);
    const rare = words.filter((word) => !core?.rows.has(word) && mayKnow(word));
    for (const name of new Set(rare.map(fileOf))) shards.set(name, null);
    await Promise.all([...shards.keys()].map(async (name) => shards.set(name, await open(name))));
    return {
      of: (word: string) => (core?.rows.has(word) ? core : (shards.get(fileOf(word)) ?? undefined)),
      // Without the file of common words nobody knows whether a word stood in it, save one that stands elsewhere.
      missing: rare.filter((word) => {
        const shard = shards.get(fileOf(word)) ?? null;
        return shard === null || (core === null && !shard.rows.has(word));
      }),
    };
  }

  return {
    meaning: (load) => get(`${folder}/meaning.bin`, load, openMeaning),
    nearWords: async ({ hasNearWords }, load) =>
      hasNearWords
        ? get(`${folder}/near-words.bin`, load, openNearWords).catch(() => null)
        : NO_WORDS,
    wordModel,
    links: () => get(`${folder}/links.bin`, true, openLinks).catch(() => null),
    async abstract(paper) {
      const { papersPerText } = head;
      if (papersPerText === 0) return '';
      const file = Math.floor(paper / papersPerText);
      // A sentence is an extra: where its file is missing or damaged, the answer stands without.
      const texts = await get(`${folder}/texts/${file}.bin`, true, inflateJson<string[]>).catch(
        () => null,
      );
      return texts === null ? null : (texts[paper % papersPerText] ?? '');
    },
  };
}

/** A damaged file is one that did not come: it costs its own part and no other. */
function nullIfDamaged(error: unknown): null {
  if (error instanceof IndexError) return null;
  throw error;
}
