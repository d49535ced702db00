import { type CompoundSplitter, UNSPLIT } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import { longFormStart } from '../../words/short-forms.ts';
import { growing } from '../growing-list.ts';
import { type Concept, makeConcept } from './concepts.ts';
import { JOINT, MARKS, type ReadWords } from './read-words.ts';

export { JOINT } from './read-words.ts';

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

const MAX_DEFINITION_WORDS = 6;

/** Makes tokens of the words of texts: what their forms have in common, their sentences, the acronyms they explain. */
export function readTokens(words: ReadWords, language: Language = 'en', split = UNSPLIT): Tokens {
  const { forms, marks, printed } = words;
  const known = conceptsOfForms(printed, language, split);
  const joints = new Uint8Array(forms.length);
  const starts = growing();
  const papers = growing();
  const titles = growing();
  const definitions: Definition[] = [];
  for (let paper = 0; paper + 1 < words.starts.length; paper++) {
    for (let t = words.starts[paper]!; t < words.starts[paper + 1]!; t++) {
      const mark = marks[t]!;
      joints[t] = mark & MARKS.joint;
      if (joints[t] === JOINT.sentence) {
        starts.push(t);
        papers.push(paper);
        titles.push((mark & MARKS.title) === 0 ? 0 : 1);
      }
      if ((mark & MARKS.bracketed) === 0) continue;
      const long = longForm(words, t, starts.last(), known);
      const acronym = known.conceptOf[forms[t]!]!;
      if (long.length > 0) definitions.push({ paper, acronym, long });
    }
  }
  starts.push(forms.length);
  return {
    ...{ forms, joints, printed, ...known },
    sentenceStarts: starts.values(),
    sentencePaper: papers.values(),
    sentenceIsTitle: Uint8Array.from(titles.values()),
    ...{ language, split, definitions },
  };
}

/** What the forms of words have in common, numbered as they come. */
function conceptsOfForms(
  printed: readonly string[],
  language: Language,
  split: CompoundSplitter,
): Pick<Tokens, 'conceptOf' | 'concepts' | 'conceptOfKey'> {
  const concepts: Concept[] = [];
  const conceptOfKey = new Map<string, number>();
  const conceptOf = printed.map((text) => {
    const concept = makeConcept(text, language, split);
    const number = conceptOfKey.get(concept.key) ?? concepts.push(concept) - 1;
    if (concept.compound) concepts[number] = { ...concepts[number]!, compound: true };
    conceptOfKey.set(concept.key, number);
    return number;
  });
  return { conceptOf, concepts, conceptOfKey };
}

/** Concepts of the words before the acronym at token `end` that it stands for; none where it fits none. */
function longForm(
  { forms, printed }: ReadWords,
  end: number,
  sentenceStart: number,
  { conceptOf, concepts }: Pick<Tokens, 'conceptOf' | 'concepts'>,
): readonly number[] {
  const acronym = printed[forms[end]!]!.replace(/s$/, '');
  const first = Math.max(sentenceStart, end - MAX_DEFINITION_WORDS);
  const words = Array.from(forms.subarray(first, end), (form) => printed[form]!);
  // A token may hold blanks: a line end parts them.
  const before = words.join('\n');
  const start = longFormStart(before, acronym, (at) => at === 0 || before[at - 1] === '\n');
  if (start < 0) return [];
  const skipped = before.slice(0, start).split('\n').length - 1;
  const long = Array.from(forms.subarray(first + skipped, end), (form) => conceptOf[form]!);
  const opens = concepts[long[0]!]!;
  // One word is no long form, unless it is several with hyphens.
  const several = long.length > 1 || words.at(-1)!.includes('-');
  return opens.stop || !several ? [] : long;
}
