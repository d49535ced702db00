import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOrNull } from '../words/json-or-null.ts';
import type { Fault } from './fault.ts';
import { saysMore } from './json-lines.ts';
import { FILE_FORM, LINE_FORM, type PaperForm } from './paper-forms.ts';
import { fileOfLine, nestsTooDeep } from './paper-line.ts';
import { conflictFault } from './project/conflict-marks.ts';
import { ownFiles } from './project/own-files.ts';

/** Where the text of a paper stands. */
export interface PaperPlace {
  readonly slug: string;
  /** Path in the project: `papers/reefs.md`, `papers/0f.jsonl`. */
  readonly file: string;
  /** From 1; 0 where the file is the paper's own. */
  readonly line: number;
  /** Bytes of the line in its shard, without its end. */
  readonly start: number;
  readonly end: number;
}

/** What `papers/` holds, file by file; the texts stay on the disk. */
export interface PapersIndex {
  readonly places: ReadonlyMap<string, PaperPlace>;
  /** Slugs in whose place nothing stands that could be read, and why. */
  readonly strange: ReadonlyMap<string, Fault>;
  /** What is broken, of which nobody can tell whose it is. */
  readonly unnamed: readonly Fault[];
  /** Papers that stand there twice, and differ. */
  readonly twice: readonly Fault[];
  /** Names of shards, `0f.jsonl`. */
  readonly shards: readonly string[];
  /** Lines whose papers have the same text in a file of their own: a move that was ended left both. */
  readonly left: readonly PaperPlace[];
}

const AT = { stage: 'content', kind: 'invalid' } as const;
/** No longer than a name that every disk takes. */
const SLUG = /^[a-z0-9-]{1,200}$/;
/** A slug in a line that is no JSON. */
const NAMED = /"slug"\s*:\s*"([a-z0-9-]+)"/;
const LINE_END = 10;

/** An index on its way. */
interface Making {
  readonly places: Map<string, PaperPlace>;
  readonly strange: Map<string, Fault>;
  readonly unnamed: Fault[];
  readonly twice: Fault[];
  readonly left: PaperPlace[];
}

/** Looks through `papers/`: files `<slug>.md`, and shards `<name>.jsonl` of a paper a line, in any mixture. */
export function indexPapers(contentDir: string): PapersIndex {
  const passed: Fault[] = [];
  const names = ownFiles(contentDir, 'papers', ({ name }) => /\.(?:md|jsonl)$/.test(name), passed);
  const index: Making = {
    places: new Map(),
    strange: new Map(),
    unnamed: [],
    twice: [],
    left: [],
  };
  for (const fault of passed) {
    const slug = /([^/]*)\.md$/.exec(fault.file)?.[1];
    if (slug === undefined) index.unnamed.push(fault);
    else index.strange.set(slug, fault);
  }
  for (const name of names.filter((one) => one.endsWith('.md'))) {
    const slug = name.slice(0, -3);
    index.places.set(slug, { slug, file: `papers/${name}`, line: 0, start: 0, end: 0 });
  }
  const shards = names.filter((one) => one.endsWith('.jsonl'));
  for (const name of shards) indexShard(contentDir, `papers/${name}`, index);
  for (const slug of index.places.keys()) index.strange.delete(slug);
  return { ...index, shards };
}

/** The text of a paper, as its form has it. */
export function readPaperText(contentDir: string, { file, line, start, end }: PaperPlace): string {
  const path = join(contentDir, file);
  if (line === 0) return readFileSync(path, 'utf8');
  const bytes = Buffer.alloc(end - start);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, bytes, 0, bytes.length, start);
  } finally {
    closeSync(descriptor);
  }
  return bytes.toString();
}

/** How the text at a place is written. */
export function formAt({ line }: PaperPlace): PaperForm {
  return line === 0 ? FILE_FORM : LINE_FORM;
}

/** The lines of a file with the bytes where each begins and ends. */
function* linesOf(
  bytes: Uint8Array,
): Generator<{ readonly line: number; readonly start: number; readonly end: number }> {
  for (let [line, start] = [1, 0]; start < bytes.length; line++) {
    const at = bytes.indexOf(LINE_END, start);
    const end = at === -1 ? bytes.length : at;
    yield { line, start, end };
    start = end + 1;
  }
}

function indexShard(contentDir: string, file: string, index: Making): void {
  const bytes = readFileSync(join(contentDir, file));
  for (const { line, start, end } of linesOf(bytes)) {
    const source = bytes.toString('utf8', start, end).replace(/^\uFEFF/, '');
    if (source.trim() === '') continue;
    const value = jsonOrNull(source);
    const slug = (value as { slug?: unknown } | null)?.slug;
    if (typeof slug === 'string' && SLUG.test(slug) && !nestsTooDeep(value))
      addLine(contentDir, { slug, file, line, start, end }, source, index);
    else addBroken(source, file, line, index);
  }
}

function addLine(contentDir: string, place: PaperPlace, source: string, index: Making): void {
  const other = index.places.get(place.slug);
  if (other === undefined) {
    index.places.set(place.slug, place);
    return;
  }
  const known = readPaperText(contentDir, other);
  if (known === (other.line === 0 ? fileOfLine(source) : source)) {
    if (other.line === 0) index.left.push(place);
    return;
  }
  if (other.line > 0 && saysMore(source, known)) index.places.set(place.slug, place);
  index.twice.push(twiceFault(index.places.get(place.slug)!, place, other));
}

function twiceFault(kept: PaperPlace, a: PaperPlace, b: PaperPlace): Fault {
  const dropped = kept === a ? b : a;
  const where = ({ file, line }: PaperPlace) => (line === 0 ? file : `line ${line} of ${file}`);
  const why = kept.line === 0 ? 'the file of its own' : 'the one that says more';
  const remedy = `It differs from ${where(kept)}, and ${why} is read. Keep what is right of both there, and delete this one.`;
  const { file, line, slug } = dropped;
  return {
    ...{ stage: 'content', kind: 'conflict', what: 'paper', file },
    ...{ line: line || null, record: slug, remedy },
  };
}

function addBroken(source: string, file: string, line: number, index: Making): void {
  const undecided = conflictFault(source, file, 'content', line);
  // The lines of both sides stand between the marks.
  if (undecided !== null || /^(?:={7}|\|{7}.*|>{7}.*)\s*$/.test(source)) {
    if (undecided !== null && source.startsWith('<')) index.twice.push(undecided);
    return;
  }
  const slug = NAMED.exec(source)?.[1];
  const remedy =
    'Left out; write it as one object of JSON on one line: {"slug":"its-address","title":"…","abstract":"…"}, the slug of a-z, 0-9 and -.';
  const fault: Fault = { ...AT, what: 'line', file, line, remedy };
  if (slug === undefined) index.unnamed.push(fault);
  else index.strange.set(slug, fault);
}
