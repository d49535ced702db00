import { type CompoundSplitter, UNSPLIT } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import { longFormStart } from '../../words/short-forms.ts';
import { beginsUnspaced, UNSPACED } from '../../words/words.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { growing } from '../growing-list.ts';
import { linkPattern, withWordsApart } from '../language/links.ts';
import { withoutLeftOvers } from './chinese-words.ts';
import { type Concept, makeConcept } from './concepts.ts';
import { joinLineEnds } from './line-ends.ts';

/** How a token is joined to the one before it. */
export const JOINT = { sentence: 0, break: 1, space: 2, none: 3 } as const;

/** The words of a corpus as numbers: all titles and abstracts one after another. */
export interface Tokens {
  /** Tokens: index into `printed` and `conceptOf`. */
  readonly forms: Int32Array;
  /** Tokens: a value of `JOINT`. */
  readonly joints: Uint8Array;
  /** Forms: as printed. */
  readonly printed: string[];
  /** Forms: index into `concepts`. */
  readonly conceptOf: number[];
  readonly concepts: Concept[];
  /** Concept of each key. */
  readonly conceptOfKey: Map<string, number>;
  /** Sentences: first token; one more at the end. */
  readonly sentenceStarts: Int32Array;
  /** Sentences: index of the paper. */
  readonly sentencePaper: Int32Array;
  /** Sentences: 1 for a title. */
  readonly sentenceIsTitle: Uint8Array;
  /** What the corpus is read as. */
  readonly language: Language;
  /** What words of the corpus are made of. */
  readonly split: CompoundSplitter;
  /** Acronyms explained in the text, in order. */
  readonly definitions: readonly Definition[];
}

/** `long form (ACRONYM)` as it stands in a text. */
export interface Definition {
  readonly paper: number;
  /** Concept of the acronym. */
  readonly acronym: number;
  /** Concepts of the long form. */
  readonly long: readonly number[];
}

const SEGMENT = `[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]+(?:\\.\\p{N}+)?`;
const WORD = `${SEGMENT}(?:['’]\\p{L}+)?(?:[\\-‐‑]${SEGMENT})*`;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ADDRESS = /(?:https?:\/\/|www\.)\S+/g;
const SENTENCE_END = /[.!?。！？](?:\s|$)|[。！？\n]/;
/** `ViT`, `LLMs`, `GPT-4`: two capitals or more. */
const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\p{N}-]{2,10}$/u;
const MAX_DEFINITION_WORDS = 6;

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

/** Reads texts into tokens. A hyphenated word is one token; a title is one sentence. */
export function readTokens(
  texts: readonly TextPair[],
  language: Language = 'en',
  split = UNSPLIT,
): Tokens {
  const forms = growing();
  const joints = growing();
  const starts = growing();
  const papers = growing();
  const titles = growing();
  const book = formBook(language, split);
  const piecesOf = pieceReader(language);
  const definitions: Definition[] = [];
  const add = (text: string, paper: number, title: boolean) => {
    const clean = withWordsApart(joinLineEnds(text.replace(ADDRESS, ' . ')), language);
    let end = 0;
    let fresh = true;
    for (const { text: word, index } of piecesOf(clean)) {
      const gap = clean.slice(end, index);
      if (fresh || (!title && SENTENCE_END.test(gap))) {
        starts.push(forms.length());
        papers.push(paper);
        titles.push(title ? 1 : 0);
        joints.push(JOINT.sentence);
      } else joints.push(jointOf(gap));
      fresh = false;
      end = index + word.length;
      if (gap.endsWith('(') && clean[end] === ')' && ACRONYM.test(word)) {
        const long = longForm(word.replace(/s$/, ''), forms, starts.last(), book);
        if (long.length > 0)
          definitions.push({ paper, acronym: book.conceptOf[book.form(word)]!, long });
      }
      forms.push(book.form(word));
    }
  };
  for (const [paper, { title, abstract }] of texts.entries()) {
    add(title, paper, true);
    add(abstract, paper, false);
  }
  starts.push(forms.length());
  return {
    forms: forms.values(),
    joints: Uint8Array.from(joints.values()),
    printed: book.printed,
    conceptOf: book.conceptOf,
    concepts: book.concepts,
    conceptOfKey: book.conceptOfKey,
    sentenceStarts: starts.values(),
    sentencePaper: papers.values(),
    sentenceIsTitle: Uint8Array.from(titles.values()),
    language,
    split,
    definitions,
  };
}

/** How a token is joined to the one before it in its sentence by what stands between. */
function jointOf(gap: string): number {
  if (gap === '') return JOINT.none;
  return /^\s+$/.test(gap) ? JOINT.space : JOINT.break;
}

/** Numbers for forms and concepts, given out as they come. */
function formBook(language: Language, split: CompoundSplitter) {
  const printed: string[] = [];
  const conceptOf: number[] = [];
  const concepts: Concept[] = [];
  const conceptOfKey = new Map<string, number>();
  const known = new Map<string, number>();
  return {
    printed,
    conceptOf,
    concepts,
    conceptOfKey,
    form(text: string): number {
      const before = known.get(text);
      if (before !== undefined) return before;
      const concept = makeConcept(text, language, split);
      const number = conceptOfKey.get(concept.key) ?? concepts.push(concept) - 1;
      if (concept.compound) concepts[number] = { ...concepts[number]!, compound: true };
      conceptOfKey.set(concept.key, number);
      conceptOf.push(number);
      known.set(text, printed.length);
      return printed.push(text) - 1;
    },
  };
}

/** Concepts of the words before an acronym that it stands for; none where it fits none. */
function longForm(
  acronym: string,
  forms: ReturnType<typeof growing>,
  sentenceStart: number,
  book: ReturnType<typeof formBook>,
): readonly number[] {
  const end = forms.length();
  const first = Math.max(sentenceStart, end - MAX_DEFINITION_WORDS);
  const words: string[] = [];
  for (let t = first; t < end; t++) words.push(book.printed[forms.at(t)]!);
  // A token may hold blanks: a line end parts them.
  const before = words.join('\n');
  const start = longFormStart(before, acronym, (at) => at === 0 || before[at - 1] === '\n');
  if (start < 0) return [];
  const long: number[] = [];
  const skipped = before.slice(0, start).split('\n').length - 1;
  for (let t = first + skipped; t < end; t++) long.push(book.conceptOf[forms.at(t)]!);
  const opens = book.concepts[long[0]!]!;
  // One word is no long form, unless it is several with hyphens.
  const several = long.length > 1 || book.printed[forms.last()]!.includes('-');
  return opens.stop || !several ? [] : long;
}
