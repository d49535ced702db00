import { isTerm } from '../subtopics/name-quality.ts';
import { isPartOf } from './name-relations.ts';
import { isWhole, type Phrase, type PhraseIndex } from './phrase-index.ts';

export interface ScoredPhrase {
  readonly phrase: Phrase;
  readonly score: number;
  /** Share of the group's papers that have it. */
  readonly coverage: number;
}

/** Two words say what one leaves open; a fourth adds little. */
const LENGTH_BONUS: readonly number[] = [0, 1, 1.5, 1.5, 1.3];
/** A word alone that stands in no title is hardly a term. */
const UNTITLED_WORD = 0.4;
/** What stands in titles is what papers are about; what stands in abstracts only may be mentioned in passing. */
const TITLE_BONUS = 2;
/** A paper in the group for every phrase, so that a phrase of two papers doesn't win by its rarity. */
const SMOOTHING = 1;

/**
 * The phrases by which a group of papers stands out, best first: share of the group's papers × how much commoner
 * it is inside than outside (log ratio, smoothed). Each paper counts once.
 */
export function characteristicPhrases(
  index: PhraseIndex,
  inGroup: Uint8Array,
  least: number,
): readonly ScoredPhrase[] {
  const n = inGroup.length;
  const size = inGroup.reduce((sum, value) => sum + value, 0);
  const counts = countInside(index.phrases, inGroup);
  const scored: ScoredPhrase[] = [];
  for (const [p, phrase] of index.phrases.entries()) {
    const inside = counts[p]!;
    if (inside < least || !isWhole(phrase)) continue;
    const outside = phrase.papers.length - inside;
    const ratio =
      (inside + SMOOTHING) /
      (size + 2 * SMOOTHING) /
      ((outside + SMOOTHING) / (n - size + 2 * SMOOTHING));
    if (ratio <= 1) continue;
    const coverage = inside / size;
    let titled = 0;
    for (const paper of phrase.titles) titled += inGroup[paper]!;
    const aboutness = 1 + (TITLE_BONUS * titled) / inside;
    scored.push({
      phrase,
      coverage,
      score:
        phrase.informativeness *
        aboutness *
        Math.sqrt(coverage) *
        Math.log(ratio) *
        wordsBonus(phrase),
    });
  }
  return scored.sort((a, b) => b.score - a.score || (a.phrase.key < b.phrase.key ? -1 : 1));
}

/** Papers → places of their phrases in a list, those of paper `i` from `starts[i]` up to `starts[i + 1]`. */
interface PhrasesOfPapers {
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

/** Made once for all groups of a corpus. */
const known = new WeakMap<readonly Phrase[], PhrasesOfPapers>();

/**
 * How many papers of a group have each phrase. Counted from the papers, not from the phrases: the groups of a large map
 * are many and small, and all phrases together stand in every paper.
 */
export function countInside(phrases: readonly Phrase[], inGroup: Uint8Array): Uint32Array {
  const { starts, places } = known.get(phrases) ?? phrasesOfPapers(phrases, inGroup.length);
  known.set(phrases, { starts, places });
  const counts = new Uint32Array(phrases.length);
  for (let paper = 0; paper < inGroup.length; paper++) {
    if (inGroup[paper] === 0) continue;
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) counts[places[at]!]!++;
  }
  return counts;
}

function phrasesOfPapers(phrases: readonly Phrase[], n: number): PhrasesOfPapers {
  const starts = new Uint32Array(n + 1);
  for (const { papers } of phrases) for (const paper of papers) starts[paper + 1]!++;
  for (let paper = 0; paper < n; paper++) starts[paper + 1]! += starts[paper]!;
  const places = new Uint32Array(starts[n]!);
  const next = starts.slice();
  for (const [p, { papers }] of phrases.entries())
    for (const paper of papers) places[next[paper]!++] = p;
  return { starts, places };
}

function wordsBonus({ length, parts, titles }: Phrase): number {
  const bonus = LENGTH_BONUS[length]!;
  return parts.length === 1 && titles.length === 0 ? UNTITLED_WORD * bonus : bonus;
}

/** A longer phrase stands for a part of it that hardly comes without it: neural machine → neural machine translation. */
const HARDLY_WITHOUT = 0.6;

/** The first `count` that are not part of one another, each as long as it mostly comes. */
export function distinctPhrases(
  scored: readonly ScoredPhrase[],
  count: number,
): readonly ScoredPhrase[] {
  const kept: ScoredPhrase[] = [];
  for (const first of scored) {
    if (kept.length === count) break;
    const candidate = longest(first, scored);
    if (!kept.some((other) => keysOverlap(other.phrase.key, candidate.phrase.key)))
      kept.push(candidate);
  }
  return kept;
}

/** So many are looked at for each that is kept: others say the same in other words. */
const LOOKED_AT = 4;

/**
 * The phrases that tell a reader most of a group of papers, as printed, none a part of another in whatever form: not
 * such as are mentioned everywhere by the way (images, prompts), where there are others.
 */
export function topPhrases(
  index: PhraseIndex,
  inGroup: Uint8Array,
  least: number,
  count: number,
): readonly string[] {
  const scored = characteristicPhrases(index, inGroup, least);
  const terms = scored.filter(({ phrase }) => isTerm(phrase));
  const kept: Phrase[] = [];
  for (const { phrase } of distinctPhrases(terms.length > 0 ? terms : scored, LOOKED_AT * count)) {
    if (kept.length === count) break;
    const same = ({ parts }: Phrase) =>
      isPartOf(parts, phrase.parts) || isPartOf(phrase.parts, parts);
    if (!kept.some(same)) kept.push(phrase);
  }
  return kept.map(({ printed }) => printed);
}

/** The longest phrase that has this one inside and comes nearly as often. */
function longest(part: ScoredPhrase, scored: readonly ScoredPhrase[]): ScoredPhrase {
  let best = part;
  for (const other of scored) {
    if (
      other.phrase.length <= best.phrase.length ||
      !keysOverlap(other.phrase.key, part.phrase.key)
    )
      continue;
    if (other.coverage >= HARDLY_WITHOUT * part.coverage) best = other;
  }
  return best;
}

/** Whether one run of stems stands inside the other, or is the same written in one word: pre train, pretrain. */
export function keysOverlap(a: string, b: string): boolean {
  return (
    ` ${a} `.includes(` ${b} `) ||
    ` ${b} `.includes(` ${a} `) ||
    a.replaceAll(' ', '') === b.replaceAll(' ', '')
  );
}

/** As a name on the map: first letter large, acronyms as they are. */
export function asName(printed: string): string {
  const first = printed.split(/[\s-]/, 1)[0] ?? '';
  return /\p{Lu}/u.test(first.slice(1))
    ? printed
    : printed.charAt(0).toUpperCase() + printed.slice(1);
}
