import type { PhraseLabel } from '../types.ts';
import { asName, characteristicPhrases, distinctPhrases } from './characteristic-phrases.ts';
import { conflicts, type Named, named } from './name-relations.ts';
import type { PhraseIndex } from './phrase-index.ts';

/** A phrase is a place only where its papers stand together: most within this distance of their middle. */
const TOGETHER = 0.12;
/** Labels of a topic, and one more for so many papers of it, so that a large map has names at every depth. */
const MAX_PER_TOPIC = 24;
const PAPERS_A_LABEL = 40;
const MAX_EVER = 120;
const MIN_PAPERS = 3;
/** A label within this distance of a weightier one of its topic has to be that much better. */
const CLOSE = 0.05;
const CROWDED = 0.5;
/** A word alone tells less of a place than a term. */
const ONE_WORD = 0.4;
/** One word is a term rather than a verb where so many titles have it. */
const MIN_TITLES = 2;

/**
 * Phrases that name a place on the map, weightiest first; none says the same as a name in `taken`, as a topic's or
 * as another. `topicOf[i]` is each paper's topic index.
 */
export function phraseLabels(
  index: PhraseIndex,
  topicOf: Int32Array,
  topics: readonly { readonly id: string; readonly name: string }[],
  xy: Float64Array,
  taken: readonly { readonly name: string }[],
): readonly PhraseLabel[] {
  const used: Named[] = [...taken, ...topics].map(({ name }) => named(index, name));
  const labels: PhraseLabel[] = [];
  for (const [t, { id }] of topics.entries()) {
    const marks = Uint8Array.from(topicOf, (own) => (own === t ? 1 : 0));
    const size = marks.reduce((sum, mark) => sum + mark, 0);
    const most = Math.min(MAX_EVER, MAX_PER_TOPIC + Math.floor(size / PAPERS_A_LABEL));
    const own: PhraseLabel[] = [];
    const candidates = distinctPhrases(characteristicPhrases(index, marks, MIN_PAPERS), 2 * most)
      .flatMap((scored) => {
        if (scored.phrase.parts.length === 1 && scored.phrase.titles.length < MIN_TITLES) return [];
        const place = placeOf(scored.phrase.papers, marks, xy);
        if (place === null) return [];
        const words = scored.phrase.parts.length > 1 ? 1 : ONE_WORD;
        return [{ ...scored, ...place, weight: words * scored.score * Math.sqrt(place.near) }];
      })
      .sort((a, b) => b.weight - a.weight || (a.phrase.key < b.phrase.key ? -1 : 1));
    for (const { phrase, x, y, weight } of candidates) {
      if (own.length === most) break;
      if (used.some((other) => conflicts(other, phrase))) continue;
      used.push(phrase);
      const crowded = own.some((other) => Math.hypot(other.x - x, other.y - y) < CLOSE);
      own.push({
        text: asName(phrase.printed),
        topic: id,
        x,
        y,
        weight: Number((crowded ? CROWDED * weight : weight).toFixed(4)),
      });
    }
    labels.push(...own);
  }
  return labels.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
}

/** Where the marked papers stand, and how many near their middle; null where they don't stand together. */
function placeOf(papers: Uint32Array, marks: Uint8Array, xy: Float64Array) {
  const members = papers.filter((paper) => marks[paper] === 1);
  const x = median(members, (paper) => xy[2 * paper]!);
  const y = median(members, (paper) => xy[2 * paper + 1]!);
  const near = members.filter(
    (paper) => Math.hypot(xy[2 * paper]! - x, xy[2 * paper + 1]! - y) < TOGETHER,
  ).length;
  return near * 2 < members.length ? null : { x, y, near };
}

function median(papers: Uint32Array, value: (paper: number) => number): number {
  const sorted = Float64Array.from(papers, value).sort();
  return sorted[sorted.length >> 1] ?? 0;
}
