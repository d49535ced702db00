import type { PhraseLabel } from '../types.ts';
import type { PhraseIndex } from './candidates.ts';
import { asName, characteristicPhrases, distinctPhrases } from './characteristic.ts';

/** A phrase is a place only where its papers stand together: most within this distance of their middle. */
const TOGETHER = 0.12;
const MOST_PER_TOPIC = 24;
const LEAST_PAPERS = 3;

/** Phrases that name a place on the map, weightiest first. `topicOf[i]` is each paper's topic index. */
export function phraseLabels(
  index: PhraseIndex,
  topicOf: Int32Array,
  topicIds: readonly string[],
  xy: Float64Array,
  taken: ReadonlySet<string>,
): readonly PhraseLabel[] {
  const labels: PhraseLabel[] = [];
  for (const [t, topic] of topicIds.entries()) {
    const marks = Uint8Array.from(topicOf, (own) => (own === t ? 1 : 0));
    for (const { phrase, score } of distinctPhrases(
      characteristicPhrases(index, marks, LEAST_PAPERS),
      MOST_PER_TOPIC,
    )) {
      const members = [...phrase.papers].filter((paper) => marks[paper] === 1);
      const x = median(members.map((paper) => xy[2 * paper]!));
      const y = median(members.map((paper) => xy[2 * paper + 1]!));
      const near = members.filter(
        (paper) => Math.hypot(xy[2 * paper]! - x, xy[2 * paper + 1]! - y) < TOGETHER,
      );
      const text = asName(phrase.printed);
      if (phrase.length < 2 || near.length * 2 < members.length || taken.has(text)) continue;
      labels.push({
        text,
        topic,
        x,
        y,
        weight: Number((score * Math.sqrt(near.length)).toFixed(4)),
      });
    }
  }
  return labels.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
