import type { Tokens } from './phrases/tokens.ts';

/** Which papers speak of a thing, and how much. */
export interface Mentions {
  /** Indices of papers, rising. */
  readonly papers: Int32Array;
  /** Papers: 1 in the title, else less, growing with the sentences of the abstract that speak of it. */
  readonly strengths: Float32Array;
}

/** Finds the papers that speak of a thing by word families that all have to be there. */
export type MentionFinder = (families: readonly string[]) => Mentions;

/** What one sentence of an abstract says of a paper's matter; each further one takes this share of the rest. */
const SENTENCE_STRENGTH = 0.35;

/** Prepares the finder: the strength of a whole is the product of its parts', so that no order of words is asked for. */
export function mentionFinder(tokens: Tokens): MentionFinder {
  const { numbers, starts, sentences } = familySentences(tokens);
  const known = new Map<string, Mentions>();
  const ofFamily = (family: string): Mentions => {
    const before = known.get(family);
    if (before !== undefined) return before;
    const number = numbers.get(family);
    const own =
      number === undefined
        ? sentences.subarray(0, 0)
        : sentences.subarray(starts[number]!, starts[number + 1]!);
    const found = strengthsOf(own, tokens);
    known.set(family, found);
    return found;
  };
  return (families) => families.map(ofFamily).reduce(inBoth);
}

function strengthsOf(sentences: Int32Array, tokens: Tokens): Mentions {
  const papers = new Int32Array(sentences.length);
  const strengths = new Float32Array(sentences.length);
  let count = 0;
  for (const sentence of sentences) {
    const paper = tokens.sentencePaper[sentence]!;
    if (count === 0 || papers[count - 1] !== paper) papers[count++] = paper;
    const before = strengths[count - 1]!;
    const strength = tokens.sentenceIsTitle[sentence] === 1 ? 1 : SENTENCE_STRENGTH;
    strengths[count - 1] = before + (1 - before) * strength;
  }
  return { papers: papers.slice(0, count), strengths: strengths.slice(0, count) };
}

function inBoth(a: Mentions, b: Mentions): Mentions {
  const papers = new Int32Array(Math.min(a.papers.length, b.papers.length));
  const strengths = new Float32Array(papers.length);
  let count = 0;
  visitShared(a.papers, b.papers, (i, j) => {
    papers[count] = a.papers[i]!;
    strengths[count++] = a.strengths[i]! * b.strengths[j]!;
  });
  return { papers: papers.slice(0, count), strengths: strengths.slice(0, count) };
}

/** Visits the values that two rising lists share, with their places in each. */
export function visitShared(
  a: Int32Array,
  b: Int32Array,
  visit: (i: number, j: number) => void,
): void {
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    while (j < b.length && b[j]! < a[i]!) j++;
    if (j < b.length && b[j] === a[i]) visit(i, j);
  }
}

/** The sentences of each word family: `sentences[starts[f] … starts[f + 1])`, rising, each once. */
function familySentences(tokens: Tokens) {
  const numbers = new Map<string, number>();
  const familiesOf = tokens.concepts.map(({ families, stop }) =>
    stop
      ? []
      : families.map((family) => {
          const number = numbers.get(family) ?? numbers.size;
          numbers.set(family, number);
          return number;
        }),
  );
  const last = new Int32Array(numbers.size);
  const starts = new Int32Array(numbers.size + 1);
  const visit = (see: (family: number, sentence: number) => void) => {
    last.fill(-1);
    for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
      for (let t = tokens.sentenceStarts[s]!; t < tokens.sentenceStarts[s + 1]!; t++) {
        for (const family of familiesOf[tokens.conceptOf[tokens.forms[t]!]!]!) {
          if (last[family] === s) continue;
          last[family] = s;
          see(family, s);
        }
      }
    }
  };
  visit((family) => {
    starts[family + 1]!++;
  });
  for (let f = 0; f < numbers.size; f++) starts[f + 1]! += starts[f]!;
  const sentences = new Int32Array(starts[numbers.size]!);
  const filled = starts.slice();
  visit((family, s) => {
    sentences[filled[family]!++] = s;
  });
  return { numbers, starts, sentences };
}
