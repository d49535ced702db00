import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { readOwnerVectors } from '../../src/corpus/project/read-owner-vectors.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { loadWordModel } from '../../src/words/load-word-model.ts';
import type { WordModel } from '../../src/words/word-model.ts';
import { firstProject } from '../measure/gold.ts';
import { mean, readRelated } from '../measure/related.ts';

const SHARED = join(PACKAGE_ROOT, '../shared');

/** What each embedder gives: related papers (by its vectors alone, and as listed with words), and the map. */
export async function run(): Promise<void> {
  const { papers } = firstProject();
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));
  const whole = texts.map(({ title, abstract }) => `${title}\n${abstract}`);
  const tfidf = makeTfidf(texts);
  const terms = topicTerms(texts);
  const judged = readRelated(papers);
  const model = loadWordModel();
  const print = (name: string, { vectors, dimensions }: EmbeddedPapers) => {
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
      `${name.padEnd(34)}${related}map ${trustworthiness.toFixed(3)} ${neighbourRecall.toFixed(3)}`,
    );
  };
  const fitted = fitWords(model, whole);
  print('word model as it comes', embedByWords(wordsAsTheyCome(model, whole), whole));
  print('word model fitted (default)', embedByWords(fitted, whole));
  print('LSA', embedByLsa(texts, tfidf));
  const brought = readOwnerVectors(SHARED, papers)?.brought;
  if (brought !== undefined) {
    print('encoder brought, alone', embedByOwnerVectors(brought, null, whole, tfidf));
    print('encoder brought, with words', embedByOwnerVectors(brought, fitted, whole, tfidf));
  } else console.log('The vectors of ../shared/vectors are not here: brought ones not measured.');
  const dictionary = join(SHARED, 'vectors/dictionary-words.txt');
  if (existsSync(dictionary)) {
    const kept = struck(model, new Set(readFileSync(dictionary, 'utf8').split('\n')));
    const refitted = fitWords(kept, whole);
    console.log(
      `\nA field never seen: ${(100 * refitted.knownShare).toFixed(0)} % of the running words known`,
    );
    print('word model as it comes', embedByWords(wordsAsTheyCome(kept, whole), whole));
    print('word model fitted', embedByWords(refitted, whole));
  }
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
