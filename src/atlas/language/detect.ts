import type { Language } from '../../words/languages.ts';

/** The languages of a corpus by the papers in each, most first; texts of which nothing is known count as English. */
export interface CorpusLanguages {
  readonly main: Language;
  /** Languages of a tenth of the papers or more besides. */
  readonly otherLanguages: readonly Language[];
}

/** Function words that tell a language from its sisters, most of them among its twenty commonest. */
const FUNCTION_WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: 'the a of and to in is for with that on are by this from as we be an which these it at was were or',
  de: 'der die und das den von zu mit ist des im für auf eine dem sich nicht werden wird ein einer als auch sind',
  fr: 'le la les des et du une dans pour que est sur par un au nous avec cette sont ces aux qui ce de',
  es: 'el los las del una y a que en por para con se es como la de un su al lo este esta',
  pt: 'o a os as de do da dos das uma e que em por para com não no na um se é são como mais ao foi foram pela',
  it: 'il gli della dei delle di che per con una è nel sono la le del un alla i da si a in',
  nl: 'de het een van en in op te voor met dat zijn is aan die wordt bij deze door worden',
};
const LANGUAGES = Object.keys(FUNCTION_WORDS) as readonly Language[];
/** The languages that each function word tells, by their places among `LANGUAGES`. */
const TOLD_BY = new Map<string, number[]>();
for (const [i, language] of LANGUAGES.entries())
  for (const word of new Set(FUNCTION_WORDS[language]!.split(' ')))
    TOLD_BY.set(word, [...(TOLD_BY.get(word) ?? []), i]);
/** Words of a text that are looked at. */
const MAX_WORDS = 150;
/** Letters of another script from this share on make a text one of its language. */
const MIN_SCRIPT_SHARE = 0.3;
/** Other languages of fewer papers are single strangers. */
const MIN_BESIDES = 0.1;

/** Tells the languages of a corpus from the scripts and the function words of its texts. */
export function detectLanguages(texts: readonly string[]): CorpusLanguages {
  const counts = new Map<Language, number>([['en', 0]]);
  for (const text of texts) {
    const language = languageOf(text) ?? 'en';
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [[main], ...others] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)) as [
    [Language, number],
    ...[Language, number][],
  ];
  const otherLanguages = others
    .filter(([, count]) => count > 0 && count >= MIN_BESIDES * texts.length)
    .map(([language]) => language);
  return { main, otherLanguages };
}

/**
 * The language of a text; null where fewer than `least` different words of it tell, or, of several that are asked for,
 * none that this language alone has.
 */
export function languageOf(text: string, least = 1): Language | null {
  const has = (script: RegExp) => {
    const found = text.match(script)?.length ?? 0;
    // Most texts have none: their letters need no counting, which takes longest.
    return found > 0 && found > MIN_SCRIPT_SHARE * (text.match(/\p{L}/gu)?.length ?? 0);
  };
  if (has(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu))
    return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'zh';
  if (has(/\p{Script=Cyrillic}/gu)) return 'ru';
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).slice(0, MAX_WORDS);
  const hits = new Uint8Array(LANGUAGES.length);
  for (const word of words) for (const language of TOLD_BY.get(word) ?? []) hits[language]!++;
  const most = hits.indexOf(Math.max(...hits));
  const telling = new Set(words.filter((word) => TOLD_BY.get(word)?.includes(most)));
  // Several languages have a, in, de and la: reazioni avverse a vaccini in età pediatrica is not English.
  const isSure = least === 1 || [...telling].some((word) => TOLD_BY.get(word)!.length === 1);
  return telling.size < least || !isSure ? null : LANGUAGES[most]!;
}
