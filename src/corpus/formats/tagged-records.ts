import type { SourceText } from './source-text.ts';

/** A record of a tagged format: each tag with its values in order. */
export interface TaggedRecord {
  readonly line: number;
  /** Values of the first of these tags that has any. */
  readonly all: (...tags: readonly string[]) => readonly string[];
  /** Values of all these tags in the order of the file. */
  readonly together: (...tags: readonly string[]) => readonly string[];
  /** The first value of the first of these tags that has any. */
  readonly one: (...tags: readonly string[]) => string | undefined;
}

/** How a tagged format is written. */
interface Grammar {
  /** Groups: the tag, its value. */
  readonly tag: RegExp;
  /** Tags that begin a record. */
  readonly begins: ReadonlySet<string>;
  /** Tag that ends one, or `blank line`; what follows belongs to none. */
  readonly ends: string;
  /** Tags whose further lines are values of their own, such as names. */
  readonly listed: ReadonlySet<string>;
  /** Tags of which one makes a record of lines that lost their beginning. */
  readonly titles: readonly string[];
}

/** A line's tag stands in so many characters at its beginning. */
const MAX_TAG_LETTERS = 12;
const ODD_SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /^[\ufeff\u200b-\u200f\u2060]+/;
const DASH = /^(\s{0,3}[A-Z][A-Z0-9]{1,3} {0,3})[‐‑‒–—−](?= |$)/;

/** A line with ordinary blanks and an ordinary dash in and behind its tag, as the format has it, whatever a word processor made of them. */
function plainTag(line: string): string {
  const head = line.slice(0, MAX_TAG_LETTERS);
  if (/^[\0-\x7f]*$/.test(head) && !head.includes('\t')) return line;
  const plain = head.replace(INVISIBLE, '').replace(ODD_SPACES, ' ').replace(DASH, '$1-');
  return plain + line.slice(MAX_TAG_LETTERS);
}

/** The beginning of a file with each line's tag as the format has it: for telling formats. */
export function plainTags(start: string): string {
  return start
    .split(/\r\n|\n|\r/)
    .map(plainTag)
    .join('\n');
}

/** A record on its way: values by tag, and all of them in the order of the file. */
interface Fields {
  readonly byTag: Map<string, string[]>;
  readonly inOrder: { readonly tag: string; value: string }[];
}

/**
 * The records of a tagged file. A record whose beginning or end is missing is still one; so is one whose type does not
 * stand first.
 */
export function* taggedRecords(text: SourceText, grammar: Grammar): Generator<TaggedRecord> {
  // U+2028 and U+2029 may stand in a value; the dot stops at them.
  const pattern = new RegExp(grammar.tag.source, 's');
  let fields = newFields();
  let line = 0;
  let startLine = 1;
  let begun = false;
  let tag = '';
  let afterBlank = true;
  for (const raw of text.lines()) {
    line++;
    const blank = raw.trim() === '';
    const [found, value] = tagIn(raw, pattern, grammar);
    if (found === undefined) {
      goOn(fields, tag, raw.trim(), grammar.listed.has(tag));
      afterBlank = blank;
      continue;
    }
    const begins = grammar.begins.has(found);
    // Fields that stand right above the type are of its record.
    const goesOn = begins && !begun && !afterBlank;
    if (goesOn) begun = true;
    else if (begins || found === grammar.ends) {
      yield* finished(startLine, fields, begun, grammar);
      fields = newFields();
      begun = begins;
    } else if (fields.inOrder.length === 0 && !begun) startLine = line;
    if (begins) startLine = line;
    afterBlank = found === grammar.ends;
    tag = found === grammar.ends ? '' : found;
    if (tag !== '') add(fields, tag, value.trim());
  }
  yield* finished(startLine, fields, begun, grammar);
}

/** The tag of a line and its value; no tag where the line belongs to the one before. */
function tagIn(line: string, pattern: RegExp, { ends }: Grammar): [string | undefined, string] {
  const [, tag, value = ''] = pattern.exec(plainTag(line)) ?? [];
  const isEnd = tag === undefined && ends === 'blank line' && line.trim() === '';
  return [isEnd ? ends : tag, value];
}

/** The record that ends here; none where its lines neither begin one nor have a title. */
function finished(
  line: number,
  fields: Fields,
  begun: boolean,
  grammar: Grammar,
): readonly TaggedRecord[] {
  const record = recordOf(line, fields);
  return begun || record.one(...grammar.titles) !== undefined ? [record] : [];
}

function newFields(): Fields {
  return { byTag: new Map(), inOrder: [] };
}

function add({ byTag, inOrder }: Fields, tag: string, value: string): void {
  const values = byTag.get(tag);
  if (values === undefined) byTag.set(tag, [value]);
  else values.push(value);
  inOrder.push({ tag, value });
}

function goOn(fields: Fields, tag: string, text: string, listed: boolean): void {
  const values = fields.byTag.get(tag);
  // A blank line is no name of a list.
  if (values === undefined || (listed && text === '')) return;
  if (listed) add(fields, tag, text);
  else {
    values[values.length - 1] = `${values.at(-1)}\n${text}`;
    fields.inOrder.findLast((field) => field.tag === tag)!.value = values.at(-1)!;
  }
}

function recordOf(line: number, { byTag, inOrder }: Fields): TaggedRecord {
  const all = (...tags: readonly string[]) => {
    for (const tag of tags) {
      const values = (byTag.get(tag) ?? []).map((value) => value.trim()).filter(Boolean);
      if (values.length > 0) return values;
    }
    return [];
  };
  const together = (...tags: readonly string[]) =>
    inOrder
      .filter(({ tag }) => tags.includes(tag))
      .map(({ value }) => value.trim())
      .filter(Boolean);
  return { line, all, together, one: (...tags) => all(...tags)[0] };
}
