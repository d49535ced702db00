import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { TextMemory } from '../../pipeline/remember.ts';
import type { Fault } from '../fault.ts';
import { hasHalfCharacter, toSourceRecord } from '../fields/source-record.ts';
import { columnsWithoutTitle } from '../formats/csv.ts';
import type { LeftOut, SourceRecord } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { namesWithoutPapers } from '../formats/json.ts';
import { kindOf } from '../own-files.ts';
import { badFile } from './bad-file.ts';
import { decodeText } from './decode.ts';

/** A corpus file, read: every record of it is in `records` or in `leftOut`. */
export interface Source {
  readonly file: string;
  readonly format: string;
  readonly records: readonly SourceRecord[];
  readonly leftOut: readonly LeftOut[];
  /** Records that were read without half a character in them. */
  readonly mended: readonly LeftOut[];
  /** Line of bytes that no encoding explains; null where all is well. */
  readonly damagedLine: number | null;
  /** What its owner should know of how it was read, a sentence each: `It was read as Big5 (Chinese), a guess; …` */
  readonly notes: readonly string[];
}

/** What corpus files were read as before, by name and bytes. */
export type SourcesBefore = Pick<TextMemory<Source>, 'of'>;

/**
 * Reads one corpus file; one that `before` knows is not taken apart again. Throws `ProjectError` for a file that can't
 * be read, is no export, or holds no record.
 */
export function readSource(path: string, before?: SourcesBefore): Source {
  const file = basename(path);
  const bytes = bytesOf(path, file);
  if (before === undefined) return sourceOf(bytes, file);
  return before.of(`${file}\0${hash('sha256', bytes)}`, () => sourceOf(bytes, file));
}

/** The same for bytes that are at hand. */
export function sourceOf(bytes: Uint8Array, file: string): Source {
  const text = decodeText(bytes, file);
  const format = FORMATS.find((candidate) => candidate.recognises(text));
  if (format === undefined) {
    const columns = columnsWithoutTitle(text.start);
    if (columns !== null) {
      const seen = columns.slice(0, 12).join(', ');
      throw badFile(
        file,
        1,
        `No column is the title; name it Title. There are: ${seen}.`,
        'missing',
        'title',
      );
    }
    const remedy =
      'Export BibTeX, RIS, CSV, JSON or PubMed from where it came; or text with titles and abstracts on alternating lines.';
    throw badFile(file, null, remedy, 'unknown', 'format');
  }
  const names = format.name.startsWith('json') ? namesWithoutPapers(text) : null;
  if (names !== null) {
    const remedy = `No list of papers found under: ${names.slice(0, 12).join(', ')}. Save the list of papers itself, a title in each object.`;
    throw badFile(file, 1, remedy, 'missing', 'papers');
  }
  const records: SourceRecord[] = [];
  const leftOut: LeftOut[] = [];
  const mended: LeftOut[] = [];
  for (const raw of format.parse(text)) {
    const { line, name } = raw;
    const at = { record: name ?? `record ${records.length + leftOut.length + 1}`, line };
    if ('reason' in raw) {
      leftOut.push({ ...at, reason: raw.reason });
      continue;
    }
    if (hasHalfCharacter(raw)) mended.push({ ...at, reason: 'invalid text' });
    const record = toSourceRecord(raw);
    if (record === null) leftOut.push({ ...at, reason: 'missing title' });
    else records.push(record);
  }
  if (records.length + leftOut.length === 0) {
    throw badFile(
      file,
      null,
      'It holds no records. Export it again, with at least one chosen.',
      'missing',
      'records',
    );
  }
  const { damagedLine } = text;
  const notes = [...text.notes, ...(format.notes?.(text) ?? [])];
  return { file, format: format.name, records, leftOut, mended, damagedLine, notes };
}

/** What is wrong inside a file that was read: records left out, bytes that are no text. */
export function leftOutFaults(
  { file, leftOut, mended, damagedLine }: Source,
  stage: Fault['stage'],
): readonly Fault[] {
  const faultOf = ({ record, line, reason }: LeftOut, remedy: string): Fault => {
    const [kind = '', ...what] = reason.split(' ');
    return {
      stage,
      kind: kind === 'missing' ? kind : 'invalid',
      what: what.join(' '),
      file,
      line,
      ...(!record.startsWith('record ') && { record }),
      remedy,
    };
  };
  const faults = [
    ...leftOut.map((one) => faultOf(one, 'Left out; mend the record and import again.')),
    ...mended.map((one) =>
      faultOf(
        one,
        'It is kept without half a character that stood in it; look whether it reads well.',
      ),
    ),
  ];
  if (damagedLine === null) return faults;
  const remedy = 'Some bytes are no text and read as �; save it as UTF-8 and import again.';
  return [...faults, { stage, kind: 'invalid', what: 'bytes', file, line: damagedLine, remedy }];
}

function bytesOf(path: string, file: string): Uint8Array {
  // A pipe may never end.
  const there = statSync(path, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile())
    throw badFile(file, null, `It is ${kindOf(there)}, not a file. Name the file itself.`);
  try {
    return readFileSync(path);
  } catch {
    throw badFile(
      file,
      null,
      `It cannot be read at ${path}. Check the name and your rights to it.`,
      'missing',
    );
  }
}
