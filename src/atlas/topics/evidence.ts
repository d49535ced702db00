import type { NamedTopic } from '../../corpus/paper.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { countRuns, phraseStems, seedPhrases } from './phrases.ts';

/** A phrase in the title tells what a paper is about; in the abstract it may be mentioned in passing. */
const TITLE_COUNT = 4;

/**
 * How strongly each paper uses each topic's phrases: n × t, row-major, ≥ 0. A phrase counts by its rarity and
 * sublinearly by how often it stands there.
 */
export function phraseEvidence(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[],
): Float64Array {
  const titles = texts.map(({ title }) => phraseStems(title));
  const abstracts = texts.map(({ abstract }) => phraseStems(abstract));
  const evidence = new Float64Array(texts.length * topics.length);
  const counts = new Float64Array(texts.length);
  for (const [t, topic] of topics.entries()) {
    for (const { stems, weight } of seedPhrases(topic)) {
      let papersWith = 0;
      for (let i = 0; i < texts.length; i++) {
        counts[i] = TITLE_COUNT * countRuns(titles[i]!, stems) + countRuns(abstracts[i]!, stems);
        if (counts[i]! > 0) papersWith++;
      }
      const rarity = Math.log(1 + texts.length / (1 + papersWith));
      for (let i = 0; i < texts.length; i++) {
        evidence[i * topics.length + t]! += weight * rarity * Math.log1p(counts[i]!);
      }
    }
  }
  return evidence;
}
