import { type Fault, ProjectError } from './fault.ts';

/** Bytes by which files that hold no text give themselves away, and what to export instead. */
const NO_TEXT: readonly (readonly [start: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['PK\x03\x04', 'an archive or office document'],
  ['\x1f\x8b', 'a gzip archive'],
];

/** The text of a corpus file: UTF-8, with or without a byte-order mark. Throws `ProjectError` with the line of the first bad byte. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const kind = NO_TEXT.find(([magic]) => start.startsWith(magic))?.[1];
  if (kind !== undefined) {
    throw broken(
      file,
      null,
      `It is ${kind}. Export titles and abstracts as text or JSON Lines instead.`,
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) {
      throw broken(
        file,
        lineOf(text, text.indexOf('\0')),
        'It holds zero bytes. Export it again as UTF-8 text.',
      );
    }
    return text;
  } catch (error) {
    if (error instanceof ProjectError) throw error;
    const line = firstBadLine(bytes);
    throw broken(file, line, 'Its bytes are not UTF-8. Save it as UTF-8 and import again.');
  }
}

function broken(file: string, line: number | null, remedy: string): ProjectError {
  const fault: Fault = { stage: 'import', kind: 'invalid', what: 'file', file, line, remedy };
  return new ProjectError([fault]);
}

/** Lines are decoded one by one: none of UTF-8's longer characters contains a newline byte. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from <= bytes.length; line++) {
    const newline = bytes.indexOf(10, from);
    const end = newline === -1 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end + 1;
  }
  return line - 1;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
