import type { SourceText } from '../reading/decode.ts';

/** A record of a tagged format: each tag with its values in order. */
export interface TaggedRecord {
  readonly line: number;
  /** Values of the first of these tags that has any. */
  readonly all: (...tags: readonly string[]) => readonly string[];
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

/** The records of a tagged file. A record whose beginning or end is missing is still one. */
export function* taggedRecords(text: SourceText, grammar: Grammar): Generator<TaggedRecord> {
  let fields = new Map<string, string[]>();
  let line = 0;
  let startLine = 1;
  let begun = false;
  let tag = '';
  for (const raw of text.lines()) {
    line++;
    const blank = raw.trim() === '';
    const [, match, value = ''] = grammar.tag.exec(raw) ?? [];
    const found = match ?? (blank && grammar.ends === 'blank line' ? grammar.ends : undefined);
    if (found === undefined) {
      const listed = grammar.listed.has(tag);
      if (!blank || !listed) goOn(fields, tag, raw.trim(), listed);
      continue;
    }
    const begins = grammar.begins.has(found);
    if (begins || found === grammar.ends) {
      const record = recordOf(startLine, fields);
      if (begun || record.one(...grammar.titles) !== undefined) yield record;
      fields = new Map();
      begun = begins;
      startLine = line;
    } else if (fields.size === 0 && !begun) startLine = line;
    tag = found === grammar.ends ? '' : found;
    if (tag === '') continue;
    const values = fields.get(tag);
    if (values === undefined) fields.set(tag, [value.trim()]);
    else values.push(value.trim());
  }
  const last = recordOf(startLine, fields);
  if (begun || last.one(...grammar.titles) !== undefined) yield last;
}

function goOn(fields: Map<string, string[]>, tag: string, text: string, listed: boolean): void {
  const values = fields.get(tag);
  if (values === undefined) return;
  if (listed) values.push(text);
  else values[values.length - 1] = `${values.at(-1)}\n${text}`;
}

function recordOf(line: number, fields: ReadonlyMap<string, readonly string[]>): TaggedRecord {
  const all = (...tags: readonly string[]) => {
    for (const tag of tags) {
      const values = (fields.get(tag) ?? []).map((value) => value.trim()).filter(Boolean);
      if (values.length > 0) return values;
    }
    return [];
  };
  return { line, all, one: (...tags) => all(...tags)[0] };
}
