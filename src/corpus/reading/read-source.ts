import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Fault, ProjectError } from '../fault.ts';
import { isMisread } from '../fields/markup.ts';
import { MAX_REFERENCES } from '../fields/references.ts';
import { hasHalfCharacter, referencesBeyond, toSourceRecord } from '../fields/source-record.ts';
import { columnsWithoutTitle } from '../formats/csv.ts';
import type { BrokenRecord, Format, LeftOut, RawRecord, SourceRecord } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { namesWithoutPapers } from '../formats/json.ts';
import type { SourceText } from '../formats/source-text.ts';
import { countTitles, titles } from '../formats/title-list.ts';
import { kindOf } from '../project/own-files.ts';
import type { TextCache } from '../text-cache.ts';
import { badFile } from './bad-file.ts';
import { decodeText } from './decode.ts';
import { readBinary } from './read-binary.ts';

/** A corpus file, read: every record of it is in `records` or in `leftOut`. */
export interface Source {
  readonly file: string;
  readonly format: string;
  readonly records: readonly SourceRecord[];
  readonly leftOut: readonly LeftOut[];
  /** Records that were read without something that stood in them. */
  readonly mended: readonly Mended[];
  /** Line of bytes that no encoding explains; null where all is well. */
  readonly damagedLine: number | null;
  /** What its owner should know of how it was read, a sentence each: `Sheet Papers was read, not Notes.` */
  readonly notes: readonly string[];
}

/** A record of which a part was left out. */
interface Mended extends LeftOut {
  readonly remedy: string;
}

/** What corpus files were read as before, by name and bytes. */
export type SourcesBefore = Pick<TextCache<Source>, 'getOrMake'>;

/** What the owner has said of files. */
export interface ReadOptions {
  /** That a text of bare titles is to become papers. */
  readonly titlesOnly?: boolean;
  /** Names of fields of their own that records are asked for. */
  readonly fields?: readonly string[];
}

/** Reads the bytes of a file; those that `before` knows are not taken apart again. Throws as `sourceOf` does. */
export function cachedSource(
  bytes: Uint8Array,
  file: string,
  before: SourcesBefore | undefined,
  readOptions: ReadOptions,
): Source {
  if (before === undefined) return sourceOf(bytes, file, readOptions);
  const { titlesOnly, fields = [] } = readOptions;
  const asked = fields.length === 0 ? '' : `${JSON.stringify(fields)} `;
  const how = (titlesOnly === true ? 'titles ' : '') + asked;
  return before.getOrMake(`${how}${file}\0${hash('sha256', bytes)}`, () =>
    sourceOf(bytes, file, readOptions),
  );
}

/**
 * The records of a file by its bytes. Throws `ProjectError` for a file that can't be read, is no export, or holds no
 * record.
 */
export function sourceOf(bytes: Uint8Array, file: string, readOptions: ReadOptions = {}): Source {
  const { fields: wanted = [] } = readOptions;
  const binary = readBinary(bytes, file);
  if (binary !== null) {
    const { format, records, notes } = binary;
    return { file, format, ...collected(records, file, notes, wanted), damagedLine: null };
  }
  const text = decodeText(bytes, file);
  const format =
    FORMATS.find((candidate) => candidate.recognises(text)) ?? titlesIn(text, readOptions);
  if (format === undefined) throw unknownFormat(text);
  const names = format.name === 'json' ? namesWithoutPapers(text) : null;
  if (names !== null) {
    const remedy = `No list of papers found under: ${names.slice(0, 12).join(', ')}. Save the list of papers itself, a title in each object.`;
    throw badFile(file, 1, remedy, 'missing', 'papers');
  }
  const notes = [...text.notes, ...(format.notes?.(text) ?? [])];
  const { damagedLine } = text;
  const found = collected(format.parse(text), file, notes, wanted);
  return { file, format: format.name, ...found, damagedLine };
}

/** What a parser yields, as papers and as what is left out; what it shows of the encoding joins the notes. */
function collected(
  found: Iterable<RawRecord | BrokenRecord>,
  file: string,
  notes: readonly string[],
  wanted: readonly string[],
): Pick<Source, 'records' | 'leftOut' | 'mended' | 'notes'> {
  const records: SourceRecord[] = [];
  const leftOut: LeftOut[] = [];
  const mended: Mended[] = [];
  let misread = 0;
  for (const raw of found) {
    const { line, name } = raw;
    const at = { record: name ?? `record ${records.length + leftOut.length + 1}`, line };
    if ('reason' in raw) {
      leftOut.push({ ...at, reason: raw.reason });
      continue;
    }
    if (isMisread(raw.title ?? '') || isMisread(raw.abstract ?? '') || raw.authors?.some(isMisread))
      misread++;
    mended.push(...mendedIn(raw).map((said) => ({ ...at, ...said })));
    const record = toSourceRecord(raw, wanted);
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
  return { records, leftOut, mended, notes: [...notes, ...misreadNote(misread)] };
}

function mendedIn(raw: RawRecord): readonly Pick<Mended, 'reason' | 'remedy'>[] {
  const named = referencesBeyond(raw);
  return [
    ...(hasHalfCharacter(raw)
      ? [
          {
            reason: 'invalid text',
            remedy:
              'It is kept without half a character that stood in it; look whether it reads well.',
          },
        ]
      : []),
    ...(named === null
      ? []
      : [
          {
            reason: 'invalid references',
            remedy: `It names ${named} references, and the first ${MAX_REFERENCES} are kept. No paper has so many: look whether it holds the lists of several, and export them one by one.`,
          },
        ]),
  ];
}

function misreadNote(records: number): readonly string[] {
  if (records === 0) return [];
  const whose = records === 1 ? '1 record' : `${records} records`;
  return [
    `Letters of ${whose} had been read in a wrong encoding (Ã© for é) and were mended; look whether they read well.`,
  ];
}

/** The format of bare titles, where the owner said that they are; throws the question where nobody did. */
function titlesIn(text: SourceText, { titlesOnly }: ReadOptions): Format | undefined {
  if (!titles.recognises(text)) return undefined;
  if (titlesOnly === true) return titles;
  const remedy = `It looks like ${countTitles(text.lines())} titles without abstracts. Add --titles-only to make a paper of each line.`;
  throw badFile(text.file, null, remedy, 'missing', 'abstracts');
}

function unknownFormat(text: SourceText): ProjectError {
  const columns = columnsWithoutTitle(text.start);
  if (columns !== null) {
    const seen = columns.slice(0, 12).join(', ');
    const remedy = `No column is the title; name it Title. There are: ${seen}.`;
    return badFile(text.file, 1, remedy, 'missing', 'title');
  }
  const remedy =
    'Export BibTeX, RIS, CSV, JSON or PubMed from where it came; or text with titles and abstracts on alternating lines.';
  return badFile(text.file, null, remedy, 'unknown', 'format');
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
    ...mended.map((one) => faultOf(one, one.remedy)),
  ];
  if (damagedLine === null) return faults;
  const remedy = 'Some bytes are no text and read as �; save it as UTF-8 and import again.';
  return [...faults, { stage, kind: 'invalid', what: 'bytes', file, line: damagedLine, remedy }];
}

/** The bytes of a file. Throws `ProjectError` where there are none to be had. */
export function bytesOf(path: string, file: string): Uint8Array {
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
