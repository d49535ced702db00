import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTexts } from '../../src/atlas/embed/counted-texts.ts';
import {
  type EmbeddedPapers,
  embedByLsa,
  embedByOwnerVectors,
  embedByWords,
} from '../../src/atlas/embed/embed.ts';
import { fitWords, wordsAsTheyCome } from '../../src/atlas/embed/fitted-words.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { mapFidelity } from '../../src/atlas/layout/fidelity.ts';
import { layOut, neighboursWanted } from '../../src/atlas/layout/layout.ts';
import { type Neighbours, nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { relatedPapers } from '../../src/atlas/related/related.ts';
import { topicTerms } from '../../src/atlas/topics/topic-terms.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { readOwnerVectors } from '../../src/corpus/project/read-owner-vectors.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { meaningParts } from '../../src/search/meaning-parts.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { loadWordModel } from '../../src/words/load-word-model.ts';
import type { WordModel } from '../../src/words/word-model.ts';
import { firstAtlas, firstProject, readGold } from '../measure/gold.ts';
import { mean, readRelated } from '../measure/related.ts';

const SHARED = join(PACKAGE_ROOT, '../shared');

/** What each embedder gives: related papers (by its vectors alone, and as listed with words), the map, and search. */
export async function run(): Promise<void> {
  const { papers } = firstProject();
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));
  const whole = texts.map(({ title, abstract }) => `${title}\n${abstract}`);
  const counted = countTexts(whole);
  const tfidf = makeTfidf(texts);
  const terms = topicTerms(texts);
  const judged = readRelated(papers);
  const model = loadWordModel();
  const searched = searchMeasure(papers);
  const print = async (name: string, embedded: EmbeddedPapers) => {
    const { vectors, dimensions } = embedded;
    const neighbours = nearestNeighbours(vectors, dimensions, neighboursWanted(papers.length));
    const listed = relatedPapers(vectors, dimensions, terms, neighbours);
    const { trustworthiness, neighbourRecall } = mapFidelity(
      vectors,
      dimensions,
      layOut(vectors, dimensions, neighbours, null),
      neighbours,
    );
    const related =
      judged === null
        ? ''
        : `related, vectors alone ${mean(judged(rowsOf(neighbours))).toFixed(3)}, as listed ${mean(judged(listed.map((list) => list.map(({ index }) => index)))).toFixed(3)}; `;
    console.log(
      `${name.padEnd(34)}${related}map ${trustworthiness.toFixed(3)} ${neighbourRecall.toFixed(3)}${await searched(embedded)}`,
    );
  };
  const fitted = fitWords(model, whole);
  await print('word model as it comes', embedByWords(wordsAsTheyCome(model, whole), counted));
  await print('word model fitted (default)', embedByWords(fitted, counted));
  await print('LSA', embedByLsa(tfidf));
  const brought = readOwnerVectors(SHARED, papers)?.brought;
  if (brought !== undefined) {
    await print('encoder brought, alone', embedByOwnerVectors(brought, null, counted, tfidf));
    await print(
      'encoder brought, with words',
      embedByOwnerVectors(brought, fitted, counted, tfidf),
    );
    const unknown = embedByOwnerVectors(brought, null, counted, tfidf);
    await print('the same as an unknown encoder', { ...unknown, words: fitted });
  } else console.log('The vectors of ../shared/vectors are not here: brought ones not measured.');
  const dictionary = join(SHARED, 'vectors/dictionary-words.txt');
  if (existsSync(dictionary)) {
    const kept = struck(model, new Set(readFileSync(dictionary, 'utf8').split('\n')));
    const refitted = fitWords(kept, whole);
    console.log(
      `\nA field never seen: ${(100 * refitted.knownShare).toFixed(0)} % of the running words known`,
    );
    await print('word model as it comes', embedByWords(wordsAsTheyCome(kept, whole), counted));
    await print('word model fitted', embedByWords(refitted, counted));
  }
}

/** Mean reciprocal rank at 10 of paraphrases and questions by an embedder; '' where no judgements are at hand. */
function searchMeasure(papers: readonly Paper[]) {
  const gold = readGold<{ title: string; kind: string; query: string }>('queries') ?? [];
  const slugs = new Map(papers.map(({ title, slug }) => [title, slug]));
  const { site, atlas } = firstAtlas();
  return async (embedded: EmbeddedPapers): Promise<string> => {
    const model = { version: 'bench', papers, atlas, site };
    const files = searchFiles(model, meaningParts(model, embedded));
    const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]));
    const search = await openSearch('bench', async (path) => bytesOf.get(`data/${path}`) ?? null);
    let told = '';
    for (const wanted of ['concept', 'question']) {
      const ranks: number[] = [];
      for (const { title, query } of gold.filter(({ kind }) => kind === wanted)) {
        const { results } = await search.query(query, { limit: 10, meaning: 'load' });
        const at = results.findIndex(({ slug }) => slug === slugs.get(title));
        ranks.push(at === -1 ? 0 : 1 / (at + 1));
      }
      if (ranks.length > 0) told += `, ${wanted} ${mean(ranks).toFixed(3)}`;
    }
    return told === '' ? '' : `; search${told.slice(1)}`;
  };
}

/** The model with all but some words struck. */
function struck(model: WordModel, keep: ReadonlySet<string>): WordModel {
  return { ...model, rows: new Map([...model.rows].filter(([word]) => keep.has(word))) };
}

function rowsOf({ k, indices }: Neighbours): readonly (readonly number[])[] {
  return Array.from({ length: indices.length / k }, (_, i) => [
    ...indices.subarray(i * k, (i + 1) * k),
  ]);
}
