import type { SourceRecord } from '../formats/format.ts';
import { markdownToText, textToMarkdown } from '../markdown.ts';
import type { PaperFile } from '../paper-file.ts';
import type { PaperForm } from '../paper-forms.ts';
import type { Imported } from './imported-file.ts';

/** Fields of a record that an owner may edit and a source may change. */
const FIELDS = [
  'title',
  'authors',
  'year',
  'venue',
  'doi',
  'arxiv',
  'url',
  'code',
  'keywords',
] as const;

/** What of a record is kept from one import to the next. */
const KEPT = [...FIELDS, 'abstract', 'key'] as const;

/** What it says of other papers and of who its authors are: kept too, and no change of the paper itself. */
const LINKS = ['orcids', 'ids', 'references', 'citations'] as const;

/** The owner's paper as it stands. */
export interface OwnText extends PaperFile {
  readonly text: string;
  readonly form: PaperForm;
}

/** What an import does to one paper. */
export interface MergeResult {
  /** The text to write; null where that of the owner stays as it is. Made only when it is written. */
  readonly text: (() => string) | null;
  /** Fields that owner and source both changed: the owner's stand. */
  readonly conflicts: readonly {
    readonly field: string;
    readonly own: unknown;
    readonly theirs: unknown;
  }[];
}

/** The text of a paper that no owner touched yet. */
export function newText(entry: Imported, form: PaperForm): string {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, entry[field]]));
  return form.format(entry.slug, { ...fields, ...entry.fields }, textToMarkdown(entry.abstract));
}

/**
 * Three ways meet: the record as last imported (null: the owner wrote the paper before any import), as it is now, and the
 * owner's text, read only where it is needed. What the source changed and the owner didn't is brought in; what both changed stays as the owner has it.
 */
export function threeWayMerge(
  base: Imported | null,
  next: Imported,
  readOwn: () => OwnText,
): MergeResult {
  const before = base ?? NOTHING;
  const names = new Set([...FIELDS, ...Object.keys({ ...before.fields, ...next.fields })]);
  const changed = [...names].filter((name) => !same(saidIn(before, name), saidIn(next, name)));
  const newAbstract = before.abstract !== next.abstract;
  if (changed.length === 0 && !newAbstract) return { text: null, conflicts: [] };
  const { text, form, front, body } = readOwn();
  const edits: Record<string, unknown> = {};
  const conflicts: { field: string; own: unknown; theirs: unknown }[] = [];
  for (const field of changed) {
    const own = front[field] ?? null;
    const theirs = saidIn(next, field);
    if (same(own, saidIn(before, field))) edits[field] = theirs;
    else if (base !== null && !same(own, theirs)) conflicts.push({ field, own, theirs });
  }
  const own = markdownToText(body);
  const abstractIsTheirs = own === before.abstract;
  if (newAbstract && base !== null && !abstractIsTheirs && own !== next.abstract)
    conflicts.push({ field: 'abstract', own, theirs: next.abstract });
  const newBody = newAbstract && abstractIsTheirs ? textToMarkdown(next.abstract) : null;
  const untouched = Object.keys(edits).length === 0 && newBody === null;
  return { text: untouched ? null : () => form.edit(text, edits, newBody), conflicts };
}

/**
 * What `imported.jsonl` will say of a paper; `base` itself where that is nothing new. A field its source no longer has
 * stays; where some of its files were not read this time, what they may have said stays too, and only gaps are filled.
 */
export function nextEntry(
  base: Imported | null,
  record: SourceRecord,
  own: Pick<Imported, 'slug' | 'id' | 'added' | 'source' | 'also' | 'marks'>,
  partial: boolean,
  today: string,
): Imported {
  const { line: _, ...fields } = record;
  const fresh = {
    ...fields,
    authors: [...fields.authors],
    keywords: [...fields.keywords],
    orcids: listOf(fields.orcids),
    ids: listOf(fields.ids),
    references: listOf(fields.references),
    citations: listOf(fields.citations),
    ...countedOn(base, record, today),
  };
  const entry: Imported = { ...fresh, ...own, vanished: null };
  if (base === null) return entry;
  const [first, second] = partial ? [base, fresh] : [fresh, base];
  for (const field of [...KEPT, ...LINKS]) {
    (entry as Record<string, unknown>)[field] = isEmpty(first[field])
      ? second[field]
      : first[field];
  }
  const ownFields = { ...second.fields, ...first.fields };
  if (Object.keys(ownFields).length > 0) entry.fields = ownFields;
  const changed = [
    ...KEPT,
    ...LINKS,
    'citedBy',
    'citedByDay',
    'source',
    'also',
    'marks',
    'vanished',
  ] as const;
  return sameFields(base, entry) && changed.every((field) => same(base[field], entry[field]))
    ? base
    : entry;
}

const EMPTY: string[] = [];

/** Most records cite nothing: they share one list. */
function listOf(values: readonly string[]): string[] {
  return values.length === 0 ? EMPTY : [...values];
}

/** The number of citations and its day; one that hasn't changed keeps the day on which it was met. */
function countedOn(
  base: Imported | null,
  { citedBy, citedByDay }: SourceRecord,
  today: string,
): Pick<Imported, 'citedBy' | 'citedByDay'> {
  if (citedBy === null)
    return { citedBy: base?.citedBy ?? null, citedByDay: base?.citedByDay ?? null };
  const met = base?.citedBy === citedBy ? base.citedByDay : null;
  return { citedBy, citedByDay: citedByDay ?? met ?? today };
}

/** Whether two entries say the same of their paper, wherever they found it. */
export function sameContent(a: Imported, b: Imported): boolean {
  return (
    a === b ||
    (sameFields(a, b) && [...KEPT, 'vanished' as const].every((field) => same(a[field], b[field])))
  );
}

type Said = Pick<Imported, (typeof FIELDS)[number] | 'fields'>;

/** What an entry says in a field that every paper has, or in one of the owner's. */
function saidIn(entry: Said, name: string): unknown {
  return FIELDS.some((field) => field === name)
    ? entry[name as (typeof FIELDS)[number]]
    : (entry.fields?.[name] ?? null);
}

function sameFields(a: Said, b: Said): boolean {
  const names = Object.keys({ ...a.fields, ...b.fields });
  return names.every((name) => a.fields?.[name] === b.fields?.[name]);
}

const NOTHING: Said & Pick<Imported, 'abstract'> = {
  title: '',
  abstract: '',
  authors: [],
  year: null,
  venue: null,
  doi: null,
  arxiv: null,
  url: null,
  code: null,
  keywords: [],
};

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether two values of a field are one. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, i) => value === b[i]);
  return a === b;
}
