import { UNSPLIT } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import type { TextPair } from '../embed/tfidf.ts';
import type { Concept } from './concepts.ts';
import { CAPITALS, type LongForm, resolveAcronyms } from './long-forms.ts';
import { mergeUnits, pairKey } from './merge-tokens.ts';
import { readWords } from './read-words.ts';
import { JOINT, readTokens, type Tokens } from './tokens.ts';

/** How a corpus takes words that a single text would not explain, by the keys of their concepts: plain data. */
export interface Lexicon {
  readonly language: Language;
  /** Acronyms that the corpus explains, as what they stand for. */
  readonly acronyms: ReadonlyMap<string, Concept>;
  /** What they stand for, by the first word of it; the longest first. */
  readonly longForms: ReadonlyMap<string, readonly KnownLongForm[]>;
  /** Words that some write as two. */
  readonly joined: ReadonlyMap<string, Concept>;
}

interface KnownLongForm {
  readonly acronym: string;
  readonly parts: readonly string[];
}

/** What the tokens of a corpus, merged, know of words. */
export function lexiconOf(tokens: Tokens): Lexicon {
  const { concepts, definitions, printed, conceptOf, language } = tokens;
  const explained = new Set(definitions.map(({ acronym }) => acronym));
  const keyOf = (concept: number) => concepts[concept]!.key;
  const acronyms = new Map([...explained].map((one) => [keyOf(one), concepts[one]!]));
  const longForms = new Map<string, KnownLongForm[]>();
  for (const [first, own] of resolveAcronyms(tokens))
    longForms.set(
      keyOf(first),
      own.map(({ acronym, parts }) => ({ acronym: keyOf(acronym), parts: parts.map(keyOf) })),
    );
  const joined = new Map<string, Concept>();
  for (const [form, text] of printed.entries()) {
    const concept = conceptOf[form]!;
    if (text.includes(' ') && !explained.has(concept))
      joined.set(keyOf(concept), concepts[concept]!);
  }
  return { language, acronyms, longForms, joined };
}

/** The tokens of one text, as they would be among those of the corpus. */
export function readByLexicon(text: TextPair, known: Lexicon, split = UNSPLIT): Tokens {
  const read = readTokens(readWords([text], known.language), known.language, split);
  const concepts = [...read.concepts];
  const conceptOfKey = new Map(read.conceptOfKey);
  const numberOf = (key: string, concept: Concept): number => {
    const number = conceptOfKey.get(key) ?? concepts.push(concept) - 1;
    conceptOfKey.set(key, number);
    concepts[number] = concept;
    return number;
  };
  for (const { key } of read.concepts) {
    const acronym = known.acronyms.get(key);
    if (acronym !== undefined) numberOf(key, acronym);
  }
  // Where the corpus parts an acronym from a word of the same letters, capitals tell which is meant.
  const conceptOf = read.conceptOf.map((concept, form) => {
    const key = concepts[concept]!.key.toUpperCase();
    const parted = CAPITALS.test(read.printed[form]!) ? known.acronyms.get(key) : undefined;
    return parted === undefined ? concept : numberOf(key, parted);
  });
  const tokens = { ...read, concepts, conceptOfKey, conceptOf };
  const longForms = new Map<number, readonly LongForm[]>();
  for (const [key, first] of [...conceptOfKey]) {
    const own = (known.longForms.get(key) ?? []).flatMap(({ acronym, parts }) => {
      const numbers = parts.map((part) => conceptOfKey.get(part) ?? -1);
      if (numbers.includes(-1)) return [];
      return { acronym: numberOf(acronym, known.acronyms.get(acronym)!), parts: numbers };
    });
    if (own.length > 0) longForms.set(first, own);
  }
  const joined = new Map<number, number>();
  for (let t = 1; t < tokens.forms.length; t++) {
    if (tokens.joints[t] !== JOINT.space) continue;
    const [a, b] = [conceptOf[tokens.forms[t - 1]!]!, conceptOf[tokens.forms[t]!]!];
    if (concepts[a]!.stop || concepts[b]!.stop) continue;
    const key = concepts[a]!.key + concepts[b]!.key;
    const both = known.joined.get(key);
    if (both !== undefined) joined.set(pairKey(a, b), numberOf(key, both));
  }
  return mergeUnits(tokens, longForms, joined);
}
