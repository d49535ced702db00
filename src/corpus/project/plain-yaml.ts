/** A field on a line of its own, or the head of a list; no name that objects have by themselves. */
const FIELD = /^([a-z][a-z\d-]*):(?: (\S.*))?$/;
const NAME = /^[a-z][a-z\d-]*$/;
const ITEM = /^ {2}- (\S.*)$/;
/** Fifteen digits are exact. */
const NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/**
 * A text that is nothing else to YAML: it begins with a letter, no colon or blank ends it, no colon stands before a blank
 * and no number sign behind one; characters of one unit alone, none that could end a line.
 */
const TEXT =
  /^(?!(?:true|false|null)$)(?=\p{L})(?!.*(?::\s|\s#))[^\p{C}\u2028\u2029\ufeff]*[^\p{C}\s:]$/iu;
/** In double quotes without escapes. */
const QUOTED = /^"([^"\\\p{C}\u2028\u2029\ufeff]*)"$/u;
/** A text that the library puts in double quotes for a colon before a blank alone. */
const PARTED = /^(?=\p{L}.*: )[^"'\\\p{C}\u2028\u2029\ufeff]*[^"'\\\p{C}\s:]$/u;

/**
 * What YAML says that is as plain as imports write it: fields, a line each, of whole numbers, of texts and of lists of
 * these. Null for all else, which the library reads: for what is plain it takes fifteen times as long, and a large map is
 * tens of thousands of files.
 */
export function plainYaml(source: string): Record<string, unknown> | null {
  const fields: Record<string, unknown> = {};
  let list: unknown[] | null = null;
  for (const line of source.split('\n')) {
    const item = list === null ? null : ITEM.exec(line);
    if (item !== null) {
      const value = plainValue(item[1]!);
      if (value === null) return null;
      list!.push(value);
      continue;
    }
    const field = FIELD.exec(line);
    if (field === null || list?.length === 0) return null;
    const [, name, text] = field;
    if (Object.hasOwn(fields, name!)) return null;
    list = text === undefined ? [] : null;
    const value = text === undefined ? list : plainValue(text);
    if (value === null) return null;
    fields[name!] = value;
  }
  return list?.length === 0 ? null : fields;
}

/** The same the other way: fields as the library writes them without breaking lines; null where it has to be asked. */
export function plainLines(fields: Readonly<Record<string, unknown>>): string | null {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const isList = Array.isArray(value);
    const values = (isList ? value : [value]).map(writtenPlainly);
    if (values.includes(null) || values.length === 0 || !(NAME.test(name) && TEXT.test(name)))
      return null;
    if (isList) lines.push(`${name}:`, ...values.map((text) => `  - ${text}`));
    else lines.push(`${name}: ${values[0]}`);
  }
  return lines.length === 0 ? null : `${lines.join('\n')}\n`;
}

function writtenPlainly(value: unknown): string | null {
  if (typeof value === 'number') return NUMBER.test(String(value)) ? String(value) : null;
  if (typeof value !== 'string' || value.endsWith('-')) return null;
  if (TEXT.test(value)) return value;
  return PARTED.test(value) ? `"${value}"` : null;
}

/** A value that is surely what it seems; null for any other. */
function plainValue(text: string): string | number | null {
  if (NUMBER.test(text)) return Number(text);
  if (TEXT.test(text)) return text;
  return QUOTED.exec(text)?.[1] ?? null;
}
