import { createHash, type Hash } from 'node:crypto';
import type { Language } from '../../words/languages.ts';
import type { Embedding } from '../embed/embed.ts';
import type { TextPair } from '../embed/tfidf.ts';
import type { CorpusWords } from '../language/corpus-compounds.ts';
import type { Phrase } from '../phrases/phrase-index.ts';
import { bytesOf, inputOf, type StageCache } from '../stage-cache.ts';
import type { Assignment } from '../topics/assign.ts';
import type { LearnedTerms } from '../topics/topic-terms.ts';
import { type Explainer, type Reason, roundedInformativeness } from './explain.ts';

/** What the reasons of papers are made from. */
export interface ExplainedPapers {
  readonly texts: readonly TextPair[];
  /** Stand for the texts. */
  readonly digests: readonly string[];
  readonly topicOf: Int32Array;
  readonly assignment: Assignment;
  readonly terms: LearnedTerms;
  readonly embedding: Embedding;
  readonly language: Language;
  /** Of which others are made; null where none are. */
  readonly words: CorpusWords | null;
}

/** Reasons, and what those of each paper hang on. */
interface KeptWhys {
  readonly digests: readonly string[];
  readonly whys: readonly (readonly Reason[])[];
}

/**
 * The reasons of all papers for their topics. Those of papers of which the last run read the same are taken from it: as
 * long as the same was learned of topics, these are nearly all.
 */
export function keptWhys(
  papers: ExplainedPapers,
  { why, phrasesAt }: Pick<Explainer, 'why' | 'phrasesAt'>,
  cache: StageCache,
): readonly (readonly Reason[])[] {
  const { topicOf } = papers;
  const learned = digestOfLearned(papers);
  const phrases = phraseTeller();
  const digests = Array.from(topicOf, (_, i) =>
    digestOf(
      papers,
      i,
      createHash('sha1')
        .update(learned)
        .update(phrases(phrasesAt(i))),
    ),
  );
  return cache.getOrMend<KeptWhys>('whys', digests, (last) => {
    const known = new Map(last?.digests.map((digest, i) => [digest, last.whys[i]!]));
    const whys = digests.map((digest, i) => known.get(digest) ?? why(i, topicOf[i]!));
    return { digests, whys };
  }).whys;
}

/** Stands for what is the same for all papers. */
function digestOfLearned({ assignment, terms, language, words }: ExplainedPapers): string {
  const { decision, evidence } = assignment.rules;
  const hash = createHash('sha1');
  hash.update(bytesOf(decision.classifier.weights)).update(bytesOf(evidence.topicVectors));
  const split = words && [[...words.papersWith], words.words];
  hash.update(inputOf([evidence.scales, language, split]));
  let column = 0;
  for (const term of terms.columnOf.keys()) {
    if (column++ === terms.learnedCount) break;
    hash.update(term).update('\n');
  }
  return hash.digest('base64');
}

/** Stands for all that the reasons of paper `i` are made from: its vector changes with that of any of its words. */
function digestOf(papers: ExplainedPapers, i: number, hash: Hash): string {
  const { digests, topicOf, assignment, terms, embedding } = papers;
  const { vectors, dimensions } = embedding;
  const matches = assignment.phraseMatches[i]!.map(({ phrase, amount }) => [
    phrase.printed,
    phrase.topic,
    amount,
  ]);
  const [from, to] = [terms.rowStarts[i]!, terms.rowStarts[i + 1]!];
  return hash
    .update(JSON.stringify([topicOf[i], digests[i], matches]))
    .update(bytesOf(terms.columns.subarray(from, to)))
    .update(bytesOf(terms.values.subarray(from, to)))
    .update(bytesOf(vectors.subarray(i * dimensions, (i + 1) * dimensions)))
    .digest('base64');
}

/** Tells what of phrases their reasons hang on. */
function phraseTeller(): (phrases: readonly Phrase[]) => string {
  const told = new Map<Phrase, string>();
  const tell = (phrase: Phrase) => {
    const known = told.get(phrase) ?? `${phrase.printed}\t${roundedInformativeness(phrase)}\n`;
    told.set(phrase, known);
    return known;
  };
  return (phrases) => phrases.map(tell).join('');
}
