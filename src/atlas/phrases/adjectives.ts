import { type Imagined, shareOfPlaces } from './share-of-places.ts';
import { JOINT, type Tokens } from './tokens.ts';
import { isAdverb } from './word-classes.ts';

/** What stands before an adjective that is said of something: is robust, more robust, not robust. */
const BEFORE: ReadonlySet<string> = new Set(
  `is are was were be been being more most less very highly not how equally too quite seem seems remain remains become
  becomes became`.split(/\s+/),
);
/** A word that ends a group of words so at this share of its places is an adjective: nouns seldom pass a tenth. */
const MIN_SHARE = 0.4;
/** Places imagined beside those seen, at so many of which nouns stand so by chance. */
const BY_CHANCE: Imagined = { places: 4, share: 0.05 };

/**
 * Tokens whose English adjectives end no name, where their endings don't tell them (robust, sensitive, rare): before a
 * noun they stand like one, but where no noun follows they are said of something. Titles say nothing of it.
 */
export function withoutAdjectives(tokens: Tokens): Tokens {
  if (tokens.language !== 'en') return tokens;
  const { forms, joints, printed, conceptOf, concepts } = tokens;
  const before = printed.map((text) => {
    const word = text.toLowerCase();
    return BEFORE.has(word) || isAdverb(word);
  });
  const goesOn = (t: number, end: number) =>
    t + 1 < end && joints[t + 1] !== JOINT.break && !concepts[conceptOf[forms[t + 1]!]!]!.stop;
  const shares = shareOfPlaces(tokens, BY_CHANCE, (t, start, end) =>
    goesOn(t, end) ? null : t > start && joints[t] === JOINT.space && before[forms[t - 1]!]!,
  );
  const withEnds = concepts.map((concept, c) =>
    shares[c]! < MIN_SHARE || !concept.endsName ? concept : { ...concept, endsName: false },
  );
  return { ...tokens, concepts: withEnds };
}
