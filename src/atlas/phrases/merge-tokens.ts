import type { Concept } from './concepts.ts';
import { growing } from './growing-list.ts';
import { pairTable } from './pair-table.ts';
import { type Definition, JOINT, type Tokens } from './tokens.ts';

/** An acronym explained by one paper alone may be that paper's own. */
const MIN_DEFINITIONS = 2;
/** A word written in one by fewer papers may be a slip. */
const MIN_PAPERS = 2;

/**
 * Writes as one token what is one thing: a long form whose acronym the corpus explains (large language model, LLM)
 * and two words that stand elsewhere as one (pre training, pre-training). Acronyms in brackets behind their long
 * form fall away.
 */
export function mergeTokens(read: Tokens): Tokens {
  const tokens = splitAcronyms(read);
  const longForms = resolveAcronyms(tokens);
  const joined = joinedWords(tokens);
  const forms = growing();
  const joints = growing();
  const starts = growing();
  const printed = [...tokens.printed];
  const conceptOf = [...tokens.conceptOf];
  const known = new Map<string, number>();
  const merged = (from: number, to: number, concept: number): number => {
    let text = '';
    for (let t = from; t < to; t++)
      text += (t > from ? ' ' : '') + tokens.printed[tokens.forms[t]!]!;
    const key = `${concept} ${text}`;
    const form = known.get(key) ?? printed.push(text) - 1;
    known.set(key, form);
    conceptOf[form] = concept;
    return form;
  };
  const concept = (t: number): number => tokens.conceptOf[tokens.forms[t]!]!;
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const end = tokens.sentenceStarts[s + 1]!;
    starts.push(forms.length());
    let t = tokens.sentenceStarts[s]!;
    while (t < end) {
      const joint = tokens.joints[t]!;
      const long = longForms
        .get(concept(t))
        ?.find(({ parts }) => parts.every((part, p) => stands(tokens, t, p, end, part)));
      if (long !== undefined) {
        const after = t + long.parts.length;
        forms.push(merged(t, after, long.acronym));
        joints.push(joint);
        t = after < end && concept(after) === long.acronym ? after + 1 : after;
        continue;
      }
      const next = t + 1 < end && tokens.joints[t + 1] === JOINT.space ? t + 1 : -1;
      const both = next === -1 ? undefined : joined.get(pairKey(concept(t), concept(next)));
      joints.push(joint);
      if (both !== undefined) {
        forms.push(merged(t, t + 2, both));
        t += 2;
      } else forms.push(tokens.forms[t++]!);
    }
  }
  starts.push(forms.length());
  return {
    ...tokens,
    concepts: spelledOut(tokens.concepts, [...longForms.values()].flat()),
    forms: forms.values(),
    joints: Uint8Array.from(joints.values()),
    sentenceStarts: starts.values(),
    printed,
    conceptOf,
  };
}

/** Concepts with acronyms made of the words they stand for. */
function spelledOut(read: readonly Concept[], longForms: readonly LongForm[]): Concept[] {
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
      head: of.every(({ head }) => head),
      // Nor is SOTA.
      filler: of.every(({ stop, filler }) => stop || filler),
    };
  }
  return concepts;
}

/** A word that stands small in this share of its places is a word of its own, whatever its capitals stand for. */
const MIN_WORD = 0.2;
const CAPITALS = /\p{Lu}.*\p{Lu}/u;

/** Gives acronyms that are also words, such as MAP and map, a concept of their own. */
function splitAcronyms(tokens: Tokens): Tokens {
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

interface LongForm {
  readonly acronym: number;
  /** Concepts, in order. */
  readonly parts: readonly number[];
}

/** What each acronym mostly stands for, by the first concept of its long form; the longest first. */
function resolveAcronyms({
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

function stands(tokens: Tokens, t: number, p: number, end: number, part: number): boolean {
  return (
    t + p < end &&
    tokens.conceptOf[tokens.forms[t + p]!] === part &&
    (p === 0 || tokens.joints[t + p] === JOINT.space)
  );
}

/** Neighbouring pairs of concepts whose key in one word is a concept of several papers. */
function joinedWords(tokens: Tokens): ReadonlyMap<number, number> {
  const paperCounts = new Uint32Array(tokens.concepts.length);
  const lastPaper = new Int32Array(tokens.concepts.length).fill(-1);
  const pairs = new Map<number, number>();
  forTokens(tokens, (t, paper) => {
    const concept = tokens.conceptOf[tokens.forms[t]!]!;
    if (lastPaper[concept] === paper) return;
    lastPaper[concept] = paper;
    paperCounts[concept]!++;
  });
  const tried = pairTable();
  forTokens(tokens, (t, _paper, start) => {
    if (t === start || tokens.joints[t] !== JOINT.space) return;
    const a = tokens.conceptOf[tokens.forms[t - 1]!]!;
    const b = tokens.conceptOf[tokens.forms[t]!]!;
    if (tokens.concepts[a]!.stop || tokens.concepts[b]!.stop) return;
    if (paperCounts[a]! < MIN_PAPERS || paperCounts[b]! < MIN_PAPERS) return;
    const size = tried.size();
    if (tried.add(a, b) < size) return;
    const both = tokens.conceptOfKey.get(tokens.concepts[a]!.key + tokens.concepts[b]!.key);
    if (both !== undefined && paperCounts[both]! >= MIN_PAPERS) pairs.set(pairKey(a, b), both);
  });
  return pairs;
}

function forTokens(
  tokens: Tokens,
  visit: (token: number, paper: number, sentenceStart: number) => void,
): void {
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const start = tokens.sentenceStarts[s]!;
    for (let t = start; t < tokens.sentenceStarts[s + 1]!; t++)
      visit(t, tokens.sentencePaper[s]!, start);
  }
}

function pairKey(a: number, b: number): number {
  return a * 2 ** 26 + b;
}
