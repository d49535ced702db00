import { collect, type Fault } from './fault.ts';
import { withoutNotices } from './fields/copyright-notices.ts';
import { plainText } from './latex.ts';
import { isReadable, markdownToText, tidyText } from './markdown.ts';
import { frontMatterSchema, type Paper } from './paper.ts';
import type { PaperFile } from './paper-file.ts';
import { formAt, type PaperPlace } from './papers-index.ts';
import { conflictFault } from './project/conflict-marks.ts';

/** All that follows from the text of a paper's file. */
export interface ReadPaper {
  /** Null where the file is broken. */
  readonly paper: Omit<Paper, 'slug' | 'id' | 'added'> | null;
  /** What it says beside the fields that every paper may have. */
  readonly more: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

const AT = { stage: 'content', line: null } as const;

/** Where a field stands; null where it is nowhere. */
export function lineOfField(field: string, source: string, { line }: PaperPlace): number | null {
  if (line > 0) return line;
  const lines = source.split(/\r\n?|\n/);
  return lines.findIndex((text) => new RegExp(`^${field}\\s*:`).test(text)) + 1 || null;
}

/** Reads the text of a paper, a file or a line. */
export function readPaper(source: string, place: PaperPlace): ReadPaper {
  const { file, line } = place;
  const faults: Fault[] = [];
  const undecided = line === 0 ? conflictFault(source, file, 'content') : null;
  if (undecided !== null) return { paper: null, more: {}, faults: [undecided] };
  const parsed = collect(faults, () => formAt(place).parse(source, file, line, faults));
  if (parsed === undefined) return { paper: null, more: {}, faults };
  const { body } = parsed;
  const front = readableFront(parsed.front, source, place, faults);
  if (!isReadable(body)) {
    const remedy =
      'It nests deeper, or has more signs of Markdown, than a text; it is shown as it stands.';
    faults.push({ ...AT, kind: 'invalid', what: 'abstract', file, remedy });
  }
  if (body === '') {
    const remedy =
      line === 0
        ? 'The paper is kept and placed by its title; add the abstract below the second ---.'
        : 'The paper is kept and placed by its title; add its abstract to the line.';
    faults.push({ ...AT, kind: 'missing', what: 'abstract', file, remedy });
  }
  const paper = {
    title: front.title,
    titlePlain: plainText(front.title) || front.title,
    abstract: body,
    abstractPlain: plainText(withoutNotices(markdownToText(body))),
    authors: front.authors,
    year: front.year ?? null,
    venue: front.venue ?? null,
    doi: front.doi ?? null,
    arxiv: front.arxiv ?? null,
    url: webAddress(front.url),
    code: webAddress(front.code),
    keywords: front.keywords,
    pin: front.topic ?? null,
  };
  return { paper, more: moreOf(front), faults };
}

/** No real title, name or address is longer; what is would take citations and pages down. */
const MAX_LENGTH = 2000;

/**
 * Front matter as pages can show it: no halves of characters, no control characters (YAML's escapes can bring them),
 * no text of a book's length. What was left out is told.
 */
function readableFront(
  front: PaperFile['front'],
  source: string,
  place: PaperPlace,
  faults: Fault[],
): PaperFile['front'] {
  const { file } = place;
  const faultyFields = new Set<string>();
  const addFault = (field: string, remedy: string) => {
    if (faultyFields.has(field)) return;
    faultyFields.add(field);
    const line = lineOfField(field, source, place);
    faults.push({ ...AT, kind: 'invalid', what: field, file, line, remedy });
  };
  const readable = (field: string, text: string) => {
    const tidy = tidyText(text);
    if (/[\ud800-\udfff]/u.test(text))
      addFault(field, 'It holds half a character, which is left out; write it anew.');
    if (tidy.length <= MAX_LENGTH) return tidy;
    addFault(
      field,
      `It has ${tidy.length} characters; pages show the first ${MAX_LENGTH}. Shorten it, or move it into the abstract.`,
    );
    return `${tidy.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
  };
  return Object.fromEntries(
    Object.entries(front).map(([field, value]) => {
      if (!READ_FIELDS.has(field)) return [field, value];
      if (typeof value === 'string') return [field, readable(field, value)];
      if (Array.isArray(value))
        return [field, value.map((item) => readable(field, String(item))).filter((item) => item)];
      return [field, value];
    }),
  ) as PaperFile['front'];
}

const READ_FIELDS = new Set(Object.keys(frontMatterSchema.shape));

/** What stands in fields that the program does not know, texts without what no page can show. */
function moreOf(front: PaperFile['front']): ReadPaper['more'] {
  const unknown = Object.entries(front).filter(([name]) => !READ_FIELDS.has(name));
  return Object.fromEntries(
    unknown.map(([name, value]) => [
      name,
      typeof value === 'string' ? tidyText(value).slice(0, MAX_LENGTH) : value,
    ]),
  );
}

/** Only addresses of the web become links. */
function webAddress(address: string | null | undefined): string | null {
  return address != null && /^https?:\/\//i.test(address) ? address : null;
}
