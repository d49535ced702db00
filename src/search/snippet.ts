// Runs in the browser too.

import { formOf } from '../words/stems.ts';
import { wordsOf } from '../words/words.ts';
import { searchTerms } from './terms.ts';

/** A piece of a text, to be marked or not. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** About two lines under a title. */
const SNIPPET = 200;
const SENTENCE_END = /(?<=[.!?])\s+/;

const COMPOUND = /([\p{L}\p{N}\p{M}]+(?:[-‐‑][\p{L}\p{N}\p{M}]+)*)/u;
const WORD = /([\p{L}\p{N}\p{M}]+)/u;

/**
 * A text with the words marked that are among the terms, or other forms of them; a name written with hyphens is marked
 * whole or by its parts.
 */
export function highlight(text: string, terms: ReadonlySet<string>): readonly Piece[] {
  const forms = formsOf(terms);
  const pieces: Piece[] = [];
  const add = (part: string, marked: boolean) => {
    const last = pieces.at(-1);
    if (last?.marked === marked) pieces[pieces.length - 1] = { text: last.text + part, marked };
    else if (part !== '') pieces.push({ text: part, marked });
  };
  for (const part of text.split(COMPOUND)) {
    if (terms.has(wordsOf(part).join(''))) add(part, true);
    else for (const word of part.split(WORD)) add(word, hasTerm(word, forms));
  }
  return pieces;
}

function formsOf(terms: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...terms].map(formOf));
}

function hasTerm(word: string, forms: ReadonlySet<string>): boolean {
  return searchTerms(word).some((term) => term.length > 1 && forms.has(formOf(term)));
}

/** The sentence of an abstract in which most of the terms stand, cut to two lines around them; null where none does. */
export function snippet(abstract: string, terms: ReadonlySet<string>): string | null {
  const forms = formsOf(terms);
  let best: string | null = null;
  let most = 0;
  for (const sentence of abstract.split(SENTENCE_END)) {
    const found = new Set(
      searchTerms(sentence)
        .map(formOf)
        .filter((form) => forms.has(form)),
    ).size;
    if (found <= most) continue;
    most = found;
    best = sentence;
  }
  return best === null ? null : cut(best, forms);
}

function cut(sentence: string, forms: ReadonlySet<string>): string {
  if (sentence.length <= SNIPPET) return sentence;
  const words = [...sentence.matchAll(/\S+/g)];
  const first = words.find(([word]) => hasTerm(word, forms));
  const at = Math.max(0, Math.min((first?.index ?? 0) - SNIPPET / 4, sentence.length - SNIPPET));
  const start = at === 0 ? 0 : (words.find(({ index }) => index >= at)?.index ?? 0);
  const rest = sentence.slice(start);
  const end = rest.length <= SNIPPET ? rest : rest.slice(0, SNIPPET).replace(/\s+\S*$/, ' …');
  return start === 0 ? end : `… ${end}`;
}
