/** A value as BibTeX writes it: the parts that `#` joins, each a text or the name of a macro. */
type Part = { readonly text: string } | { readonly macro: string };

/** What stands in one entry: its key, '' without one, and its fields in their order. */
export interface BibtexEntry {
  readonly key: string;
  readonly fields: readonly (readonly [name: string, value: readonly Part[]])[];
}

/** A name of a field or macro, and a bare value: what no sign of BibTeX's own stands in. */
const NAME = /[^\s=,{}()"#]+/y;
const BLANKS = /\s*/y;

/**
 * The entry that a source begins with (`@type{key, name = value, …}`), by BibTeX's own rules: braces count wherever
 * they stand. `keyless` for `@string`. Null for anything else; `looseFields` may still make sense of it. Every sign is
 * looked at once, whatever is never closed.
 */
export function parseEntry(source: string, keyless = false): BibtexEntry | null {
  let at = source.search(/[{(]/) + 1;
  if (at === 0) return null;
  const end = source[at - 1] === '{' ? '}' : ')';
  let key = '';
  if (!keyless) {
    const comma = source.slice(at).search(/[,{}="]/);
    // Without a key the first field begins here.
    if (comma !== -1 && source[at + comma] === ',') {
      key = source.slice(at, at + comma).trim();
      at += comma + 1;
    }
  }
  const fields: (readonly [string, readonly Part[]])[] = [];
  for (;;) {
    at = behind(BLANKS, source, at);
    if (source[at] === end) return { key, fields };
    const nameEnd = behind(NAME, source, at);
    if (nameEnd === at) return null;
    const name = source.slice(at, nameEnd).toLowerCase();
    at = behind(BLANKS, source, nameEnd);
    if (source[at] !== '=') return null;
    const value = parseValue(source, at + 1);
    if (value === null) return null;
    fields.push([name, value.parts]);
    at = behind(BLANKS, source, value.end);
    if (source[at] === ',') at++;
    else if (source[at] !== end) return null;
  }
}

/** The text of a value; `macros` by lower-case name, an unknown one stands for itself. */
export function textOfValue(parts: readonly Part[], macros: ReadonlyMap<string, string>): string {
  return parts
    .map((part) =>
      'text' in part ? part.text : (macros.get(part.macro.toLowerCase()) ?? part.macro),
    )
    .join('');
}

function parseValue(
  source: string,
  from: number,
): { readonly parts: readonly Part[]; readonly end: number } | null {
  const parts: Part[] = [];
  let at = from;
  for (;;) {
    at = behind(BLANKS, source, at);
    const sign = source[at];
    const end = sign === '{' || sign === '"' ? closing(source, at) : behind(NAME, source, at);
    if (end === -1 || end === at) return null;
    if (sign === '{' || sign === '"') parts.push({ text: source.slice(at + 1, end - 1) });
    else parts.push({ macro: source.slice(at, end) });
    at = behind(BLANKS, source, end);
    if (source[at] !== '#') return { parts, end };
    at++;
  }
}

/** Behind the brace or quote that closes the value at `from`; −1 where none does. A quote inside braces closes nothing. */
function closing(source: string, from: number): number {
  const quoted = source[from] === '"';
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    const sign = source[i];
    if (sign === '{') depth++;
    else if (sign === '}') {
      depth--;
      if (depth < 0) return -1;
      if (depth === 0 && !quoted) return i + 1;
    } else if (quoted && sign === '"' && depth === 0 && i > from) return i + 1;
  }
  return -1;
}

function behind(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(source) ? pattern.lastIndex : from;
}
