import { type Column, columnOf } from './column-names.ts';
import type { Format, RawRecord } from './format.ts';
import { isObject, type Json, textOf } from './json-values.ts';
import { yamlAuthors, yamlFields } from './yaml-paper.ts';

const FENCED =
  /^\s*---[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:[\r\n]|$)/;
/** `Authors: Mia Muster` below a heading, as Notion writes a page of a table. */
const PROPERTY = /^(?:[-*] )?\**([A-Za-zÀ-ÿ][^:*]{0,30}?)\**\s*:\**\s+(\S.*)$/;
const HEADING = /^# +(\S.*)$/;

/** A note of one paper in Markdown: front matter, or a heading with properties below (Notion); the rest is its abstract. */
export const markdownNote: Format = {
  name: 'markdown-note',
  recognises: ({ start }) => fieldsOf(start) !== null,
  *parse(text) {
    const source = text.whole();
    const note = fieldsOf(source);
    if (note === null) yield { line: 1, reason: 'invalid YAML: front matter cannot be read' };
    else yield toRaw(note.fields, note.body);
  },
};

interface Note {
  readonly fields: Json;
  readonly body: string;
}

/** Fields and text of a note; null where it has no title above or no field of a paper. */
function fieldsOf(source: string): Note | null {
  const front = FENCED.exec(source);
  if (front !== null) {
    const fields = yamlFields(front[1]!);
    const body = source.slice(front[0].length).trim();
    if (fields === null) return null;
    if (Object.keys(fields).some((name) => columnOf(name) === 'title')) return { fields, body };
    const heading = HEADING.exec(body.split(/[\r\n]/, 1)[0]!)?.[1];
    const paper = Object.keys(fields).some((name) => TELLING.has(columnOf(name) ?? 'title'));
    return heading !== undefined && paper ? { fields: { ...fields, title: heading }, body } : null;
  }
  return notionPage(source);
}

/** Fields that a note of something else hardly has. */
const TELLING: ReadonlySet<Column> = new Set([
  'authors',
  'fullAuthors',
  'venue',
  'doi',
  'arxiv',
  'abstract',
]);

function notionPage(source: string): Note | null {
  const lines = source.trimStart().split(/\r\n|\n|\r/);
  const title = HEADING.exec(lines[0] ?? '')?.[1];
  if (title === undefined) return null;
  const fields: Record<string, string> = { title };
  let at = 1;
  for (; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line === '') {
      if (Object.keys(fields).length > 1) break;
      continue;
    }
    const [, name, value] = PROPERTY.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    fields[name] ??= value;
  }
  const telling = Object.keys(fields).some((name) => TELLING.has(columnOf(name) ?? 'title'));
  return telling ? { fields, body: lines.slice(at).join('\n').trim() } : null;
}

function toRaw(fields: Json, body: string): RawRecord {
  const all = (column: Column) =>
    Object.entries(fields)
      .filter(([name]) => columnOf(name) === column)
      .map(([, value]) => value);
  const texts = (column: Column) =>
    all(column)
      .map(plain)
      .filter((one) => one !== undefined);
  const [title] = texts('title');
  const [keywords] = all('keywords');
  return {
    line: 1,
    all: () => Object.entries(fields),
    title: fields.title === undefined ? title : plain(fields.title),
    abstract: texts('abstract')[0] ?? abstractOf(body, title ?? ''),
    authors: yamlAuthors(all('fullAuthors')[0] ?? all('authors')[0]),
    dates: [...texts('year'), ...texts('date')],
    venues: texts('venue'),
    doi: texts('doi')[0],
    arxiv: texts('arxiv')[0],
    identifiers: texts('url'),
    urls: texts('url'),
    code: texts('code')[0],
    keywords: Array.isArray(keywords)
      ? keywords.map(textOf).filter((one) => one !== undefined)
      : (textOf(keywords)?.split(/[;,]/) ?? []),
  };
}

/** A date that YAML has read is one again. */
function plain(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  return isObject(value) ? undefined : textOf(value);
}

/** What stands below a heading `Abstract`, else all that follows the title. */
function abstractOf(body: string, title: string): string {
  const lines = body.split(/\r\n|\n|\r/);
  const heading = lines.findIndex((line) =>
    /^#{1,6} +(?:abstract|summary|zusammenfassung|résumé|resumen)\s*:?\s*$/i.test(line),
  );
  if (heading !== -1) {
    const next = lines.findIndex((line, i) => i > heading && /^#{1,6} /.test(line));
    return lines.slice(heading + 1, next === -1 ? undefined : next).join('\n');
  }
  const first = lines[0] ?? '';
  return (first.replace(/^#+ +/, '').trim() === title.trim() ? lines.slice(1) : lines).join('\n');
}
