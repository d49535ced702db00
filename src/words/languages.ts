import { newStemmer } from 'snowball-stemmers';
import { deu, fra, ita, jpn, nld, por, rus, spa, zho } from 'stopword';
import { simplified } from './chinese-variants.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { GENERAL_NOUNS } from './general-nouns.ts';
import { stem } from './stems.ts';
import { verbsOfAbstracts } from './verbs-of-abstracts.ts';
import {
  AFTER_STEMMING,
  BEFORE_STEMMING,
  firstRule,
  respell,
  SINGULAR,
  SMALL_WORD,
} from './word-endings.ts';
import { wordKey } from './word-families.ts';
import { isStopWord, normalise } from './words.ts';
import { WORDS_OF_ABSTRACTS } from './words-of-abstracts.ts';

/** The languages whose small words and endings are known; a corpus in any other is read as English. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'ru' | 'zh' | 'ja';

/** What a language's words are. */
export interface WordForms {
  /** Whether a normalised word says nothing of a paper's matter. */
  readonly isStopWord: (word: string) => boolean;
  /** Whether it is one of the small words, which say nothing of how papers of a field are written either. */
  readonly isFunctionWord: (word: string) => boolean;
  /** Stop words that neither begin nor end a name, but may stand inside one; normalised. */
  readonly abstractWords: ReadonlySet<string>;
  /** Words that name nothing by themselves; normalised. */
  readonly generalNouns: ReadonlySet<string>;
  /** The common beginning of a normalised word's forms. */
  readonly stem: (word: string) => string;
  /**
   * What a normalised word and its plural share, and words made of it do not: terminologie, not terminologique. The
   * stem where that is all that is known of a language.
   */
  readonly singular: (word: string) => string;
}

const STOP_LISTS: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  ...{ de: deu, fr: fra, es: spa, pt: por, it: ita, nl: nld, ru: rus, zh: zho, ja: jpn },
};

const SNOWBALL: Readonly<Partial<Record<Language, string>>> = {
  ...{ de: 'german', fr: 'french', es: 'spanish', pt: 'portuguese', it: 'italian', nl: 'dutch' },
  ru: 'russian',
};

const ENGLISH: WordForms = {
  isStopWord,
  isFunctionWord: isStopWord,
  abstractWords: new Set(),
  generalNouns: new Set(),
  stem,
  singular: wordKey,
};
const known = new Map<Language, WordForms>([['en', ENGLISH]]);

/** Stop words and stems of a language; English words count as stop words everywhere. */
export function wordForms(language: Language): WordForms {
  const forms = known.get(language) ?? makeForms(language as Exclude<Language, 'en'>);
  known.set(language, forms);
  return forms;
}

function listOf(words: string): readonly string[] {
  return words.split(/\s+/).map(normalise);
}

/** Stems remembered: whoever looks for the parts of compounds asks for dozens of beginnings and ends of each word. */
const MAX_REMEMBERED = 1_000_000;

function makeForms(language: Exclude<Language, 'en'>): WordForms {
  const abstractWords = new Set(listOf(WORDS_OF_ABSTRACTS[language]));
  const small = new Set([
    ...STOP_LISTS[language].map(normalise),
    ...listOf(FUNCTION_WORDS[language]),
  ]);
  const list = new Set([...verbsOfAbstracts(language).map(normalise), ...abstractWords]);
  const algorithm = SNOWBALL[language];
  const stemmer = algorithm === undefined ? null : newStemmer(algorithm);
  const stems = new Map<string, string>();
  const read = language === 'zh' ? simplified : (word: string) => word;
  const stem = (word: string): string => {
    if (stemmer === null) return read(word);
    const before = stems.get(word);
    if (before !== undefined) return before;
    const whole = respell(word, BEFORE_STEMMING[language]);
    const cut = normalise(respell(stemmer.stem(whole), AFTER_STEMMING[language]));
    if (stems.size === MAX_REMEMBERED) stems.clear();
    stems.set(word, cut);
    return cut;
  };
  const plurals = SINGULAR[language];
  const isFunctionWord = (word: string) =>
    small.has(read(word)) || SMALL_WORD[language]?.test(word) === true || isStopWord(word);
  return {
    isStopWord: (word) => list.has(read(word)) || isFunctionWord(word),
    isFunctionWord,
    abstractWords,
    generalNouns: new Set(listOf(GENERAL_NOUNS[language])),
    stem,
    singular: plurals === undefined ? stem : (word) => firstRule(word, plurals),
  };
}
