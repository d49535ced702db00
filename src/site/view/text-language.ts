import { languageOf } from '../../atlas/language/detect.ts';
import type { Paper } from '../../corpus/paper.ts';

/** One small word may be of any language, however often it stands there. */
const MIN_WORDS = 2;

/** Some hundred words tell as surely as all of a paper. */
const MAX_LETTERS = 800;

/** The language of a text where it is known to be another than that of the pages (`tag`): by it browsers hyphenate and read aloud. */
export function foreignLanguage(text: string, tag: string): string | undefined {
  const language = languageOf(text.slice(0, MAX_LETTERS), MIN_WORDS);
  return language === null || language === tag.split('-')[0]!.toLowerCase() ? undefined : language;
}

/** What a paper says, as plain text. */
type Texts = Pick<Paper, 'titlePlain' | 'abstractPlain'>;

/** Some ten lists have each paper: `''` for the language of the pages. */
const known = new WeakMap<Texts, string>();

/** The language of a paper where it is known to be another than that of the pages, whose `tag` is always the same. */
export function foreignLanguageOf(paper: Texts, tag: string): string | undefined {
  const before = known.get(paper);
  if (before !== undefined) return before === '' ? undefined : before;
  const language = foreignLanguage(`${paper.titlePlain} ${paper.abstractPlain}`, tag);
  known.set(paper, language ?? '');
  return language;
}
