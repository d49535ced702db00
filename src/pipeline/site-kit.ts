import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../corpus/write-atomically.ts';
import type { SiteFrame } from '../site/site-frame.ts';
import { jsonOrNull } from '../words/json-or-null.ts';
import { ToldError } from '../words/told-error.ts';

/** Rises when a kit says something else, or in another way. */
const VERSION = 1;
/** What all parts of the site share, written last: without it there is no kit. */
const FRAME = 'frame.json';
/** What the map of the sample says of each of its papers, a line each: rows of tables carry it. */
export const SAMPLE_FILE = 'sample.jsonl';

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
  const again =
    'Write it again: chartroom skeleton --content SAMPLE --totals FILE --out SITE --kit DIR.';
  let text: string;
  try {
    text = readFileSync(join(kit, FRAME), 'utf8');
  } catch {
    throw new ToldError(`worker: missing kit: ${kit}. It holds no ${FRAME}. ${again}`);
  }
  const read = jsonOrNull(text) as { format?: number; frame?: SiteFrame } | null;
  if (read?.format !== VERSION || read.frame === undefined)
    throw new ToldError(
      `worker: invalid kit: ${kit}. It has version ${read?.format}, this program reads ${VERSION}. ${again}`,
    );
  return read.frame;
}
