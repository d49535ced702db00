import type { Paper } from '../../corpus/paper.ts';
import { languageOf } from './detect.ts';

/** One small word may be of any language, however often it stands there. */
const MIN_WORDS = 2;

/** Some hundred words tell as surely as all of a paper. */
const MAX_LETTERS = 800;

/** What a paper says, as plain text. */
type Texts = Pick<Paper, 'titlePlain' | 'abstractPlain'>;

/** The language of a text; null where too few of its words tell. */
function toldLanguage(text: string): string | null {
  return languageOf(text.slice(0, MAX_LETTERS), MIN_WORDS);
}

/** The language in which a paper is written; null where too few of its words tell. */
export function paperLanguage({ titlePlain, abstractPlain }: Texts): string | null {
  return toldLanguage(`${titlePlain} ${abstractPlain}`);
}

/** The language of a text where it is known to be another than that of the pages (`tag`): by it browsers hyphenate and read aloud. */
export function foreignLanguage(text: string, tag: string): string | undefined {
  return unlessOf(tag, toldLanguage(text));
}

/** Some ten lists have each paper: `''` for the language of the pages. */
const known = new WeakMap<Texts, string>();

/** The language of a paper where it is known to be another than that of the pages, whose `tag` is always the same. */
export function foreignLanguageOf(
  paper: Texts & Pick<Paper, 'language'>,
  tag: string,
): string | undefined {
  const before = known.get(paper);
  if (before !== undefined) return before === '' ? undefined : before;
  const language = unlessOf(
    tag,
    paper.language === undefined ? paperLanguage(paper) : paper.language,
  );
  known.set(paper, language ?? '');
  return language;
}

function unlessOf(tag: string, language: string | null): string | undefined {
  return language === null || language === tag.split('-')[0]!.toLowerCase() ? undefined : language;
}
