import type { Fault } from './fault.ts';
import { editPaperFile, formatPaperFile, type PaperFile, parsePaperFile } from './paper-file.ts';
import {
  editPaperLine,
  fileOfLine,
  formatPaperLine,
  lineOfFile,
  parsePaperLine,
} from './paper-line.ts';

/** How the text of a paper is written: a file of its own, or a line of a shard. */
export interface PaperForm {
  /** The text of a paper that nobody touched yet. */
  readonly format: (
    slug: string,
    fields: Readonly<Record<string, unknown>>,
    body: string,
  ) => string;
  /** The text with some fields or its abstract exchanged; what else stands in it stays. */
  readonly edit: (
    text: string,
    fields: Readonly<Record<string, unknown>>,
    body: string | null,
  ) => string;
  /** Throws `ProjectError` where it can't be read; `line` is that of a line in its shard. */
  readonly parse: (text: string, file: string, line: number, faults: Fault[]) => PaperFile;
  /** The same paper in the other form, and nothing lost on the way. */
  readonly turn: (slug: string, text: string) => string;
}

export const FILE_FORM: PaperForm = {
  format: (_, fields, body) => formatPaperFile(fields, body),
  edit: editPaperFile,
  parse: (text, file, _, faults) => parsePaperFile(text, file, faults),
  turn: lineOfFile,
};

export const LINE_FORM: PaperForm = {
  format: formatPaperLine,
  edit: editPaperLine,
  parse: parsePaperLine,
  turn: (_, line) => fileOfLine(line),
};
