import { jsonOrNull } from '../../words/json-or-null.ts';
import { isPaper, unwrapped } from './json-unwrap.ts';
import { isObject, type Json } from './json-values.ts';

/** A list of papers in a JSON text: behind its bracket, and the names under which it stands. */
export interface PaperList {
  readonly start: number;
  /** `response.docs`. */
  readonly path: string;
}

/** Deeper lists are parts of papers. */
const MAX_DEPTH = 12;
/** So many characters are looked through for a list of papers; whatever stands in front of it is shorter. */
const MAX_SCANNED = 1 << 25;
/** Lists looked into. */
const MAX_LISTS = 500;
/** The first objects of a list show whether it is one of papers. */
const OBJECTS_TO_LOOK_AT = 3;
/** A paper is no longer, as far as its title shows. */
const LOOK_LENGTH = 1 << 18;
/** Fields of which a paper has one beside its title, which authors and topics have too. */
const BESIDE_TITLE =
  /^(?:abstract|author|creator|contributor|year|doi|date|publi|issued|journal|venue|source|container|keyword|summary|description|pmid|isbn|issn|url|link|cite|dc:)/i;

/**
 * The first list of objects that are papers, wherever it stands in a JSON text; without one the first whose objects
 * have at least a title; null where no list has that.
 */
export function findPaperList(text: string): PaperList | null {
  let looked = 0;
  let titled: PaperList | null = null;
  for (const list of listsOfObjects(text)) {
    if (holds(text, list.start, isPaperObject)) return list;
    if (titled === null && holds(text, list.start, hasTitle)) titled = list;
    if (++looked === MAX_LISTS) break;
  }
  return titled;
}

/** Whether one of the first objects of a list has a title, and what else a paper has. */
export function holdsPapers(text: string, start: number): boolean {
  return holds(text, start, isPaperObject);
}

/** Whether an object has a title, and what else a paper has. */
export function isPaperObject(value: unknown): value is Json {
  if (!isObject(value)) return false;
  const paper = unwrapped(value);
  return isPaper(paper) && Object.keys(paper).some((name) => BESIDE_TITLE.test(name));
}

function hasTitle(value: unknown): boolean {
  if (!isObject(value)) return false;
  const title = value.title ?? value.Title;
  return typeof title === 'string' && title.trim() !== '';
}

function holds(text: string, start: number, is: (value: unknown) => boolean): boolean {
  let at = text.indexOf('{', start);
  for (let seen = 0; seen < OBJECTS_TO_LOOK_AT && at !== -1; seen++) {
    const end = objectEnd(text.slice(at, at + LOOK_LENGTH));
    if (end === -1) return false;
    if (is(jsonOrNull(text.slice(at, at + end)))) return true;
    const rest = /^\s*,\s*(?=\{)/.exec(text.slice(at + end, at + end + 1000));
    at = rest === null ? -1 : at + end + rest[0].length;
  }
  return false;
}

/** Every list that begins with an object, in the order of the text, but for the text's own. */
function* listsOfObjects(text: string): Generator<PaperList> {
  const names: string[] = [];
  let name = '';
  const end = Math.min(text.length, MAX_SCANNED);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      const close = stringEnd(text, i);
      if (close === -1) return;
      if (/^\s*:/.test(text.slice(close + 1, close + 20))) name = text.slice(i + 1, close);
      i = close;
    } else if (code === 123 || code === 91) {
      if (
        code === 91 &&
        names.length > 0 &&
        names.length <= MAX_DEPTH &&
        /^\s*\{/.test(text.slice(i + 1, i + 200))
      )
        yield { start: i + 1, path: [...names, name].filter((part) => part !== '').join('.') };
      names.push(name);
      name = '';
    } else if (code === 125 || code === 93) names.pop();
  }
}

/** Behind the brace that closes the object a text begins with; −1 where none does. */
export function objectEnd(text: string, from = 0): number {
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

/** Behind the bracket that closes the list whose inside begins at `from`; the end of the text where none does. */
export function listEnd(text: string, from: number): number {
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

/** Place of the quote that closes the string at `from`; −1 where none does. */
function stringEnd(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}
