import type { Mentions } from '../phrases/mentions.ts';
import {
  conflicts,
  isPartOf,
  isReworded,
  type Named,
  type Parts,
  sameName,
} from '../phrases/name-relations.ts';
import type { Phrase } from '../phrases/phrase-index.ts';
import type { NamingRules } from './fit-names.ts';
import { keyOf, type Whole } from './wholes.ts';

/** A name that a part of a whole has. */
export interface TakenName {
  /** `keyOf` the whole. */
  readonly whole: string;
  readonly name: Named;
}

/** The wholes of one level, and the names given on all. */
export interface NamingLevel {
  readonly topicNames: ReadonlyMap<string, Named>;
  readonly wholes: readonly Whole[];
  /** Papers: index into the wholes, −1 for none. */
  readonly wholeOf: Int32Array;
  readonly taken: readonly TakenName[];
}

/** A name is at home where it is spoken of at least this much of as much as anywhere. */
const AT_HOME = 0.35;

/** A name says more than those above it, is at home in its whole, and is not taken. */
export function rulesFor(
  { topicNames, wholes, wholeOf, taken }: NamingLevel,
  w: number,
  { names, find, isSameThing }: Pick<NamingRules, 'names' | 'find' | 'isSameThing'>,
): NamingRules {
  const whole = wholes[w]!;
  const key = keyOf(whole);
  const { things, subtopics } = whole;
  const above = new Set(subtopics.map(({ printed }) => printed.toLowerCase()));
  const elsewhere = [...topicNames].filter(([topic]) => topic !== whole.topic);
  const isTaken = (phrase: Phrase) =>
    taken.some(({ whole: home, name }) => {
      if (home === key) return conflicts(phrase, name) || isSameThing(phrase, name);
      // A part may say more of what it is a part of: 3D object detection.
      const isAbove = above.size > 0 && above.has(name.printed.toLowerCase());
      return !isAbove && sameName(phrase, name);
    });
  return {
    names,
    find,
    isSameThing,
    about: [...sharedParts(things), ...subtopics.flatMap(({ parts }) => parts)],
    allowed: (phrase) =>
      !isTaken(phrase) &&
      !saysNoMore(phrase, whole) &&
      !subtopics.some((name) => isReworded(phrase, name)) &&
      !elsewhere.some(([, name]) => conflicts(phrase, name)) &&
      belongs(find(phrase.families), wholeOf, wholes, w),
  };
}

/** Whether a phrase stands in the names above; one of several things that a topic's name lists says more than all. */
function saysNoMore(phrase: Phrase, { things, subtopics, subtopic }: Whole): boolean {
  const isOneOfMany = subtopic === null && things.length > 1;
  return (
    subtopics.some(({ parts }) => isPartOf(phrase.parts, parts)) ||
    things.some(
      ({ parts }) =>
        isPartOf(phrase.parts, parts) && !(isOneOfMany && isPartOf(parts, phrase.parts)),
    )
  );
}

/** What all things have in common. */
function sharedParts([first, ...others]: readonly Named[]): Parts {
  return first?.parts.filter((part) => others.every(({ parts }) => parts.includes(part))) ?? [];
}

/** Whether a whole's papers speak of a thing about as much as those of the one that speaks of it most. */
function belongs(
  { papers, strengths }: Mentions,
  wholeOf: Int32Array,
  wholes: readonly Whole[],
  w: number,
): boolean {
  const sums = new Float64Array(wholes.length);
  for (const [p, paper] of papers.entries()) {
    const own = wholeOf[paper]!;
    if (own >= 0) sums[own]! += strengths[p]! ** 2;
  }
  const density = sums.map((sum, own) => sum / Math.max(1, wholes[own]!.members.length));
  return density[w]! >= AT_HOME * Math.max(...density);
}
