import type { Phrase } from '../phrases/phrase-index.ts';
import { isHeadFamily } from '../phrases/word-classes.ts';

/** One word alone: a word for doing (pruning, translation) is a field, others are things rather than fields. */
const ONE_DEED = 0.9;
const ONE_RARE = 0.7;
const ONE_WORD = 0.15;
/** A thing that this share of all papers or fewer speak of is special enough to name a group by itself. */
const RARE_SHARE = 0.03;
/** So long a word is a compound (Klimawandel) or a term (exoskeleton). */
const LONG_WORD = 11;
const DEED =
  /(?:ing|[ts]ion|ment|sis|ics|[ae]nce|ty|ism|ology|graphy|metry|ia|itis|oma|pathy|ectomy|ship|ness)$/;
/** Model pruning says no more than pruning. */
const IDLE_HEAD = /^(?:model|system|network|method|framework|algorithm|task|neural) [^ ]+$/;
/** A name that stands in no title is a guess of ours rather than a term of the field. */
const IN_NO_TITLE = 0.5;
/** The more so where its last word is but a head: image datasets. */
const HEAD_IN_NO_TITLE = 0.2;
/** A name is full value where this share of its papers have it in the title, less where none has. */
const TITLE_SHARE = 0.35;
const UNTITLED = 0.3;
/** One word alone is a term where titles name it so: pruning; what they don't is spoken of by the way: labels. */
const TITLE_SHARE_WORD = 0.5;
/** Coherence (standard deviations) up to which a name says nothing of its papers' matter, and full value from there on. */
const LOOSE = 0.5;
const TIGHT = 1.5;
/** One word has to be tighter: transitions are of many kinds. */
const LOOSE_WORD = 0.7;
const TIGHT_WORD = 1.8;

/** How good the words of a name are before anything is known of its papers, 0–1. */
export function wordsQuality(phrase: Phrase, paperCount: number): number {
  if (!isOneWord(phrase)) return 1;
  const { key, printed, papers } = phrase;
  if (DEED.test(key) || DEED.test(printed)) return ONE_DEED;
  return key.length >= LONG_WORD || papers.length <= RARE_SHARE * paperCount ? ONE_RARE : ONE_WORD;
}

/** Whether a phrase is more than one word that stands in abstracts by the way: titles say it, or two words do. */
export function isTerm(phrase: Phrase): boolean {
  const { titles, papers, key } = phrase;
  if (!isOneWord(phrase)) return true;
  return key.length >= LONG_WORD || titles.length >= TITLE_SHARE * papers.length;
}

/** Whether a name says one thing only, whatever idle word stands beside it. */
export function isOneWord({ parts, key }: Phrase): boolean {
  return parts.length === 1 || IDLE_HEAD.test(key);
}

/** How good a name a phrase makes, 0–1: `titled` is the share of its papers with it in the title. */
export function nameQuality(
  phrase: Phrase,
  paperCount: number,
  titled: number,
  coherence: number,
): number {
  const untitled = isHeadFamily(phrase.parts.at(-1)!) ? HEAD_IN_NO_TITLE : IN_NO_TITLE;
  const term = phrase.titles.length > 0 ? 1 : untitled;
  const oneWord = isOneWord(phrase);
  const title = oneWord
    ? Math.min(1, titled / TITLE_SHARE_WORD)
    : UNTITLED + (1 - UNTITLED) * Math.min(1, titled / TITLE_SHARE);
  const [loose, full] = oneWord ? [LOOSE_WORD, TIGHT_WORD] : [LOOSE, TIGHT];
  const tight = Math.max(0, Math.min(1, (coherence - loose) / (full - loose)));
  return term * wordsQuality(phrase, paperCount) * title * tight;
}
