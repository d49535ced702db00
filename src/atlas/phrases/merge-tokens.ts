import { growing } from '../growing-list.ts';
import { pairTable } from '../pair-table.ts';
import { type LongForm, resolveAcronyms, spelledOut, splitAcronyms } from './long-forms.ts';
import { JOINT, type Tokens } from './tokens.ts';

/** A word written in one by fewer papers may be a slip. */
const MIN_PAPERS = 2;

/**
 * Writes as one token what is one thing: a long form whose acronym the corpus explains (large language model, LLM)
 * and two words that stand elsewhere as one (pre training, pre-training). Acronyms in brackets behind their long
 * form fall away.
 */
export function mergeTokens(read: Tokens): Tokens {
  const tokens = splitAcronyms(read);
  return mergeUnits(tokens, resolveAcronyms(tokens), joinedWords(tokens));
}

/** Writes long forms, by their first concepts, and pairs of words that are one (`pairKey` → concept) as one token each. */
export function mergeUnits(
  tokens: Tokens,
  longForms: ReadonlyMap<number, readonly LongForm[]>,
  joined: ReadonlyMap<number, number>,
): Tokens {
  const unitAt = unitFinder(tokens, longForms, joined);
  const forms = growing();
  const joints = growing();
  const starts = growing();
  const printed = [...tokens.printed];
  const conceptOf = [...tokens.conceptOf];
  const merge = formMerger(tokens, printed, conceptOf);
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const end = tokens.sentenceStarts[s + 1]!;
    starts.push(forms.length());
    let t = tokens.sentenceStarts[s]!;
    while (t < end) {
      const unit = unitAt(t, end);
      joints.push(tokens.joints[t]!);
      forms.push(unit === null ? tokens.forms[t]! : merge(t, unit.to, unit.concept));
      t = unit === null ? t + 1 : unit.next;
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

/** Several tokens that are one thing. */
interface Unit {
  readonly concept: number;
  /** The first token behind it; and behind its acronym in brackets too, where that follows. */
  readonly to: number;
  readonly next: number;
}

/** Finds the unit that begins at token `t` of a sentence that ends before `end`; null where the token stays by itself. */
function unitFinder(
  tokens: Tokens,
  longForms: ReadonlyMap<number, readonly LongForm[]>,
  joined: ReadonlyMap<number, number>,
): (t: number, end: number) => Unit | null {
  const concept = (t: number): number => tokens.conceptOf[tokens.forms[t]!]!;
  return (t, end) => {
    const long = longForms
      .get(concept(t))
      ?.find(({ parts }) => parts.every((part, p) => stands(tokens, t, p, end, part)));
    if (long !== undefined) {
      const to = t + long.parts.length;
      const explained = to < end && concept(to) === long.acronym;
      return { concept: long.acronym, to, next: explained ? to + 1 : to };
    }
    if (t + 1 >= end || tokens.joints[t + 1] !== JOINT.space) return null;
    const both = joined.get(pairKey(concept(t), concept(t + 1)));
    return both === undefined ? null : { concept: both, to: t + 2, next: t + 2 };
  };
}

/** Gives tokens that stand for one concept a form, the same for the same text, and adds it to `printed` and `conceptOf`. */
function formMerger(tokens: Tokens, printed: string[], conceptOf: number[]) {
  const known = new Map<string, number>();
  return (from: number, to: number, concept: number): number => {
    let text = '';
    for (let t = from; t < to; t++)
      text += (t > from ? ' ' : '') + tokens.printed[tokens.forms[t]!]!;
    const key = `${concept} ${text}`;
    const form = known.get(key) ?? printed.push(text) - 1;
    known.set(key, form);
    conceptOf[form] = concept;
    return form;
  };
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

/** A pair of concepts as one number. */
export function pairKey(a: number, b: number): number {
  return a * 2 ** 26 + b;
}
