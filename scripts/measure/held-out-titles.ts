import type { TextPair } from '../../src/atlas/embed/tfidf.ts';
import { IN_TITLE, mentionFinder } from '../../src/atlas/phrases/mentions.ts';
import { canonicalNames } from '../../src/atlas/phrases/name-relations.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { SENTENCE_WEIGHTS } from '../../src/atlas/phrases/sentence-weights.ts';

/** Names that fewer titles have say little, those that more papers have are no names. */
const MIN_TITLES = 3;
const MAX_SHARE = 0.1;
/** What several sentences come to, at least. */
const SEVERAL = [0.5, 0.7, 0.9] as const;

/**
 * How often titles, hidden, name what their abstracts speak of: in one sentence, by where it stands, and in several,
 * by the strength they come to. Titles name but part of what papers are about.
 */
export function heldOutTitles(
  texts: readonly TextPair[],
): readonly { readonly spokenOf: string; readonly papers: number; readonly titled: number }[] {
  const index = collectPhrases(texts, MIN_TITLES);
  const hidden = texts.map(({ abstract }) => ({ title: '', abstract }));
  const inAbstract = mentionFinder(collectPhrases(hidden, MIN_TITLES).tokens);
  const inText = mentionFinder(index.tokens);
  const rows = [
    ...Object.entries(SENTENCE_WEIGHTS).map(([kind, weight]) => ({
      spokenOf: `once, ${kind}`,
      fits: (strength: number) => Math.abs(strength - weight) < 0.001,
    })),
    ...SEVERAL.map((least, i) => ({
      spokenOf: `several times, ${least} and more`,
      fits: (strength: number) => strength >= least && strength < (SEVERAL[i + 1] ?? 1),
    })),
  ].map((row) => ({ ...row, papers: 0, titled: 0 }));
  for (const { families, titles, papers } of canonicalNames(index)) {
    if (titles.length < MIN_TITLES || papers.length > MAX_SHARE * texts.length) continue;
    const whole = inText(families);
    const naming = new Set(whole.papers.filter((_, p) => whole.strengths[p]! >= IN_TITLE));
    const spoken = inAbstract(families);
    for (const [p, paper] of spoken.papers.entries()) {
      const row = rows.find(({ fits }) => fits(spoken.strengths[p]!));
      if (row === undefined) continue;
      row.papers++;
      if (naming.has(paper)) row.titled++;
    }
  }
  return rows.filter(({ papers }) => papers > 0);
}
