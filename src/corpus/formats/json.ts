import type { BrokenRecord, Format, RawRecord } from './format.ts';
import { jsonElements } from './json-elements.ts';
import { paperOf } from './json-paper.ts';

/** One JSON text: a list of papers (CSL-JSON of Zotero, a program's own) or a service's answer with a list in it (OpenAlex, Semantic Scholar, Crossref, OpenReview). */
export const json: Format = {
  name: 'json',
  recognises: ({ start }) => /^\s*(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/.test(start),
  *parse(text) {
    for (const { line, source } of jsonElements(text.whole())) yield readJson(source, line);
  },
};

/** One JSON object a line: `{"title": "…", "abstract": "…", "authors": ["Ada Lovelace"], "year": 2024}`. */
export const jsonLines: Format = {
  name: 'json-lines',
  recognises(text) {
    for (const line of text.lines()) {
      if (line.trim() === '') continue;
      const first = /^\s*\{/.test(line) ? parsed(line) : null;
      // A whole answer of a service may stand on one line.
      return first !== null && !Object.values(first).some(holdsRecords);
    }
    return false;
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
  const value = parsed(source);
  if (value === null) return { line, reason: 'invalid JSON' };
  return paperOf(value, line);
}

function parsed(source: string): object | null {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function holdsRecords(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some((item) => typeof item === 'object' && item !== null && 'title' in item)
  );
}
