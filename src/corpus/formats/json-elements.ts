import { jsonOrNull } from '../../words/json-or-null.ts';
import { findPaperList, holdsPapers, listEnd, objectEnd } from './json-lists.ts';

/** An object of a JSON list, as text, and where it begins. */
export interface JsonElement {
  readonly line: number;
  readonly source: string;
}

/** Under these names services put their lists of papers. */
const LIST =
  /"(?:collection|results?|data|items|works|notes|papers|records|hits|docs|entries|articles|publications|recommendedPapers|references|response|entry|hit)"\s*:\s*\[/g;
/** Lists of such a name looked at for the one of papers: a service may count what it found in another before it. */
const MAX_LISTS = 20;

/**
 * The objects of the list of papers in a JSON file, each as text, so that a broken one takes no other with it:
 * where braces don't match, the list goes on at the next line that begins as the first object did.
 */
export function* jsonElements(text: string): Generator<JsonElement> {
  const list = listStart(text);
  if (list === null) {
    yield { line: 1, source: text };
    return;
  }
  const indent = /\n([ \t]*)$/.exec(text.slice(0, text.indexOf('{', list)))?.[1] ?? null;
  let line = 1;
  let counted = 0;
  for (let at = nextObject(text, list); at !== -1; ) {
    line += lineEnds(text, counted, at);
    counted = at;
    const closed = objectEnd(text, at);
    const next = indent === null ? nextLineOfOne(text, at) : text.indexOf(`\n${indent}{`, at + 1);
    // What swallows the beginning of the next object has lost a brace or a quote; what ends early has one too many.
    const swallows = next !== -1 && next < closed && (indent !== null || !parses(text, at, closed));
    const whole =
      closed !== -1 && !swallows && /^\s*(?:[,\]]|$)/.test(text.slice(closed, closed + 200));
    const end = whole ? closed : next === -1 ? text.length : next;
    yield { line, source: text.slice(at, end) };
    at = nextObject(text, end);
  }
}

/** The next line that begins with an object, where nothing says how far the list's own are indented; −1 without one. */
function nextLineOfOne(text: string, from: number): number {
  const line = /\n[ \t]*\{\s*"/g;
  line.lastIndex = from;
  return line.exec(text)?.index ?? -1;
}

function parses(text: string, from: number, to: number): boolean {
  return jsonOrNull(text.slice(from, to)) !== null;
}

/** Behind the bracket of the list of papers; null where the file is one object. */
export function listStart(text: string): number | null {
  const first = text.search(/\S/);
  if (text[first] === '[') return first + 1;
  return namedPapers(text) ?? findPaperList(text)?.start ?? namedLists(text).next().value;
}

/** Where the papers of a file were found, if their list has a name that no service gives it; null else. */
export function strangePath(text: string): string | null {
  if (/^\s*\[/.test(text) || namedPapers(text) !== undefined) return null;
  return findPaperList(text)?.path ?? null;
}

function namedPapers(text: string): number | undefined {
  for (const start of namedLists(text)) if (holdsPapers(text, start)) return start;
  return undefined;
}

/** Lists under those names, but none inside another of them: what a paper cites has papers too. */
function* namedLists(text: string): Generator<number, null> {
  let seen = 0;
  let closed = 0;
  for (const { index, 0: found } of text.matchAll(LIST)) {
    if (index < closed) continue;
    const start = index + found.length;
    yield start;
    if (++seen === MAX_LISTS) break;
    closed = listEnd(text, start);
  }
  return null;
}

/** Where the next object of the list begins; −1 behind its last one. */
function nextObject(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') return i;
    // No list ends in front of a bare object: that bracket went astray.
    if (text[i] === ']' && !/^\]\s*,?\s*\{/.test(text.slice(i, i + 200))) return -1;
  }
  return -1;
}

function lineEnds(text: string, from: number, to: number): number {
  let ends = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) ends++;
  return ends;
}
