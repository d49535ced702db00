import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, formatFault, isNotice } from '../corpus/fault.ts';
import { noticesText } from '../corpus/importing/report.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';
import type { ProjectPaths } from './paths.ts';

/**
 * Writes the notices of a run into `notices.txt` of the project's cache, and returns the one line that tells of them;
 * null, and no file written, where there are none.
 */
export function writeNotices({ cacheDir }: ProjectPaths, faults: readonly Fault[]): string | null {
  const text = noticesText(faults);
  if (text === null) return null;
  const file = join(cacheDir, 'notices.txt');
  mkdirSync(cacheDir, { recursive: true });
  const lines = faults.filter(isNotice).map((fault) => `${formatFault(fault)}\n`);
  writeAtomically(file, lines);
  return `${text}, nothing to mend; listed in ${file}`;
}
