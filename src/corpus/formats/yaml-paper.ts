import { parseDocument } from 'yaml';
import { authorsOf } from './json-authors.ts';
import { isObject, type Json } from './json-values.ts';

/** Aliases of a YAML text that may be followed; what has more is made to swell. */
const MAX_ALIASES = 100;
/** Brackets that stand open at once; the library's time grows faster than the square of them. */
const MAX_OPEN_BRACKETS = 20;
/** Lists in lists and keys that are keys, on one line: no field of a paper. */
const NESTED = /(?:[?-][ \t]+){5}/;
/** Signs of a YAML text: far above a citation file with an abstract. */
const MAX_LENGTH = 1 << 18;

/** The fields of a YAML text; null where it is broken or no list of fields. It executes nothing. */
export function yamlFields(source: string): Json | null {
  if (source.length > MAX_LENGTH || NESTED.test(source)) return null;
  if (openBrackets(source) > MAX_OPEN_BRACKETS) return null;
  return parsed(source) ?? parsed(quoted(source));
}

function parsed(source: string): Json | null {
  const text = source.replace(/\r\n?/g, '\n');
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0) return null;
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return isObject(value) ? value : null;
  } catch {
    // An alias without an anchor, or too many of them.
    return null;
  }
}

/** The text with quotes around values that people write without: `title: Maps: a study`, `author: @ada`. */
function quoted(source: string): string {
  return source
    .replace(/\r\n?/g, '\n')
    .replace(
      /^([A-Za-z][\w-]{0,40}):[ \t]+(?!["'|>[{&*!])(.*: .*|[@`%].*)$/gm,
      (_, name: string, value: string) => `${name}: ${JSON.stringify(value)}`,
    );
}

/** The most brackets that stand open at any place, wherever they stand. */
function openBrackets(source: string): number {
  let open = 0;
  let most = 0;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i];
    if (sign === '{' || sign === '[') most = Math.max(most, ++open);
    else if (sign === '}' || sign === ']') open = Math.max(0, open - 1);
  }
  return most;
}

/** Names as front matter and CITATION.cff write them: a text, a list of texts, or persons and bodies with fields. */
export function yamlAuthors(value: unknown): string[] {
  if (!Array.isArray(value)) return authorsOf(value);
  return value.flatMap((author) => {
    if (!isObject(author)) return authorsOf([unlinked(author)]);
    const text = (name: string) => {
      const part = author[name];
      return typeof part === 'string' ? part : undefined;
    };
    const names = ['given-names', 'name-particle', 'family-names', 'name-suffix'].map(text);
    const person = names.filter((part) => part !== undefined).join(' ');
    return person !== '' ? [person] : authorsOf([author]);
  });
}

/** `[[Ada Lovelace]]`, as Obsidian links names, and `[[ada|Ada Lovelace]]`. */
function unlinked(author: unknown): unknown {
  return typeof author === 'string'
    ? author.replace(/^\s*\[\[(?:[^|\]]{0,300}\|)?([^\]]{1,300})\]\]\s*$/, '$1')
    : author;
}
