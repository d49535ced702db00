import type { Concept } from './concepts.ts';
import { type Counts, conceptsAt, type Level } from './grams.ts';
import { isSetting } from './title-settings.ts';
import type { Tokens } from './tokens.ts';
import { isIdleHead } from './word-classes.ts';

export interface Phrase {
  /** Word keys joined by spaces: the forms of a phrase share it. */
  readonly key: string;
  /** Words. */
  readonly length: number;
  /** The commonest printed form. */
  readonly printed: string;
  /** Word families of its parts, each once: what a sentence must have to speak of it. */
  readonly families: readonly string[];
  /** The same with acronyms written out: what another name may not have inside. */
  readonly parts: readonly string[];
  /** Indices of papers that have it, rising. */
  readonly papers: Uint32Array;
  /** Those of them that have it in the title. */
  readonly titles: Uint32Array;
  /** How many of them have it in the title as what something is or was tried in: in dogs, in unknown environments. */
  readonly settings: number;
  /** How many of them come back to it. */
  readonly repeated: number;
  /** Share of its places at which no word of a longer name leads it. */
  readonly alone: number;
  /** How surely it tells something of a paper's matter, 0–1; 1 before that is weighed. */
  readonly informativeness: number;
}

/** Prints what stands at some tokens, so many words long. */
export type Printer = (places: readonly number[], length: number) => string;

/** Places looked at to learn how a phrase is printed. */
const PLACES_SEEN = 200;

/** Goes through the corpus once for all that is to be known of some grams. */
export function describeGrams(
  tokens: Tokens,
  { length, grams, size }: Level,
  counts: Counts,
  kept: readonly number[],
  print: Printer,
): readonly Phrase[] {
  const slot = new Int32Array(size).fill(-1);
  for (const [k, gram] of kept.entries()) slot[gram] = k;
  const seen = kept.map((gram) => nothingSeen(counts.papers[gram]!, counts.titles[gram]!));
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    for (let t = tokens.sentenceStarts[s]!; t < tokens.sentenceStarts[s + 1]!; t++) {
      const own = grams[t] === -1 ? undefined : seen[slot[grams[t]!]!];
      if (own !== undefined) see(own, tokens, s, t);
    }
  }
  return kept.map((gram, k) => {
    const concepts = conceptsAt(tokens, counts.example[gram]!, length);
    const { papers, titles, settings, again, places } = seen[k]!;
    return {
      key: concepts.map(({ key }) => key).join(' '),
      length,
      printed: print(places, length),
      families: [...new Set(distinctiveFamilies(concepts))],
      parts: [...new Set(concepts.flatMap(({ parts }) => parts))],
      papers: papers.values(),
      titles: titles.values(),
      settings: settings.values().length,
      repeated: again.values().length,
      alone: counts.alone[gram]! / counts.places[gram]!,
      informativeness: 1,
    };
  });
}

/** What is seen of a gram of at most so many papers and titles. */
function nothingSeen(papers: number, titles: number) {
  return {
    papers: eachOnce(papers),
    titles: eachOnce(titles),
    settings: eachOnce(titles),
    again: eachOnce(papers),
    places: [] as number[],
  };
}

/** Notes that a gram begins at token `t` of sentence `s`. */
function see(own: ReturnType<typeof nothingSeen>, tokens: Tokens, s: number, t: number): void {
  const paper = tokens.sentencePaper[s]!;
  if (own.places.length < PLACES_SEEN) own.places.push(t);
  if (!own.papers.add(paper)) own.again.add(paper);
  if (tokens.sentenceIsTitle[s] !== 1) return;
  own.titles.add(paper);
  if (isSetting(tokens, t, tokens.sentenceStarts[s]!)) own.settings.add(paper);
}

/** A list of at most so many papers that come in order: `add` says whether a paper is new. */
function eachOnce(most: number) {
  const papers = new Uint32Array(most);
  let length = 0;
  return {
    add(paper: number): boolean {
      if (length > 0 && papers[length - 1] === paper) return false;
      papers[length++] = paper;
      return true;
    },
    values: (): Uint32Array => papers.subarray(0, length),
  };
}

/** Families that have to be there; idle heads say nothing behind a compound: self-supervised learning. */
function distinctiveFamilies(concepts: readonly Concept[]): readonly string[] {
  const compound = concepts.some((concept) => concept.compound && !concept.head);
  const own = compound ? concepts.filter(({ key }) => !isIdleHead(key)) : concepts;
  return own.flatMap(({ families }) => families);
}
