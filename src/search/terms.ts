import { isStopWord, normalise, wordsOf } from '../words/words.ts';

const COMPOUND = /[\p{L}\p{N}\p{M}]+(?:[-‐‑][\p{L}\p{N}\p{M}]+)*/gu;
const HYPHEN = /[-‐‑]/;
/** SmurfCat → Smurf, Cat; BiLLM → Bi, LLM. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** Nearly every word of a text: one term, and nothing to split. */
const PLAIN = /^[A-Z]?[a-z0-9]+$/;
/** LLMs is the plural of LLM, not LL and Ms. */
const PLURAL_ACRONYM = /^(\p{Lu}{2,})s$/u;

/**
 * The terms of a text for the index: its words, and names joined and split: Bi-LLM gives bi, llm and billm, SmurfCat
 * gives smurfcat, smurf and cat.
 */
export function searchTerms(text: string): string[] {
  return [...text.matchAll(COMPOUND)].flatMap(([compound]) => termsOf(compound));
}

function termsOf(compound: string): readonly string[] {
  if (PLAIN.test(compound)) return [compound.toLowerCase()];
  const words = wordsOf(compound);
  const terms = [...words];
  if (words.length > 1) terms.push(words.join(''));
  for (const part of compound.split(HYPHEN)) {
    if (PLURAL_ACRONYM.test(part)) {
      terms.push(...wordsOf(part.slice(0, -1)));
      continue;
    }
    const pieces = part.split(HUMP);
    if (pieces.length > 1) terms.push(...pieces.flatMap(wordsOf));
  }
  return terms;
}

/** The same terms, each with the place among the text's letters (`unspaced`) at which it first begins. */
export function placedTerms(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  let before = 0;
  for (const [compound] of text.matchAll(COMPOUND)) {
    const letters = unspaced(compound);
    for (const term of termsOf(compound))
      if (!places.has(term)) places.set(term, before + Math.max(0, letters.indexOf(term)));
    before += letters.length;
  }
  return places;
}

/** Words that ask and join: they say how something is asked, not what about. Beside the stop words of abstracts. */
const ASKING: ReadonlySet<string> = new Set(
  `anything anyone came come comes does else ever find finds go goes gone help helps keep keeps know let lets look
  looks mean means need needs nothing really say says someone something still tell tells thing things try trying
  want wants way ways without work works actually possible somehow please`.split(/\s+/),
);

/** Whether a word of a question says nothing of what is asked for. */
export function isAskingWord(word: string): boolean {
  return isStopWord(word) || ASKING.has(word);
}

/** A text laid out for finding exact phrases: normalised words with one space between and around. */
export function phraseText(text: string): string {
  return ` ${[...normalise(text).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).join(' ')} `;
}

/** Letters and digits alone, so that names match however they are joined or split. */
export function unspaced(text: string): string {
  return phraseText(text).replaceAll(' ', '');
}
