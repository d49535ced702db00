import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusWords } from '../atlas/language/corpus-compounds.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';
import type { SearchFrame } from '../search/index-files.ts';
import type { MeaningBasis } from '../search/meant-rows.ts';
import type { WordSpace } from '../search/question.ts';
import type { SiteFrame } from '../site/site-frame.ts';
import { jsonOrNull } from '../words/json-or-null.ts';
import { ToldError } from '../words/told-error.ts';
import { unpackValues } from './packed-values.ts';

/** Rises when a kit says something else, or in another way. */
const VERSION = 2;
/** What all parts of the site share, written last: without it there is no kit. */
const FRAME = 'frame.json';
/** What the map of the sample says of each of its papers, a line each: rows of tables carry it. */
export const SAMPLE_FILE = 'sample.jsonl';

/** What all parts of search share. */
const SEARCH = 'search.json';
/** What words that the sample moved give to those that nobody knew, by which search fits words to all papers. */
const WORDS = 'words.json';
/** What of a few papers decides how all are put into files of meaning; a cluster puts it into a kit of its own. */
const BASIS = 'basis.bin';

/** By what search knows meaning on a map. */
export interface KitWords extends Pick<WordSpace, 'newLength' | 'newWeight'> {
  /** Components of a paper's vector. */
  readonly dimensions: number;
  /** Whether papers stand by the word model of English. */
  readonly byModel: boolean;
}

/** Writes by what search knows meaning into the folder of a kit. */
export function writeKitWords(kit: string, words: KitWords): void {
  writeAtomically(join(kit, WORDS), [`${JSON.stringify(words)}\n`]);
}

/** By what search knows meaning. Throws `ToldError` where the kit does not say. */
export function readKitWords(kit: string): KitWords {
  const words = jsonOrNull(textOf(kit, WORDS)) as KitWords | null;
  if (words !== null) return words;
  throw new ToldError(`worker: invalid kit: ${kit}. Its ${WORDS} is damaged. ${AGAIN}`);
}

/** What decides how papers are put into files of meaning. Throws `ToldError` where the kit does not say. */
export function readBasis(kit: string): MeaningBasis {
  return unpackValues(bytesOf(kit, BASIS)) as MeaningBasis;
}

/** As JSON has it: no maps. */
interface PlainSearchFrame {
  readonly head: SearchFrame['head'];
  readonly compounds:
    | (Omit<CorpusWords, 'papersWith'> & {
        readonly papersWith: readonly (readonly [string, number])[];
      })
    | null;
}

/** Writes what all parts of search share into the folder of a kit. */
export function writeSearchFrame(kit: string, { head, compounds }: SearchFrame): void {
  const plain: PlainSearchFrame = {
    head,
    compounds: compounds === null ? null : { ...compounds, papersWith: [...compounds.papersWith] },
  };
  writeAtomically(join(kit, SEARCH), [`${JSON.stringify(plain)}\n`]);
}

/** What all parts of search share. Throws `ToldError` where the kit does not say. */
export function readSearchFrame(kit: string): SearchFrame {
  const plain = jsonOrNull(textOf(kit, SEARCH)) as PlainSearchFrame | null;
  if (plain === null)
    throw new ToldError(`worker: invalid kit: ${kit}. Its ${SEARCH} is damaged. ${AGAIN}`);
  const { head, compounds } = plain;
  if (compounds === null) return { head, compounds };
  return { head, compounds: { ...compounds, papersWith: new Map(compounds.papersWith) } };
}

/** The folder of the program that makes pages. */
export function programOf(kit: string): string {
  return join(kit, 'program');
}

/** Writes the frame of a site into the folder of its kit. */
export function writeFrame(kit: string, frame: SiteFrame): void {
  mkdirSync(kit, { recursive: true });
  writeAtomically(join(kit, FRAME), [`${JSON.stringify({ format: VERSION, frame })}\n`]);
}

/** The frame of the site in the folder of a kit. Throws `ToldError` where there is none, or of another version. */
export function readFrame(kit: string): SiteFrame {
  const read = jsonOrNull(textOf(kit, FRAME)) as { format?: number; frame?: SiteFrame } | null;
  if (read?.format !== VERSION || read.frame === undefined)
    throw new ToldError(
      `worker: invalid kit: ${kit}. It has version ${read?.format}, this program reads ${VERSION}. ${AGAIN}`,
    );
  return read.frame;
}

const AGAIN =
  'Write it again: chartroom skeleton --content SAMPLE --totals FILE --out SITE --kit DIR.';

function textOf(kit: string, file: string): string {
  return bytesOf(kit, file).toString();
}

function bytesOf(kit: string, file: string): Buffer {
  try {
    return readFileSync(join(kit, file));
  } catch {
    throw new ToldError(`worker: missing kit: ${kit}. It holds no ${file}. ${AGAIN}`);
  }
}
