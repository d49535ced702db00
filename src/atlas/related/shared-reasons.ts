import { keysOverlap } from '../phrases/characteristic-phrases.ts';
import type { Phrase, PhraseIndex } from '../phrases/phrase-index.ts';

/** Reasons two papers are related by. */
const SHARED = 3;
/** Fewer than this leave room for what tells less. */
const FEW = 2;
/** What two papers share with a quarter of the corpus does not relate them. */
const COMMON = 1 / 4;
/** A phrase that tells something less surely explains little; where there is nothing better, less will do. */
const INFORMATIVE = 0.65;
const HARDLY_INFORMATIVE = 0.4;
/** What tells less than this explains nothing (optimal, expected). */
const NOT_EMPTY = 0.2;
/** Words that are no names (epidural, hidden) say less than what they are said of: they have to tell more. */
const INFORMATIVE_WORD = 0.85;
/** A phrase as telling as this, and of a title, relates two papers by itself. */
const SURE = 0.8;
/** What stands in the title of one of the papers is worth so much more, in both twice that. */
const TITLED = 0.25;

/** The smallest named group that two papers are both in. */
export interface SharedGroup {
  readonly name: string;
  /** Whether it is a part of a topic, and tells more than most phrases. */
  readonly narrow: boolean;
}

/**
 * What two papers share and few others have: phrases, then words; beside one thing alone, which may say little, the
 * group that both are in; what tells little where there is nothing else. None inside another; none at all where nothing
 * they share tells anything.
 */
export type SharedReasons = (a: number, b: number, group: SharedGroup | null) => readonly string[];

/** Prepares what pairs of `paperCount` papers share. */
export function sharedReasons(
  index: Pick<PhraseIndex, 'phrases' | 'words'>,
  paperCount: number,
): SharedReasons {
  const phrasesOf = byPaper(index.phrases, paperCount, ({ papers }) => papers);
  const wordsOf = byPaper(index.words, paperCount, ({ papers }) => papers);
  const titledOf = byPaper([...index.phrases, ...index.words], paperCount, ({ titles }) => titles);
  return (a, b, group) => {
    const titles = (phrase: Phrase) =>
      Number(titledOf[a]!.includes(phrase)) + Number(titledOf[b]!.includes(phrase));
    const worth = (phrase: Phrase) =>
      phrase.informativeness *
      Math.log(paperCount / phrase.papers.length) *
      Math.sqrt(phrase.length) *
      (1 + TITLED * titles(phrase));
    const shared = (of: readonly (readonly Phrase[])[]) =>
      inBoth(of, a, b)
        .filter(({ key, papers }) => key.length > 1 && papers.length < COMMON * paperCount)
        .map((phrase) => ({ phrase, worth: worth(phrase) }))
        .sort((x, y) => y.worth - x.worth || (x.phrase.key < y.phrase.key ? -1 : 1))
        .map(({ phrase }) => phrase);
    const phrases = shared(phrasesOf);
    const named = withMore([], phrases, INFORMATIVE, SHARED);
    if (named.length >= FEW) return printed(named);
    const words = shared(wordsOf);
    const told = withMore(named, words, INFORMATIVE_WORD, FEW);
    const [first, second] = told;
    const alone = first !== undefined && second === undefined;
    const isSure = alone && first.informativeness >= SURE && titles(first) > 0;
    if (second !== undefined || (isSure && group?.narrow !== true)) return printed(told);
    const more = withMore(told, phrases, HARDLY_INFORMATIVE, group === null ? FEW : 1);
    if (group !== null) return withGroup(printed(more), group);
    if (more.length > 0) return printed(more);
    return printed(withMore([], [...phrases, ...words], NOT_EMPTY, FEW));
  };
}

/** Of each paper the phrases that have it among `papersOf` theirs. */
function byPaper(
  phrases: readonly Phrase[],
  paperCount: number,
  papersOf: (phrase: Phrase) => Uint32Array,
): readonly (readonly Phrase[])[] {
  const of: Phrase[][] = Array.from({ length: paperCount }, () => []);
  for (const phrase of phrases) for (const paper of papersOf(phrase)) of[paper]!.push(phrase);
  return of;
}

function inBoth(of: readonly (readonly Phrase[])[], a: number, b: number): readonly Phrase[] {
  const others = new Set(of[b]);
  return of[a]!.filter((phrase) => others.has(phrase));
}

/** `kept` and of `more`, the best first, those that tell something by `least` and overlap none before, `count` in all. */
function withMore(
  kept: readonly Phrase[],
  more: readonly Phrase[],
  least: number,
  count: number,
): readonly Phrase[] {
  const all = [...kept];
  for (const phrase of more) {
    if (all.length >= count) break;
    if (phrase.informativeness < least) continue;
    if (!all.some(({ key }) => keysOverlap(key, phrase.key))) all.push(phrase);
  }
  return all;
}

function printed(phrases: readonly Phrase[]): readonly string[] {
  return phrases.map(({ printed }) => printed);
}

/** Said once where reasons and the group name the same: by a part of a topic, or by what is narrower than a topic. */
function withGroup(reasons: readonly string[], { name, narrow }: SharedGroup): readonly string[] {
  const said = name.toLowerCase();
  const apart = reasons.filter((reason) => !said.includes(reason.toLowerCase()));
  if (narrow || apart.length === reasons.length) return [...apart, name];
  return reasons;
}
