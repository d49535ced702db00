import type { Embedding } from '../atlas/embed/embed.ts';
import {
  embedTexts,
  type FittedWords,
  medianLength,
  rareWeight,
} from '../atlas/embed/fitted-words.ts';
import type { Atlas } from '../atlas/types.ts';
import type { Paper, SiteSettings } from '../corpus/paper.ts';
import { republished } from '../corpus/republished.ts';
import { loadWordModel, wordModelLicence } from '../words/load-word-model.ts';
import { countModelWords } from '../words/word-model.ts';
import { findAcronyms } from './acronyms.ts';
import { packMeaning } from './meaning-file.ts';
import { fnv1a, packJson } from './packing.ts';
import { tellingWords } from './telling.ts';
import { isAskingWord } from './terms.ts';
import { CORE_SHARD, packWordModel } from './word-shards.ts';
import { type IndexedPaper, type PaperColumns, packWordsIndex } from './words-index.ts';

interface Model {
  readonly version: string;
  readonly papers: readonly Paper[];
  readonly atlas: Atlas;
  readonly site: Pick<SiteSettings, 'abstracts'>;
}

/** Of the papers and of their words. */
type Vectors = Omit<Embedding, 'embed'>;

interface SearchFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Papers in a file of abstracts: an answer's snippet costs some 5 KB, neighbours in the list come with it. */
const PAPERS_PER_TEXT = 8;
/** Of more papers than this only the most telling words of abstracts are indexed: 20,000 whole ones are 4 MB. */
const MOST_WHOLE = 20_000;
/** Words of the corpus that may stand for a reader's own, the commonest first; 64 bytes each. */
const MOST_NEAR_WORDS = 6000;
/**
 * The files that search reads. Below `data/<version>/search/`: `words.bin` (titles and the index of words),
 * `meaning.bin` (papers' vectors, the corpus' words), `texts/<n>.json` (abstracts for snippets and phrases). Below
 * `data/words-<hash>/`, the same for every map: the word model in pieces.
 */
export function searchFiles(model: Model, embedding: Vectors): readonly SearchFile[] {
  const { version, papers, site } = model;
  const folder = `data/${version}/search`;
  const texts = papers.map(({ abstractPlain }) => republished(abstractPlain, site.abstracts));
  const words = embedding.words === null ? null : wordFiles();
  const meaning = meaningFile(model, embedding);
  const core = words?.files.find(({ path }) => path.endsWith(CORE_SHARD));
  const columns = columnsOf(
    model,
    words?.folder ?? null,
    meaning.length + (core?.bytes.length ?? 0),
  );
  const abstracts = papers.map(({ abstractPlain }) => abstractPlain);
  const indexed = columns.tellingOnly ? tellingWords(abstracts) : abstracts;
  const files: SearchFile[] = [
    {
      path: `${folder}/words.bin`,
      bytes: packWordsIndex(
        papers.map((paper, i) => toIndexed(paper, indexed[i]!)),
        columns,
      ),
    },
    { path: `${folder}/meaning.bin`, bytes: meaning },
    ...(words?.files ?? []),
  ];
  for (let i = 0; columns.papersPerText > 0 && i < texts.length; i += PAPERS_PER_TEXT) {
    const bytes = packJson(texts.slice(i, i + PAPERS_PER_TEXT));
    files.push({ path: `${folder}/texts/${i / PAPERS_PER_TEXT}.json`, bytes });
  }
  return files;
}

function toIndexed(paper: Paper, abstract: string): IndexedPaper {
  const { authors, venue, year, keywords } = paper;
  return {
    title: paper.titlePlain,
    abstract,
    other: [...authors, venue ?? '', year ?? '', ...keywords].join(' '),
  };
}

function columnsOf(
  { version, papers, atlas, site }: Model,
  wordsFolder: string | null,
  meaningBytes: number,
): PaperColumns {
  const topicIndex = new Map(atlas.topics.map(({ id }, i) => [id, i]));
  const column = <Value>(pick: (paper: Paper) => Value, isGiven: (value: Value) => boolean) => {
    const values = papers.map(pick);
    return values.some(isGiven) ? values : [];
  };
  return {
    version,
    slugs: papers.map(({ slug }) => slug),
    titles: papers.map(({ titlePlain }) => titlePlain),
    topicOf: atlas.papers.map(({ topic }) => topicIndex.get(topic)!),
    topics: atlas.topics.map(({ id, name }) => ({ id, name })),
    years: column(
      ({ year }) => year,
      (year) => year !== null,
    ),
    venues: column(
      ({ venue }) => venue,
      (venue) => venue !== null,
    ),
    authors: column(
      ({ authors }) => authors.join(', '),
      (authors) => authors !== '',
    ),
    acronyms: findAcronyms(papers.map(({ abstractPlain }) => abstractPlain)),
    tellingOnly: papers.length > MOST_WHOLE,
    papersPerText: site.abstracts === 'none' ? 0 : PAPERS_PER_TEXT,
    wordsFolder,
    meaningBytes,
  };
}

let packedWords: { readonly folder: string; readonly files: readonly SearchFile[] } | undefined;

/** The word model as files, packed once a run; the folder's name is a hash of them. */
function wordFiles() {
  if (packedWords !== undefined) return packedWords;
  const shards = packWordModel(loadWordModel());
  const hash = fnv1a(packJson(shards.map(({ bytes }) => fnv1a(bytes))));
  const folder = `words-${hash.toString(16).padStart(8, '0')}`;
  const files = shards.map(({ name, bytes }) => ({ path: `data/${folder}/${name}`, bytes }));
  files.push({
    path: `data/${folder}/LICENCE.txt`,
    bytes: new TextEncoder().encode(wordModelLicence()),
  });
  packedWords = { folder, files };
  return packedWords;
}

function meaningFile({ papers, atlas }: Model, embedding: Vectors): Uint8Array {
  const texts = papers.map(({ titlePlain, abstractPlain }) => `${titlePlain}\n${abstractPlain}`);
  const { words } = embedding;
  const xy = Float64Array.from(atlas.papers.flatMap(({ x, y }) => [x, y]));
  if (words === null) {
    const { vectors, dimensions } = embedding;
    const none = { nearWords: [], nearVectors: new Float32Array(0) };
    return packMeaning({ vectors, dimensions, xy, ...none, newLength: 1, newWeight: null });
  }
  const nearWords = nearWordsOf(words, texts);
  const nearVectors = new Float32Array(nearWords.length * words.dimensions);
  for (const [i, word] of nearWords.entries()) {
    const from = words.rows.get(word)! * words.dimensions;
    nearVectors.set(words.vectors.subarray(from, from + words.dimensions), i * words.dimensions);
  }
  return packMeaning({
    vectors: embedding.embedder === 'words' ? embedding.vectors : embedTexts(words, texts),
    dimensions: words.dimensions,
    xy,
    nearWords,
    nearVectors,
    newLength: round(medianLength(words.vectors, words.dimensions)),
    newWeight: round(rareWeight(loadWordModel())),
  });
}

function nearWordsOf(words: FittedWords, texts: readonly string[]): string[] {
  const papersWith = new Map<string, number>();
  for (const text of texts)
    for (const word of countModelWords(text).keys())
      papersWith.set(word, (papersWith.get(word) ?? 0) + 1);
  return [...papersWith]
    .filter(([word]) => words.rows.has(word) && !isAskingWord(word) && /[a-z]/.test(word))
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_NEAR_WORDS)
    .map(([word]) => word)
    .sort();
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
