import { type Concept, makeJoinedName } from './concepts.ts';
import type { Definition, Tokens } from './tokens.ts';

/** An acronym explained by one paper alone may be that paper's own. */
const MIN_DEFINITIONS = 2;

/** Concepts with acronyms made of the words they stand for. */
export function spelledOut(read: readonly Concept[], longForms: readonly LongForm[]): Concept[] {
  const concepts = [...read];
  for (const { acronym, parts } of longForms) {
    const of = parts.map((part) => concepts[part]!);
    const words = of.flatMap((part) => (part.stop ? [] : part.parts));
    const plain = of.some(({ stop, filler }) => stop || filler);
    concepts[acronym] = {
      ...concepts[acronym]!,
      families: plain ? concepts[acronym]!.families : words,
      parts: words,
      // LM is as little a name as language model.
      head: of.every(({ head }) => head) && !makeJoinedName(of),
      // Nor is SOTA.
      filler: of.every(({ stop, filler }) => stop || filler),
    };
  }
  return concepts;
}

/** A word that stands small in this share of its places is a word of its own, whatever its capitals stand for. */
const MIN_WORD = 0.2;
/** Two capitals or more. */
export const CAPITALS = /\p{Lu}.*\p{Lu}/u;

/** Gives acronyms that are also words, such as MAP and map, a concept of their own. */
export function splitAcronyms(tokens: Tokens): Tokens {
  const acronyms = new Set(tokens.definitions.map(({ acronym }) => acronym));
  const places = new Uint32Array(tokens.concepts.length);
  const small = new Uint32Array(tokens.concepts.length);
  for (const form of tokens.forms) {
    const concept = tokens.conceptOf[form]!;
    if (!acronyms.has(concept)) continue;
    places[concept]!++;
    if (!CAPITALS.test(tokens.printed[form]!)) small[concept]!++;
  }
  const concepts = [...tokens.concepts];
  const conceptOfKey = new Map(tokens.conceptOfKey);
  const own = new Map<number, number>();
  for (const acronym of acronyms) {
    if (small[acronym]! < MIN_WORD * places[acronym]!) continue;
    const key = concepts[acronym]!.key.toUpperCase();
    const parted = concepts.push({ ...concepts[acronym]!, key, families: [key], parts: [key] }) - 1;
    conceptOfKey.set(key, parted);
    own.set(acronym, parted);
  }
  return {
    ...tokens,
    concepts,
    conceptOfKey,
    conceptOf: tokens.conceptOf.map((concept, form) =>
      CAPITALS.test(tokens.printed[form]!) ? (own.get(concept) ?? concept) : concept,
    ),
    definitions: tokens.definitions.map((definition) => ({
      ...definition,
      acronym: own.get(definition.acronym) ?? definition.acronym,
    })),
  };
}

/** What an acronym stands for. */
export interface LongForm {
  readonly acronym: number;
  /** Concepts, in order. */
  readonly parts: readonly number[];
}

/** What each acronym mostly stands for, by the first concept of its long form; the longest first. */
export function resolveAcronyms({
  definitions,
  concepts,
}: Tokens): ReadonlyMap<number, readonly LongForm[]> {
  const counts = new Map<string, Definition & { papers: number; last: number }>();
  for (const definition of definitions) {
    const key = `${definition.acronym} ${definition.long.join(' ')}`;
    const entry = counts.get(key) ?? { ...definition, papers: 0, last: -1 };
    if (entry.last !== definition.paper) entry.papers++;
    entry.last = definition.paper;
    counts.set(key, entry);
  }
  const ranked = [...counts.values()]
    .filter(({ papers }) => papers >= MIN_DEFINITIONS)
    .sort((a, b) => b.papers - a.papers || a.paper - b.paper || a.acronym - b.acronym);
  // Mixture-of-Experts and mixture of experts are one.
  const inOne = (long: readonly number[]) => long.map((part) => concepts[part]!.key).join('');
  const acronyms = new Map<number, string>();
  const longs = new Set<string>();
  const byFirst = new Map<number, LongForm[]>();
  for (const { acronym, long } of ranked) {
    const letters = inOne(long);
    if ((acronyms.get(acronym) ?? letters) !== letters || longs.has(long.join(' '))) continue;
    if (long.includes(acronym)) continue;
    acronyms.set(acronym, letters);
    longs.add(long.join(' '));
    const own = byFirst.get(long[0]!) ?? [];
    byFirst.set(long[0]!, own);
    own.push({ acronym, parts: long });
  }
  for (const own of byFirst.values()) own.sort((a, b) => b.parts.length - a.parts.length);
  return byFirst;
}
