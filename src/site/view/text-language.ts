import { languageOf } from '../../atlas/language/detect.ts';

/** One small word may be of any language. */
const MIN_WORDS = 2;

/** The language of a text where it is known to be another than that of the pages (`tag`): by it browsers hyphenate and read aloud. */
export function foreignLanguage(text: string, tag: string): string | undefined {
  const language = languageOf(text, MIN_WORDS);
  return language === null || language === tag.split('-')[0]!.toLowerCase() ? undefined : language;
}
