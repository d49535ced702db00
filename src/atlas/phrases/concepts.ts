import { simplified } from '../../words/chinese-variants.ts';
import { type CompoundSplitter, UNSPLIT } from '../../words/compound-parts.ts';
import { type Language, wordForms } from '../../words/languages.ts';
import { familyOf, wordKey } from '../../words/word-families.ts';
import { beginsUnspaced, normalise } from '../../words/words.ts';
import { withoutLink } from '../language/links.ts';
import { isSmallCharacter } from './chinese-words.ts';
import { isRussianAdjective } from './russian-names.ts';
import { isFiller, isFillerCompound, isHead, mayEndName, partsPhrases } from './word-classes.ts';

/** What all forms of a word have in common: pre-training, pretraining; label, labels. */
export interface Concept {
  readonly key: string;
  /** Beginnings of its parts' relatives: vision-language → vision, languag. */
  readonly families: readonly string[];
  /** The same of what an acronym stands for. */
  readonly parts: readonly string[];
  /** Parts phrases: a function word. */
  readonly stop: boolean;
  /** Neither begins nor ends a name. */
  readonly filler: boolean;
  /** Needs another word to become a name. */
  readonly head: boolean;
  /** Written with a hyphen somewhere, and the same whatever follows it: self-supervised. */
  readonly compound: boolean;
  readonly endsName: boolean;
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A first part this short is a prefix: pre-training is one word, vision-language two. */
const MAX_PREFIX_LETTERS = 4;

/** Compounds whose sense is in what follows: quantization-aware training. */
const LEADS_ON =
  /-(?:aware|free|specific|efficient|guided|driven|agnostic|friendly|oriented|centric)$/;

/** What a word is, from its printed form. */
export function makeConcept(
  text: string,
  language: Language = 'en',
  split: CompoundSplitter = UNSPLIT,
): Concept {
  if (language !== 'en' || beginsUnspaced(text)) return makeForeignConcept(text, language, split);
  const word = normalise(text.replace(/['’]\p{L}+/gu, '')).replace(/[‐‑]/g, '-');
  const parts = word.split('-').filter((part) => part !== '');
  const compound = parts.length > 1;
  const keys = parts.map((part, p) => (p === parts.length - 1 ? wordKey(part) : part));
  const key = keys.join('');
  const apart = compound && keys.every((part) => part.length > MAX_PREFIX_LETTERS);
  const families = (apart ? keys.map(wordKey) : [key]).map(familyOf);
  return {
    key,
    families,
    parts: families,
    stop: !compound && partsPhrases(word),
    // The letters of I-V make no number.
    filler: compound
      ? isFillerCompound(word) || (isFiller(key) && keys.some((part) => part.length > 1))
      : isFiller(key),
    head: compound ? keys.every((part) => isHead(wordKey(part)) || isFiller(part)) : isHead(key),
    compound: compound && !LEADS_ON.test(word),
    endsName: (mayEndName(key) && !LEADS_ON.test(word)) || /\p{Lu}.*\p{Lu}/u.test(text),
  };
}

/**
 * Verbs and adjectives by their form: finite verbs of Russian in the third person; in Japanese what ends in hiragana
 * (防ぐ, 強い), for nouns are written in Chinese characters or katakana.
 */
const VERB_FORMS: Readonly<Partial<Record<Language, RegExp>>> = {
  ru: /(?:[аеуя][ею]т|тся|лся|лась|лось|лись|(?:мотр|уч|обрет|дел|лож|ставл|явл|новл|луч|ботк?|исыв|нализирова|полн|ользова|руж|следова|опроше|мен|стро|изова|цен|каз|меч|вед|ирова|снова|зда)(?:е|а)?н[аоы])$/,
  ja: /\p{Script=Hiragana}$/u,
};

/**
 * The same where English endings say nothing: relatives of a word share its stem, or those of what it is made of, and
 * whatever is no stop word may end a name.
 */
function makeForeignConcept(text: string, language: Language, split: CompoundSplitter): Concept {
  const han = beginsUnspaced(text);
  const own: Language = !han ? language : language === 'ja' || KANA.test(text) ? 'ja' : 'zh';
  const { isStopWord, abstractWords, generalNouns, stem, singular } = wordForms(own);
  const printed = normalise(withoutLink(text, language)).replace(/[‐‑]/g, '-');
  const word = own === 'zh' ? simplified(printed) : printed;
  const letters = word.replaceAll('-', '');
  const made = split(letters);
  const families = made.length === 0 ? [stem(letters)] : [...new Set(made.map(stem))];
  const idle = abstractWords.has(word);
  const stop = !idle && (isStopWord(word) || partsPhrases(word));
  return {
    key: singular(letters),
    families,
    parts: families,
    stop,
    filler:
      idle ||
      isFiller(word) ||
      (own === 'zh' && isSmallCharacter(word)) ||
      (!stop && VERB_FORMS[own]?.test(word) === true),
    head: generalNouns.has(word) || (!han && isHead(word)),
    compound: word.includes('-'),
    endsName: own !== 'ru' || !isRussianAdjective(word),
  };
}

/** Whether words that each need another make a name, since a hyphen made one thing of the first two: test-time training. */
export function makeJoinedName([first, ...others]: readonly Concept[]): boolean {
  const last = others.at(-1);
  if (last === undefined || !last.endsName || !first!.compound) return false;
  return [first!, ...others].every(({ head, filler }) => head && !filler);
}
