import type { PhraseIndex } from './labels/candidates.ts';
import {
  characteristicPhrases,
  distinctPhrases,
  nested,
  type ScoredPhrase,
} from './labels/characteristic.ts';

/** Phrases told as reasons: more would not be read. */
const REASONS = 5;
/** Reasons two papers are related by. */
const SHARED = 3;
/** Phrases rarer than this in a topic say nothing of it. */
const LEAST_PAPERS = 3;

interface Reason {
  readonly phrase: string;
  /** Share of the evidence named, 0–1. */
  readonly weight: number;
}

/** Which phrases each paper has, and what they say. */
export interface Explainer {
  /** Phrases of paper `i` that speak for its topic, weightiest first. */
  readonly why: (paper: number, topic: number) => readonly Reason[];
  /** Phrases that two papers share, rarest first; none inside another. */
  readonly shared: (a: number, b: number) => readonly string[];
}

/** Prepares the reasons: `topicOf[i]` is each paper's topic index. */
export function explainer(index: PhraseIndex, topicOf: Int32Array, topicCount: number): Explainer {
  const n = topicOf.length;
  const scores = Array.from({ length: topicCount }, (_, topic) => {
    const marks = Uint8Array.from(topicOf, (own) => (own === topic ? 1 : 0));
    return new Map(
      characteristicPhrases(index, marks, LEAST_PAPERS).map((scored) => [
        scored.phrase.key,
        scored,
      ]),
    );
  });
  const phrasesOf: number[][] = Array.from({ length: n }, () => []);
  for (const [p, phrase] of index.phrases.entries())
    for (const paper of phrase.papers) phrasesOf[paper]!.push(p);
  return {
    why(paper, topic) {
      const own = phrasesOf[paper]!.flatMap((p) => scores[topic]!.get(index.phrases[p]!.key) ?? []);
      const best = distinctPhrases(own.sort(byScore), REASONS);
      const total = best.reduce((sum, { score }) => sum + score, 0);
      return best.map(({ phrase, score }) => ({ phrase: phrase.printed, weight: score / total }));
    },
    shared(a, b) {
      const others = new Set(phrasesOf[b]);
      const common = phrasesOf[a]!.filter((p) => others.has(p))
        .map((p) => index.phrases[p]!)
        .filter((phrase) => phrase.papers.length < n / 4)
        .map((phrase) => ({
          phrase,
          coverage: 0,
          score: Math.log(n / phrase.papers.length) * Math.sqrt(phrase.length),
        }));
      return firstDistinct(common.sort(byScore), SHARED).map(({ phrase }) => phrase.printed);
    },
  };
}

function byScore(a: ScoredPhrase, b: ScoredPhrase): number {
  return b.score - a.score || (a.phrase.key < b.phrase.key ? -1 : 1);
}

function firstDistinct(sorted: readonly ScoredPhrase[], count: number): ScoredPhrase[] {
  const kept: ScoredPhrase[] = [];
  for (const candidate of sorted) {
    if (kept.length === count) break;
    if (!kept.some((other) => nested(other.phrase.key, candidate.phrase.key))) kept.push(candidate);
  }
  return kept;
}
