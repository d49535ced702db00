import { parseDocument } from 'yaml';

/** `key: value`, with what stands before the key. */
const PAIR = /^(\s*(?:- +)?)([\p{L}_][\p{L}\p{N}_-]*)\s*:\s*(.*?)\s*$/u;
/** `key:value` and `-item`, whose blank is missing. */
const JOINED_PAIR = /^(\s*(?:- +)?)([\p{L}_][\p{L}\p{N}_-]*):(?=[^\s/])(.*?)\s*$/u;
const JOINED_ITEM = /^(\s*)-(?=[\p{L}\p{N}"'])(.*?)\s*$/u;
/** As far up as an error may lie below the line that caused it. */
const MAX_LINES_ABOVE = 40;

/**
 * The line that a person meant, with its place, where YAML takes a sign of hers for its own: `title: Reefs: past and
 * present` wants quotes, `title:Reefs` a blank. `line` (from 0) is where the reader stumbled; the slip may lie above.
 * Null where no one line mends it.
 */
export function mendedLine(
  source: string,
  line: number,
): { readonly line: number; readonly text: string } | null {
  const lines = source.split('\n');
  const before = errorsOf(source);
  const last = Math.min(line, lines.length - 1);
  for (let at = last; at >= Math.max(0, last - MAX_LINES_ABOVE); at--) {
    for (const text of candidates(lines[at]!)) {
      const errors = errorsOf([...lines.slice(0, at), text, ...lines.slice(at + 1)].join('\n'));
      if (errors < before) return { line: at, text: text.trim() };
    }
  }
  return null;
}

/** How the line may have been meant, likeliest first. */
function candidates(line: string): readonly string[] {
  const found: string[] = [];
  if (line.includes('\t')) found.push(line.replaceAll('\t', '  '), line.replaceAll('\t', ''));
  const joined = JOINED_PAIR.exec(line);
  if (joined !== null) found.push(`${joined[1]}${joined[2]}: ${joined[3]}`);
  const item = JOINED_ITEM.exec(line);
  if (item !== null) found.push(`${item[1]}- ${item[2]}`);
  const pair = PAIR.exec(line);
  if (pair !== null && pair[3] !== '') found.push(`${pair[1]}${pair[2]}: ${quoted(pair[3]!)}`);
  const listed = /^(\s*- +)(.*?)\s*$/.exec(line);
  if (listed !== null && listed[2] !== '') found.push(`${listed[1]}${quoted(listed[2]!)}`);
  return found;
}

/** A text in double quotes; quotes that stood around it, or at one end, are not part of it. */
function quoted(value: string): string {
  const bare = value.replace(/^(["'])(.*)\1$/, '$2').replace(/^["']|(?<!\\)["']$/g, '');
  return `"${bare.replace(/\\(?!")|(?<!\\)"/g, '\\$&')}"`;
}

/** How many errors a reader finds; a document that is no fields at all counts as one. */
function errorsOf(source: string): number {
  try {
    const document = parseDocument(source, { prettyErrors: false });
    const value: unknown = document.errors.length > 0 ? {} : document.toJS();
    // A warning is a tag that nobody knows, `!Reefs now`: its word would be gone.
    const unclear = document.errors.length + document.warnings.length;
    return unclear + (typeof value === 'object' ? 0 : 1);
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}
