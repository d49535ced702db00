import type { Language } from '../../words/languages.ts';
import { beginsUnspaced, UNSPACED } from '../../words/words.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { growing } from '../growing-list.ts';
import { linkPattern, withWordsApart } from '../language/links.ts';
import { withoutLeftOvers } from './chinese-words.ts';
import { joinLineEnds } from './line-ends.ts';

/** How a token is joined to the one before it. */
export const JOINT = { sentence: 0, break: 1, space: 2, none: 3 } as const;
/** The bits of a mark that hold a joint, that for a title, and that for an acronym alone in brackets. */
export const MARKS = { joint: 3, title: 4, bracketed: 8 } as const;

/** The words of texts as they are printed, by numbers given out as they come: what is read of a text hangs on it alone. */
export interface ReadWords {
  /** Text `i` has the tokens from `starts[i]` up to `starts[i + 1]`, its title first. */
  readonly starts: Int32Array;
  /** Tokens: index into `printed`. */
  readonly forms: Int32Array;
  /** Tokens: a value of `JOINT`, and bits of `MARKS`. */
  readonly marks: Uint8Array;
  readonly printed: string[];
}

/** Texts read before, and which each text was there: −1 for none. */
export interface ReadBefore {
  readonly words: ReadWords;
  readonly places: Int32Array;
}

const SEGMENT = `[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]+(?:\\.\\p{N}+)?`;
const WORD = `${SEGMENT}(?:['’]\\p{L}+)?(?:[\\-‐‑]${SEGMENT})*`;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ADDRESS = /(?:https?:\/\/|www\.)\S+/g;
const SENTENCE_END = /[.!?。！？](?:\s|$)|[。！？\n]/;
/** `ViT`, `LLMs`, `GPT-4`: two capitals or more. */
const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\p{N}-]{2,10}$/u;

/** Reads texts word by word, but for those that were read before. A hyphenated word is one; a title is one sentence. */
export function readWords(
  texts: readonly TextPair[],
  language: Language = 'en',
  before: ReadBefore | null = null,
): ReadWords {
  const starts = new Int32Array(texts.length + 1);
  const forms = growing();
  const marks = growing();
  const printed: string[] = [];
  const numbers = new Map<string, number>();
  const read = textReader(language);
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? printed.push(word) - 1;
    numbers.set(word, number);
    return number;
  };
  const add = (word: string, mark: number) => {
    forms.push(numberOf(word));
    marks.push(mark);
  };
  const addAgain = before === null ? null : againReader(before.words, numberOf, forms, marks);
  for (const [i, { title, abstract }] of texts.entries()) {
    const place = before?.places[i] ?? -1;
    if (addAgain !== null && place >= 0) addAgain(place);
    else {
      read(title, true, add);
      read(abstract, false, add);
    }
    starts[i + 1] = forms.length();
  }
  return { starts, forms: forms.values(), marks: Uint8Array.from(marks.values()), printed };
}

/** Hears of a word and its mark. */
type OnWord = (word: string, mark: number) => void;

/** Adds the words of a text that was read before, by its place there: each is looked up once, however often it stands. */
function againReader(
  before: ReadWords,
  numberOf: (word: string) => number,
  forms: ReturnType<typeof growing>,
  marks: ReturnType<typeof growing>,
): (place: number) => void {
  const numbers = new Int32Array(before.printed.length).fill(-1);
  return (place) => {
    for (let t = before.starts[place]!; t < before.starts[place + 1]!; t++) {
      const form = before.forms[t]!;
      if (numbers[form] === -1) numbers[form] = numberOf(before.printed[form]!);
      forms.push(numbers[form]!);
      marks.push(before.marks[t]!);
    }
  };
}

function textReader(language: Language): (text: string, title: boolean, add: OnWord) => void {
  const piecesOf = pieceReader(language);
  return (text, title, add) => {
    const clean = withWordsApart(joinLineEnds(text.replace(ADDRESS, ' . ')), language);
    let end = 0;
    let fresh = true;
    for (const { text: word, index } of piecesOf(clean)) {
      const gap = clean.slice(end, index);
      const begins = fresh || (!title && SENTENCE_END.test(gap));
      fresh = false;
      end = index + word.length;
      const bracketed = gap.endsWith('(') && clean[end] === ')' && ACRONYM.test(word);
      const mark = begins ? JOINT.sentence : jointOf(gap);
      add(word, mark | (title ? MARKS.title : 0) | (bracketed ? MARKS.bracketed : 0));
    }
  };
}

/** A word or a mark between two, with its place in the text. */
interface Piece {
  readonly text: string;
  readonly index: number;
}

/** The words of a text in order; runs of Chinese and Japanese characters are cut into words. */
function pieceReader(language: Language): (text: string) => Iterable<Piece> {
  const words = new RegExp(`${UNSPACED}+|${linkPattern(language)}${WORD}`, 'giv');
  const segmenters = {
    zh: new Intl.Segmenter('zh', { granularity: 'word' }),
    ja: new Intl.Segmenter('ja', { granularity: 'word' }),
  };
  return function* read(text) {
    const segmenter = KANA.test(text) ? segmenters.ja : segmenters.zh;
    for (const match of text.matchAll(words)) {
      if (!beginsUnspaced(match[0])) {
        yield { text: match[0], index: match.index };
        continue;
      }
      let at = match.index;
      for (const text of withoutLeftOvers(segmenter.segment(match[0]))) {
        yield { text, index: at };
        at += text.length;
      }
    }
  };
}

/** How a token is joined to the one before it in its sentence by what stands between. */
function jointOf(gap: string): number {
  if (gap === '') return JOINT.none;
  return /^\s+$/.test(gap) ? JOINT.space : JOINT.break;
}
