/** The beginning of a field, or of a whole entry up to its first one. */
const FIELD = /(?:^|[\s,{(])([\p{L}_][\p{L}\p{N}_.+:-]*)\s*=\s*/gu;

/**
 * The fields of an entry that is no good BibTeX but means something: commas missing or doubled, a bare value such as
 * `2019a`, a lone escaped brace. Null where a brace or quote is never closed: then nobody knows where a field ends.
 */
export function looseFields(source: string): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>();
  FIELD.lastIndex = source.search(/[{(]/) + 1;
  let last = 0;
  for (let match = FIELD.exec(source); match !== null; match = FIELD.exec(source)) {
    const from = FIELD.lastIndex;
    const end = valueEnd(source, from);
    if (end === -1) return null;
    const name = match[1]!.toLowerCase();
    const value = source.slice(from, end).trim();
    if (!fields.has(name))
      fields.set(name, value.replace(/^(?:\{([\s\S]*)\}|"([\s\S]*)")$/, '$1$2'));
    FIELD.lastIndex = end;
    last = end;
  }
  // Without the entry's own bracket some value took it for its own, and all that stood before it.
  return fields.size > 0 && /^[\s,]*[})]/.test(source.slice(last)) ? fields : null;
}

/** Where the value that begins at `from` ends; −1 where it is never closed. */
function valueEnd(source: string, from: number): number {
  const open = source[from];
  if (open !== '{' && open !== '"') {
    const bare = /^[^,\s})]*/.exec(source.slice(from, from + 200))![0];
    return from + bare.length;
  }
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    const sign = source[i];
    if (sign === '\\') i++;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '"' && open === '"' && depth === 0 && i > from) return i + 1;
    if (depth === 0 && open === '{') return i + 1;
    if (depth < 0) return -1;
  }
  return -1;
}
