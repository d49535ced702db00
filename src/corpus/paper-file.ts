import { parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { type Fault, ProjectError } from './fault.ts';
import { frontMatterSchema } from './paper.ts';
import { plainLines } from './project/plain-yaml.ts';
import { readYaml } from './project/yaml.ts';

/** A content file taken apart: checked front matter, and the abstract in Markdown. */
export interface PaperFile {
  readonly front: z.infer<typeof frontMatterSchema>;
  readonly body: string;
}

/** A fence stands alone on its line: dashes at the end of a value, or in an abstract, are text. */
const OPENING = /^\uFEFF?---[ \t]*\n/;
const CLOSING = /\n---[ \t]*(?:\n|$)/g;

/** Parts a file at its fences: YAML, and the text below. Throws `ProjectError` for a file without front matter. */
export function takeApart(
  source: string,
  file: string,
): { readonly yaml: string; readonly body: string } {
  const parts = parted(source);
  if (parts === null) {
    const fault: Fault = {
      stage: 'content',
      kind: 'missing',
      what: 'front matter',
      file,
      line: 1,
      remedy:
        'Begin the file with --- and end its fields, title among them, with another --- on a line of its own.',
    };
    throw new ProjectError([fault]);
  }
  return parts;
}

/** What stands between the fences, and the trimmed text below; null where a fence is missing. Line ends become Unix ones. */
function parted(source: string): { readonly yaml: string; readonly body: string } | null {
  const text = source.replace(/\r\n?/g, '\n');
  const opening = OPENING.exec(text)?.[0].length;
  if (opening === undefined) return null;
  CLOSING.lastIndex = opening - 1;
  const closing = CLOSING.exec(text);
  if (closing === null) return null;
  const body = text.slice(closing.index + closing[0].length).trim();
  return { yaml: text.slice(opening, closing.index), body };
}

/** Reads a content file; what is passed over joins `faults`. Throws `ProjectError` naming file, line and remedy. */
export function parsePaperFile(source: string, file: string, faults: Fault[] = []): PaperFile {
  const { yaml, body } = takeApart(source, file);
  return { front: readYaml(yaml, frontMatterSchema, file, 2, faults), body };
}

/** The text of a content file: fields that are known, in fixed order, then the abstract. */
export function formatPaperFile(fields: Readonly<Record<string, unknown>>, body: string): string {
  const known = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => !isEmptyField(value)),
  );
  return fenced(plainLines(known) ?? stringify(known, { lineWidth: 0 }), body);
}

/** The file with some fields or its abstract exchanged; comments, order and unknown fields stay. */
export function editPaperFile(
  source: string,
  fields: Readonly<Record<string, unknown>>,
  body: string | null,
): string {
  const { yaml, body: oldBody } = parted(source) ?? { yaml: '', body: '' };
  const document = parseDocument(yaml);
  for (const [name, value] of Object.entries(fields)) {
    if (isEmptyField(value)) document.delete(name);
    else document.set(name, value);
  }
  return fenced(document.toString({ lineWidth: 0 }), body ?? oldBody);
}

function fenced(yaml: string, body: string): string {
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`;
}

/** Whether a field says nothing, and is left out. */
export function isEmptyField(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
