import { JOINT, type Tokens } from './tokens.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What stands before a verb, or before an adjective said of something: to offer, we found, they had, is driven. */
const BEFORE = list(
  `we it they i he she who which that to not can may might must will would could should cannot is are was were be been
  being also then often`,
);
/** What stands behind a verb and hardly behind a noun: offers a, discusses how. */
const BEHIND = list(
  'the a an its our their his her it them us him this these those how whether what why',
);
/** A word that stands as a verb does at this share of its places is one: nouns seldom pass a fifth. */
const MIN_SHARE = 0.45;
/** Places imagined beside those seen, at which words stand so by chance. */
const IMAGINED = 3;
const BY_CHANCE = 0.15;

/**
 * Tokens whose verbs neither begin nor end a name, told from nouns by the small words around them; what a dictionary
 * says would not tell `estimates` from `estimates`. Titles, which leave small words out, say nothing of it; in other
 * languages than English small words stand elsewhere.
 */
export function withoutVerbs(tokens: Tokens): Tokens {
  if (tokens.language !== 'en') return tokens;
  const { forms, joints, conceptOf, printed, sentenceStarts, sentenceIsTitle } = tokens;
  const before = printed.map((text) => BEFORE.has(text.toLowerCase()));
  const behind = printed.map((text) => BEHIND.has(text.toLowerCase()));
  const places = new Uint32Array(tokens.concepts.length);
  const asVerb = new Uint32Array(tokens.concepts.length);
  for (let s = 0; s + 1 < sentenceStarts.length; s++) {
    if (sentenceIsTitle[s] === 1) continue;
    const start = sentenceStarts[s]!;
    const end = sentenceStarts[s + 1]!;
    for (let t = start; t < end; t++) {
      const concept = conceptOf[forms[t]!]!;
      places[concept]!++;
      const led = t > start && joints[t] === JOINT.space && before[forms[t - 1]!]!;
      const followed = t + 1 < end && joints[t + 1] === JOINT.space && behind[forms[t + 1]!]!;
      if (led || followed) asVerb[concept]!++;
    }
  }
  const concepts = tokens.concepts.map((concept, c) => {
    const share = (asVerb[c]! + IMAGINED * BY_CHANCE) / (places[c]! + IMAGINED);
    return share < MIN_SHARE || concept.stop ? concept : { ...concept, filler: true };
  });
  return { ...tokens, concepts };
}
