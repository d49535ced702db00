import { UNSPLIT } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import { beginsUnspaced } from '../../words/words.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { bindsByPreposition } from '../language/links.ts';
import { withoutAdjectives } from './adjectives.ts';
import type { Concept } from './concepts.ts';
import { describeGrams, type Phrase, type Printer } from './describe-grams.ts';
import {
  type Counts,
  countGrams,
  firstLevel,
  type Level,
  longest,
  nextLevel,
  resolveBoundNames,
} from './grams.ts';
import { mergeTokens } from './merge-tokens.ts';
import { countsWithParts, partPlaces, withPartPapers } from './parts-of-compounds.ts';
import { formPrinter } from './printed-form.ts';
import { readWords } from './read-words.ts';
import { readTokens, type Tokens } from './tokens.ts';
import { withoutVerbs } from './verbs.ts';

export type { Phrase } from './describe-grams.ts';

/** Phrases of a corpus: in which papers each stands, and how it is printed. */
export interface PhraseIndex {
  /** Whole names only, no attributes and no parts of longer names; sorted by key. */
  readonly phrases: readonly Phrase[];
  /** Single words that are no names: where papers share no name, they may share one of these. */
  readonly words: readonly Phrase[];
  /** The corpus as the phrases were read from it. */
  readonly tokens: Tokens;
}

/** What hardly stands by itself is cut out of longer names: (urinary, respiratory) tract infection. */
const MIN_ALONE = 0.1;

/** Whether a phrase is a name of its own, not the end of others. */
export function isWhole({ length, alone }: Phrase): boolean {
  return length === 1 || alone >= MIN_ALONE;
}

/** A phrase that goes on in this share of its papers is a part of the longer one: neural machine (translation). */
const MOSTLY_LONGER = 0.6;
/** A name ends its group of words at this share of its places at least; adjectives and verbs do so less. */
const MIN_CLOSING = 0.35;
/**
 * Where attributes stand behind their noun a name that begins with one hardly stands alone: (rôles) sémantiques; nor does
 * what is cut out of a Chinese word: (液)相色谱.
 */
const MIN_NOUN_ALONE = 0.35;

/**
 * Collects phrases of one to four words that stand in at least `least` papers. Built level by level: a phrase is
 * as common as its parts at most.
 */
export function collectPhrases(
  texts: readonly TextPair[],
  least: number,
  language: Language = 'en',
  split = UNSPLIT,
  words = readWords(texts, language),
): PhraseIndex {
  const read = mergeTokens(readTokens(words, language, split));
  const tokens = withoutAdjectives(withoutVerbs(read));
  const print = formPrinter(tokens);
  const phrases: Phrase[] = [];
  const parts = partPlaces(tokens);
  let level = firstLevel(tokens);
  let counts = countsWithParts(tokens, countGrams(tokens, level), parts);
  const others = othersOf(tokens, level, counts, least, print);
  while (level.size > 0) {
    const next = nextLevel(tokens, level, counts, least);
    const nextCounts = countGrams(tokens, next, least);
    resolveBoundNames(next, nextCounts, level, counts);
    phrases.push(
      ...phrasesOf(tokens, level, counts, longest(level, next, nextCounts, least), least, print),
    );
    level = next;
    counts = nextCounts;
  }
  phrases.sort((a, b) => (a.key < b.key ? -1 : 1));
  const whole = (phrase: Phrase) => withPartPapers(phrase, parts);
  return { phrases: phrases.map(whole), words: others.map(whole), tokens };
}

/** A Chinese or Japanese character alone says too little to be a reason: 法, 剂. */
function isSingleCharacter(key: string): boolean {
  return key.length === 1 && beginsUnspaced(key);
}

/** The single words that make no name: adjectives, and what needs another word beside it. */
function othersOf(
  tokens: Tokens,
  level: Level,
  counts: Counts,
  least: number,
  print: Printer,
): readonly Phrase[] {
  // What is no noun a small letter tells in German, an ending in Russian: reasons are things, not what is said of them.
  const tellsNouns = tokens.language === 'de' || tokens.language === 'ru';
  const isSaid = ({ filler, endsName, key }: Concept) =>
    filler || (tellsNouns && !endsName) || isSingleCharacter(key);
  const kept = tokens.concepts.flatMap((concept, gram) =>
    counts.papers[gram]! >= least && counts.shaped[gram] === 0 && !isSaid(concept) ? gram : [],
  );
  return describeGrams(tokens, level, counts, kept, print);
}

function phrasesOf(
  tokens: Tokens,
  level: Level,
  counts: Counts,
  longer: Uint32Array,
  least: number,
  print: Printer,
): readonly Phrase[] {
  const mayBeCut = bindsByPreposition(tokens.language) || tokens.language === 'zh';
  const kept = Array.from({ length: level.size }, (_, gram) => gram).filter(
    (gram) =>
      counts.papers[gram]! >= least &&
      counts.shaped[gram] === 1 &&
      longer[gram]! < MOSTLY_LONGER * counts.papers[gram]! &&
      counts.closing[gram]! >= MIN_CLOSING * counts.places[gram]! &&
      (!mayBeCut || counts.alone[gram]! >= MIN_NOUN_ALONE * counts.places[gram]!),
  );
  return describeGrams(tokens, level, counts, kept, print);
}
