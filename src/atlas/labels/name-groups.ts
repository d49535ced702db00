import type { PhraseIndex } from './candidates.ts';
import {
  asName,
  characteristicPhrases,
  distinctPhrases,
  longest,
  nested,
} from './characteristic.ts';

export interface NamedGroup {
  readonly name: string;
  /** Characteristic phrases as printed, best first. */
  readonly phrases: readonly string[];
}

/** Phrases shown for a group. */
const PHRASES_SHOWN = 6;
/** Ends in a compound that waits for its noun: vision-language, 4-bit. */
const HALF_A_NAME = /-\w*(?<!ing|ion|ment|ity|nce|er|s)$/;
/** A name is borne by this many of its papers at least. */
const LEAST_PAPERS = 2;

/**
 * Names groups of papers so that no name stands in another, nor in one of `taken` (runs of stems); the group
 * with the clearest phrase chooses first. `groups[g]` marks its papers with 1.
 */
export function nameGroups(
  index: PhraseIndex,
  groups: readonly Uint8Array[],
  taken: readonly string[],
): readonly NamedGroup[] {
  const scored = groups.map((group) => characteristicPhrases(index, group, LEAST_PAPERS));
  const order = scored
    .map((_, g) => g)
    .sort((a, b) => (scored[b]![0]?.score ?? 0) - (scored[a]![0]?.score ?? 0) || a - b);
  const keys = [...taken];
  const names = new Map<number, NamedGroup>();
  for (const g of order) {
    const own = scored[g]!;
    const free = own.filter(
      ({ phrase }) => phrase.length > 1 && !keys.some((key) => nested(key, phrase.key)),
    );
    const first =
      free.find(({ phrase }) => !HALF_A_NAME.test(phrase.printed)) ??
      free[0] ??
      own.find(({ phrase }) => !keys.includes(phrase.key));
    const best = first === undefined ? undefined : longest(first, free);
    const phrases = distinctPhrases(own, PHRASES_SHOWN).map(({ phrase }) => phrase.printed);
    if (best !== undefined) keys.push(best.phrase.key);
    names.set(g, {
      name: best === undefined ? `Group ${g + 1}` : asName(best.phrase.printed),
      phrases,
    });
  }
  return groups.map((_, g) => names.get(g)!);
}
