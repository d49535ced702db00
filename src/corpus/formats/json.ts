import type { BrokenRecord, Format, RawRecord } from './format.ts';
import { jsonElements, listStart } from './json-elements.ts';
import { paperOf } from './json-paper.ts';
import { isPaper, unwrapped } from './json-unwrap.ts';
import type { Json } from './json-values.ts';

/** One JSON text: a list of papers (CSL-JSON of Zotero, a program's own) or a service's answer with a list in it (OpenAlex, Semantic Scholar, Crossref, OpenReview). */
export const json: Format = {
  name: 'json',
  recognises: ({ start }) => /^\s*(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/.test(start),
  *parse(text) {
    // Inside its strings JSON has no line ends of its own.
    const source = text.whole().replace(/\r\n?/g, '\n');
    const whole = source.length < LONGEST_PAPER && /^\s*\{/.test(source) ? parsed(source) : null;
    if (whole !== null && !isAnswer(whole, source)) yield paperOf(whole, 1);
    else for (const element of jsonElements(source)) yield readJson(element.source, element.line);
  },
};

/** No paper is longer, whatever it cites and is cited by. */
const LONGEST_PAPER = 1 << 24;
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
      if (value !== null && seen === 1) return true;
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

function readJson(source: string, line: number): RawRecord | BrokenRecord {
  const value = parsed(source.replace(/^\ufeff/, ''));
  if (value === null) return { line, reason: 'invalid JSON' };
  const { itemType } = unwrapped(value as Json);
  const beside = itemType === 'attachment' || itemType === 'note' || itemType === 'annotation';
  return beside ? { line, reason: `invalid item: ${itemType}, no paper` } : paperOf(value, line);
}

function parsed(source: string): object | null {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A service's answer has a list of papers and is none itself; a paper may have a list of others, by which it has authors or an abstract. */
function isAnswer(value: object, source: string): boolean {
  const inner = unwrapped(value as Json);
  const written = ['abstract', 'author', 'authors', 'authorships', 'creators', 'content'];
  if (isPaper(inner) && written.some((field) => field in inner)) return false;
  const list = listStart(source);
  return list !== null && !(isPaper(inner) && /"references"\s*:\s*\[$/.test(source.slice(0, list)));
}
