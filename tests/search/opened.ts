import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import type { CitationLinks } from '../../src/corpus/citing/citation-links.ts';
import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';
import type { OwnerVectors } from '../../src/corpus/project/read-owner-vectors.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { meaningParts } from '../../src/search/meaning-parts.ts';
import { openSearch, type Search } from '../../src/search/open-search.ts';
import { unpack } from '../../src/search/packing.ts';
import type { IndexedPaper } from '../../src/search/term-postings.ts';
import {
  indexWords,
  openWordsIndex,
  packWordsIndex,
  type WholeIndex,
} from '../../src/search/words-file.ts';
import type { IndexColumns } from '../../src/search/words-index.ts';
import { TOPICS } from '../atlas/corpora.ts';

/** A host of search's files that counts what is read and can be cut off. */
export interface Host {
  readonly files: Map<string, Uint8Array>;
  /** Paths below `data/`, in the order they were asked for. */
  readonly asked: string[];
  /** Paths that do not come. */
  readonly away: Set<string>;
  /** Whether anybody answers. */
  online: boolean;
}

/** Search over a few papers, opened from its files as a browser opens it. */
export async function openedSearch(
  papers: readonly Paper[],
  {
    topics = TOPICS,
    abstracts = 'full' as 'full' | 'excerpt' | 'none',
    ownerVectors = null as OwnerVectors | null,
    links = null as CitationLinks | null,
    recordIds = [] as readonly (readonly string[])[],
    pageLanguage = 'en',
  } = {},
): Promise<{ readonly search: Search; readonly host: Host; readonly open: () => Promise<Search> }> {
  const corpus = { papers, topics: topics as readonly NamedTopic[], ownerVectors };
  const { atlas, embedding } = makeAtlas(corpus, NO_ATLAS, {
    fresh: true,
    onStage: () => undefined,
  });
  const files = searchFiles(
    { version: 'test', papers, atlas, site: { abstracts }, links, recordIds, pageLanguage },
    meaningParts({ papers, atlas }, embedding),
  );
  const host: Host = {
    files: new Map(files.map(({ path, bytes }) => [path.replace(/^data\//, ''), bytes])),
    asked: [],
    away: new Set(),
    online: true,
  };
  const open = () =>
    openSearch('test', async (path) => {
      host.asked.push(path);
      if (!host.online || host.away.has(path)) return null;
      const bytes = host.files.get(path);
      if (bytes === undefined) throw new Error(`the host has no ${path}`);
      return bytes;
    });
  return { search: await open(), host, open };
}

/** The index of words of a few papers, of which nothing but a few texts and `columns` is known. */
export function wordsIndexOf(
  papers: readonly Partial<IndexedPaper>[],
  columns: Partial<IndexColumns> = {},
): WholeIndex {
  const whole = papers.map((paper) => ({ title: '', abstract: '', other: '', ...paper }));
  const file = packWordsIndex(indexWords(whole, { ...plainColumns(whole), ...columns }));
  return openWordsIndex(unpack(file, 'words.bin'));
}

/** Columns that say nothing of papers but their titles. */
export function plainColumns(papers: readonly IndexedPaper[]): IndexColumns {
  return {
    version: 'test',
    slugs: papers.map((_, i) => `s${i}`),
    titles: papers.map(({ title }) => title),
    topicOf: papers.map(() => 0),
    topics: [{ id: 'outside', name: 'Outside' }],
    years: [],
    venues: [],
    authors: [],
    acronyms: {},
    topTermsOnly: false,
    papersPerText: 0,
    identifiers: [],
    wordModel: null,
  };
}
