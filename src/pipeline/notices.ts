import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, formatFault, isNotice } from '../corpus/fault.ts';
import { noticesText } from '../corpus/importing/report.ts';
import type { Workplace } from './paths.ts';

/**
 * Writes the notices of a run into `notices.txt` of the project's cache, and returns the one line that tells of them;
 * null, and no file written, where there are none.
 */
export function tellNotices({ cacheDir }: Workplace, faults: readonly Fault[]): string | null {
  const text = noticesText(faults);
  if (text === null) return null;
  const file = join(cacheDir, 'notices.txt');
  mkdirSync(cacheDir, { recursive: true });
  const lines = faults.filter(isNotice).map((fault) => `${formatFault(fault)}\n`);
  writeFileSync(`${file}.new`, lines.join(''));
  renameSync(`${file}.new`, file);
  return `${text}, nothing to mend; listed in ${file}`;
}
