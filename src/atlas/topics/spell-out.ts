import { longFormStart } from '../../words/short-forms.ts';
import type { TextPair } from '../embed/tfidf.ts';

/** A short form in brackets: capitals at both ends of what is not plural, `PTQ`, `LLMs`, `W4A8Q`. */
const DEFINED = /\((\p{Lu}[\p{L}\p{N}]{0,6}\p{Lu})s?\)/gu;
/** A word that is no definition itself. */
const WORD = /(?<![(\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}]*?)(s?)(?![)\p{L}\p{N}])/gu;
const IN_A_WORD = /[\p{L}\p{N}]/u;
const CLAUSE_END = /[\n()[\]]|[.;:!?]\s/;
/** No long form is longer than this. */
const MAX_LONG_FORM_LETTERS = 90;

/** A paper's texts with the short forms it introduces (continued pretraining (CPT)) written out wherever it uses them. */
export function spellOut({ title, abstract }: TextPair): TextPair {
  const longOf = definitions(`${title}\n${abstract}`);
  if (longOf.size === 0) return { title, abstract };
  const spell = (text: string) =>
    text.replace(WORD, (word, short: string) => longOf.get(short) ?? word);
  return { title: spell(title), abstract: spell(abstract) };
}

/** Short forms with the words before them that they stand for. */
function definitions(text: string): ReadonlyMap<string, string> {
  const longOf = new Map<string, string>();
  for (const { 1: short, index } of text.matchAll(DEFINED)) {
    const before = text.slice(Math.max(0, index - MAX_LONG_FORM_LETTERS), index).trimEnd();
    const long = longForm(before.split(CLAUSE_END).pop()!, short!);
    if (long !== null) longOf.set(short!, long);
  }
  return longOf;
}

/** The end of a text that a short form stands for; null where it is none, or takes too many words. */
function longForm(before: string, short: string): string | null {
  const start = longFormStart(before, short, (at) => at === 0 || !IN_A_WORD.test(before[at - 1]!));
  if (start < 0) return null;
  const long = before.slice(start);
  const words = long.split(/[\s-]+/).length;
  return words <= Math.min(short.length + 5, 2 * short.length) ? long : null;
}
