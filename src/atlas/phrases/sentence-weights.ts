import { JOINT, type Tokens } from './tokens.ts';

/**
 * How likely a paper is about a thing that a sentence names. Set by how often the title names the
 * thing too, which `npm run bench -- names` prints: most where authors say what they do, least where they end.
 */
export const SENTENCE_WEIGHTS = {
  title: 1,
  contribution: 0.47,
  first: 0.38,
  other: 0.24,
  last: 0.1,
} as const;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
/** Who speaks for the paper. */
const AUTHORS = list('we our here wir nous nosotros 本文 我们 笔者 本研究 本稿 我々 著者');
/** This paper, dieser Beitrag: what stands for it after a word that points. */
const POINTERS = list('this the present in diese dieser dieses der die cet cette este esta');
const WORKS = list(
  'paper work study article survey review thesis report arbeit beitrag studie artikel travail étude trabajo estudio artículo',
);
/** Beginnings of what authors say they do with a thing of their own. */
const DEEDS =
  /^(?:propos|introduc|present|develop|investigat|stud(?:y|ies|ied)$|address|explor|focus|examin|design|describ|aim|analy[sz]|untersuch|entwick|vorgestell|stell|präsent|beschreib|zeig|étudi|présent|estudi|desarroll|提|研|介)/;

/** Sentences → how likely its paper is about what it names, 0–1. */
export function sentenceWeights(tokens: Tokens): Float32Array {
  const { sentencePaper, sentenceIsTitle } = tokens;
  const words = tokens.printed.map((text) => text.toLowerCase());
  const kinds = words.map((word) => ({
    authors: AUTHORS.has(word),
    pointer: POINTERS.has(word),
    work: WORKS.has(word),
    deed: DEEDS.test(word),
  }));
  const kindOf = (t: number) => kinds[tokens.forms[t]!]!;
  const contributes = (from: number, to: number): boolean => {
    let speaks = false;
    let does = false;
    for (let t = from; t < to; t++) {
      const kind = kindOf(t);
      const points = t > from && tokens.joints[t] === JOINT.space && kindOf(t - 1).pointer;
      if (kind.authors || (kind.work && points)) speaks = true;
      if (kind.deed) does = true;
    }
    return speaks && does;
  };
  return Float32Array.from(sentencePaper, (paper, s) => {
    if (sentenceIsTitle[s] === 1) return SENTENCE_WEIGHTS.title;
    if (contributes(tokens.sentenceStarts[s]!, tokens.sentenceStarts[s + 1]!))
      return SENTENCE_WEIGHTS.contribution;
    if (sentencePaper[s - 1] !== paper || sentenceIsTitle[s - 1] === 1)
      return SENTENCE_WEIGHTS.first;
    return sentencePaper[s + 1] === paper ? SENTENCE_WEIGHTS.other : SENTENCE_WEIGHTS.last;
  });
}
