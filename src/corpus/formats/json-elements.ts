import { isPaper, unwrapped } from './json-unwrap.ts';
import { attempt, isObject } from './json-values.ts';

/** An object of a JSON list, as text, and where it begins. */
export interface JsonElement {
  readonly line: number;
  readonly source: string;
}

/** Under these names services put their lists of papers. */
const LIST =
  /"(?:results?|data|items|works|notes|papers|records|hits|docs|entries|articles|publications|recommendedPapers|references|response|entry|hit|collection)"\s*:\s*\[/g;

/** How far into the first object of a list its title is looked for. */
const LOOK_LENGTH = 1 << 16;

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
  try {
    JSON.parse(text.slice(from, to));
    return true;
  } catch {
    return false;
  }
}

/** Behind the bracket of the list of papers; null where the file is one object. */
export function listStart(text: string): number | null {
  const first = text.search(/\S/);
  if (text[first] === '[') return first + 1;
  let any: number | null = null;
  let closed = 0;
  for (const { index, 0: found } of text.matchAll(LIST)) {
    if (index < closed) continue;
    const start = index + found.length;
    if (holdsPaper(text, start)) return start;
    // A service may count what it found in a list of its own, before that of the papers.
    any ??= start;
    closed = listEnd(text, start);
  }
  return any;
}

/** Behind the bracket that closes a list; the end of the text where none does. */
function listEnd(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      i = stringEnd(text, i);
      if (i === -1) return text.length;
    } else if (code === 91) depth++;
    else if (code === 93 && --depth === 0) return i + 1;
  }
  return text.length;
}

/** Whether the first object of a list has the title of a paper, as far as one can see. */
function holdsPaper(text: string, list: number): boolean {
  const from = nextObject(text, list);
  const start = from === -1 ? '' : text.slice(from, from + LOOK_LENGTH);
  const end = objectEnd(start, 0);
  const value = end === -1 ? null : attempt(start.slice(0, end));
  return isObject(value) ? isPaper(unwrapped(value)) : start !== '';
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

/** Behind the brace that closes the object at `from`; −1 where none does. */
function objectEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      i = stringEnd(text, i);
      if (i === -1) return -1;
    } else if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return i + 1;
  }
  return -1;
}

/** Place of the quote that closes the string at `from`; −1 where none does. */
function stringEnd(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}

function lineEnds(text: string, from: number, to: number): number {
  let ends = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) ends++;
  return ends;
}
