import { jsonOrNull } from '../../words/json-or-null.ts';
import type { BrokenRecord, Format, RawRecord } from './format.ts';
import { type JsonElement, jsonElements, listStart, strangePath } from './json-elements.ts';
import { findPaperList, isPaperObject } from './json-lists.ts';
import { paperOf } from './json-paper.ts';
import { isPaper, unwrapped } from './json-unwrap.ts';
import { isObject, type Json } from './json-values.ts';
import type { SourceText } from './source-text.ts';

/** One JSON text: a list of papers (CSL-JSON of Zotero, a program's own) or a service's answer with a list in it (OpenAlex, Semantic Scholar, Crossref, OpenReview). */
export const json: Format = {
  name: 'json',
  recognises: ({ start }) => /^\s*(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/.test(start),
  *parse(text) {
    // Inside its strings JSON has no line ends of its own.
    const source = text.whole().replace(/\r\n?/g, '\n');
    const whole =
      source.length < MAX_PAPER_LETTERS && /^\s*\{/.test(source) ? parsed(source) : null;
    const keyed = whole === null ? null : papersByKey(whole);
    if (keyed !== null) for (const paper of keyed) yield paperOf(paper, 1);
    else if (whole !== null && !isAnswer(whole, source)) yield paperOf(whole, 1);
    else for (const element of papersIn(source)) yield readJson(element.source, element.line);
  },
  notes(text) {
    if (/^\s*\[/.test(text.start)) return [];
    const path = strangePath(text.whole());
    return path === null ? [] : [`Its papers were found under ${path}.`];
  },
};

/** The papers of an object that has nothing else, each under a name of its own; null for any other. */
function papersByKey(value: object): readonly object[] | null {
  if (isPaper(value as Json)) return null;
  const papers = Object.values(value);
  return papers.length > 1 && papers.every(isPaperObject) ? papers : null;
}

/** The objects of a file, each a paper: of one list, or of the lists in several answers of a service, a line or an object each. */
function* papersIn(source: string): Generator<JsonElement> {
  const answers = answersIn(source);
  if (answers === null) yield* jsonElements(source);
  else {
    for (const answer of answers) {
      for (const { line, source: paper } of jsonElements(answer.source))
        yield { line: answer.line + line - 1, source: paper };
    }
  }
}

/** Several answers in one file, such as pages that a script saved; null where it is one. */
function answersIn(source: string): readonly JsonElement[] | null {
  if (/^\s*\[/.test(source)) {
    const [first] = jsonElements(source);
    const value = first === undefined ? null : parsed(first.source);
    const pages = value !== null && !isPaper(unwrapped(value as Json));
    return pages && findPaperList(first!.source) !== null ? [...jsonElements(source)] : null;
  }
  // A paper laid out over many lines is seen by its first.
  if (parsed(/^\s*(\S[^\n]*)/.exec(source)?.[1] ?? '') === null) return null;
  const lines = source.split('\n').map((text, i) => ({ line: i + 1, source: text }));
  const written = lines.filter((line) => line.source.trim() !== '');
  return written.length > 1 && written.every((line) => parsed(line.source) !== null)
    ? written
    : null;
}

/** The names under which a JSON object has no list of papers, and is none itself; null for anything else. */
export function namesWithoutPapers(text: SourceText): readonly string[] | null {
  if (!/^\s*\{/.test(text.start)) return null;
  const source = text.whole();
  const value = source.length < MAX_PAPER_LETTERS ? parsed(source) : null;
  if (value === null || isPaper(unwrapped(value as Json)) || papersByKey(value) !== null)
    return null;
  if (listStart(source) !== null) return null;
  return Object.keys(value);
}

/** No paper is longer, whatever it cites and is cited by. */
const MAX_PAPER_LETTERS = 1 << 24;
/** Where the first line is broken, half of so many must be whole. */
const LINES_TO_LOOK_AT = 10;

/** One JSON object a line: `{"title": "…", "abstract": "…", "authors": ["Ada Lovelace"], "year": 2024}`. */
export const jsonLines: Format = {
  name: 'json-lines',
  recognises(text) {
    let objects = 0;
    let seen = 0;
    for (const line of text.lines()) {
      if (line.trim() === '') continue;
      if (seen === 0 && !/^\s*\{/.test(line)) return false;
      seen++;
      const value = /^\s*\{/.test(line) ? parsed(line) : null;
      // A whole answer of a service may stand on one line.
      if (value !== null && isAnswer(value, line)) return false;
      if (value !== null && seen === 1) return isPaper(unwrapped(value as Json)) || hasMore(text);
      if (value !== null) objects++;
      if (seen === LINES_TO_LOOK_AT) break;
    }
    return objects > 0 && objects * 2 >= seen;
  },
  *parse(text) {
    let line = 0;
    for (const raw of text.lines()) {
      line++;
      if (raw.trim() !== '') yield readJson(raw, line);
    }
  },
};

/** Whether a file has more than one line with something on it. */
function hasMore(text: SourceText): boolean {
  let seen = 0;
  for (const line of text.lines()) if (line.trim() !== '' && ++seen > 1) return true;
  return false;
}

/** The paper in one JSON object, or why there is none. */
export function readJson(source: string, line: number): RawRecord | BrokenRecord {
  const value = parsed(source.replace(/^\ufeff/, ''));
  if (value === null) return { line, reason: 'invalid JSON' };
  const { itemType } = unwrapped(value as Json);
  const beside = itemType === 'attachment' || itemType === 'note' || itemType === 'annotation';
  return beside ? { line, reason: `invalid item: ${itemType}, no paper` } : paperOf(value, line);
}

function parsed(source: string): object | null {
  const value = jsonOrNull(source);
  return isObject(value) ? value : null;
}

/** A service's answer has a list of papers and is none itself; a paper may have a list of others, by which it has authors or an abstract. */
function isAnswer(value: object, source: string): boolean {
  const inner = unwrapped(value as Json);
  const written = ['abstract', 'author', 'authors', 'authorships', 'creators', 'content'];
  if (isPaper(inner) && written.some((field) => field in inner)) return false;
  const list = listStart(source);
  return list !== null && !(isPaper(inner) && /"references"\s*:\s*\[$/.test(source.slice(0, list)));
}
