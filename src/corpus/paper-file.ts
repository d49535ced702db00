import { parse, stringify } from 'yaml';
import type { z } from 'zod';
import { type Fault, ProjectError } from './fault.ts';
import { frontMatterSchema } from './paper.ts';
import { readYaml } from './yaml.ts';

/** A content file taken apart: checked front matter, and the abstract in Markdown. */
export interface PaperFile {
  readonly front: z.infer<typeof frontMatterSchema>;
  readonly body: string;
}

const FENCED = /^\uFEFF?---\r?\n([\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n([\s\S]*))?$/;

/** Parts a file at its fences: YAML, and the text below. Throws `ProjectError` for a file without front matter. */
export function takeApart(
  source: string,
  file: string,
): { readonly yaml: string; readonly body: string } {
  const [, yaml, body = ''] = FENCED.exec(source) ?? [];
  if (yaml === undefined) {
    const fault: Fault = {
      stage: 'content',
      kind: 'missing',
      what: 'front matter',
      file,
      line: 1,
      remedy: 'Begin the file with --- and end its fields, title among them, with another ---.',
    };
    throw new ProjectError([fault]);
  }
  return { yaml, body: body.trim().replace(/\r\n?/g, '\n') };
}

/** Reads a content file; what is passed over joins `faults`. Throws `ProjectError` naming file, line and remedy. */
export function parsePaperFile(source: string, file: string, faults: Fault[] = []): PaperFile {
  const { yaml, body } = takeApart(source, file);
  return { front: readYaml(yaml, frontMatterSchema, file, 2, faults), body };
}

/** The text of a content file: fields that are known, in fixed order, then the abstract. */
export function formatPaperFile(fields: Readonly<Record<string, unknown>>, body: string): string {
  const known = Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
  return `---\n${stringify(known, { lineWidth: 0 })}---\n${body === '' ? '' : `\n${body}\n`}`;
}

/** The file with some fields or its abstract exchanged; comments, order and unknown fields stay. */
export function editPaperFile(
  source: string,
  fields: Readonly<Record<string, unknown>>,
  body: string | null,
): string {
  const [, yaml = '', oldBody = ''] = FENCED.exec(source) ?? [];
  const front = { ...(parse(yaml) as Record<string, unknown>), ...fields };
  return formatPaperFile(front, body ?? oldBody.trim());
}
