import { type FamilySentences, familySentences } from './family-sentences.ts';
import { sentenceWeights } from './sentence-weights.ts';
import type { Tokens } from './tokens.ts';

/** Which papers speak of a thing, and how much. */
export interface Mentions {
  /** Indices of papers, rising. */
  readonly papers: Int32Array;
  /** Papers: 1 in the title, else less, growing with the sentences of the abstract that speak of it. */
  readonly strengths: Float32Array;
}

/** The strength of what stands in the title, but for rounding. */
export const IN_TITLE = 0.99;

/** Finds the papers that speak of a thing by word families that all have to be there. */
export type MentionFinder = (families: readonly string[]) => Mentions;

/** A sentence that has a name's words, but not side by side, weighs this share of what it would. */
const SCATTERED = 0.5;
/** What a part of the name in the title adds, where a sentence has the whole of it side by side. */
const PART_IN_TITLE = 0.2;
/** What families that stand in no one sentence of a paper are worth, of what each is worth alone. */
const APART = 0.4;
/** Side by side, or with a small word between: quantization of LLMs. */
const BETWEEN = 1;

/** The sentences of one paper that have a family: places `from` up to `to` in the list of all. */
interface Span {
  readonly family: string;
  from: number;
  to: number;
}

/**
 * Prepares the finder. A sentence speaks of a thing when it has all its families in whatever order, but for those
 * that the title has: these run through the whole paper. Each further sentence takes its part of what is left to 1.
 */
export function mentionFinder(tokens: Tokens): MentionFinder {
  const lists = familySentences(tokens);
  const { sentences } = lists;
  const weights = sentenceWeights(tokens);
  const inTitle = ({ from }: Span): boolean => tokens.sentenceIsTitle[sentences[from]!] === 1;
  const has = (span: Span, sentence: number): boolean => {
    for (let place = span.from; place < span.to; place++)
      if (sentences[place] === sentence) return true;
    return false;
  };

  const strengthOf = (spans: readonly Span[]): number => {
    const open = spans.filter((span) => !inTitle(span));
    if (open.length === 0) return 1;
    const [first, ...others] = open;
    let strength = 0;
    let whole = false;
    for (let place = first!.from; place < first!.to; place++) {
      const sentence = sentences[place]!;
      if (!others.every((span) => has(span, sentence))) continue;
      const here = standsWhole(tokens, sentence, spans);
      strength += (1 - strength) * (here ? 1 : SCATTERED) * weights[sentence]!;
      whole ||= here;
    }
    if (strength === 0) strength = open.reduce((apart, span) => apart * alone(span), APART);
    const part = whole && open.length < spans.length;
    return part ? strength + (1 - strength) * PART_IN_TITLE : strength;
  };
  const alone = (span: Span): number => {
    let strength = 0;
    for (let place = span.from; place < span.to; place++)
      strength += (1 - strength) * weights[sentences[place]!]!;
    return strength;
  };

  const known = new Map<string, Mentions>();
  return (families) => {
    const key = families.join(' ');
    const found = known.get(key) ?? intersect(families, lists, tokens.sentencePaper, strengthOf);
    known.set(key, found);
    return found;
  };
}

/** The papers that have all families, each with the strength of their sentences there: the lists are gone through together. */
function intersect(
  families: readonly string[],
  { numbers, starts, sentences }: FamilySentences,
  sentencePaper: Int32Array,
  strengthOf: (spans: readonly Span[]) => number,
): Mentions {
  const papers: number[] = [];
  const strengths: number[] = [];
  const paperOf = (place: number): number => sentencePaper[sentences[place]!]!;
  const startOf = (family: string, after: 0 | 1): number => {
    const number = numbers.get(family);
    return number === undefined ? 0 : starts[number + after]!;
  };
  const spans = families.map((family): Span => {
    const from = startOf(family, 0);
    return { family, from, to: from };
  });
  const ends = families.map((family) => startOf(family, 1));
  for (let paper = 0; spans.length > 0; ) {
    const latest = advance(spans, ends, paper, paperOf);
    if (latest === null) break;
    if (spans.every(({ from }) => paperOf(from) === latest)) {
      spanPaper(spans, ends, latest, paperOf);
      papers.push(latest);
      strengths.push(strengthOf(spans));
      paper = latest + 1;
    } else paper = latest;
  }
  return asMentions(papers, strengths);
}

/** Moves each span on to its first paper from `paper` on that is not before those of the spans ahead; the last span's paper, null at a list's end. */
function advance(
  spans: readonly Span[],
  ends: readonly number[],
  paper: number,
  paperOf: (place: number) => number,
): number | null {
  let latest = paper;
  for (const [f, span] of spans.entries()) {
    while (span.from < ends[f]! && paperOf(span.from) < latest) span.from++;
    if (span.from === ends[f]!) return null;
    latest = paperOf(span.from);
  }
  return latest;
}

/** Moves the end of each span behind the last sentence of the paper at which it begins. */
function spanPaper(
  spans: readonly Span[],
  ends: readonly number[],
  paper: number,
  paperOf: (place: number) => number,
): void {
  for (const [f, span] of spans.entries()) {
    span.to = span.from;
    while (span.to < ends[f]! && paperOf(span.to) === paper) span.to++;
  }
}

/** Whether a sentence has all families side by side, in whatever order. */
function standsWhole(
  { forms, conceptOf, concepts, sentenceStarts }: Tokens,
  sentence: number,
  families: readonly { readonly family: string }[],
): boolean {
  if (families.length === 1) return true;
  const seen = new Array<number>(families.length).fill(-1);
  for (let t = sentenceStarts[sentence]!; t < sentenceStarts[sentence + 1]!; t++) {
    const concept = concepts[conceptOf[forms[t]!]!]!;
    if (concept.stop) continue;
    let met = false;
    // Sentences are gone through by the million: nothing is made for a token.
    for (let f = 0; f < families.length; f++) {
      if (!concept.families.includes(families[f]!.family)) continue;
      seen[f] = t;
      met = true;
    }
    if (met && t - earliest(seen) < families.length + BETWEEN) return true;
  }
  return false;
}

/** The first of the places where all were seen; far off as long as one was not. */
function earliest(seen: readonly number[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (const place of seen) {
    if (place < 0) return Number.NEGATIVE_INFINITY;
    first = Math.min(first, place);
  }
  return first;
}

function asMentions(papers: readonly number[], strengths: readonly number[]): Mentions {
  return { papers: Int32Array.from(papers), strengths: Float32Array.from(strengths) };
}

/** Visits the values that two rising lists share, with their places in each. */
export function visitShared(
  a: Int32Array,
  b: Int32Array | Uint32Array,
  visit: (i: number, j: number) => void,
): void {
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    while (j < b.length && b[j]! < a[i]!) j++;
    if (j < b.length && b[j] === a[i]) visit(i, j);
  }
}
