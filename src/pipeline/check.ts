import { join } from 'node:path';
import { readStore, StoreError } from '../atlas/store.ts';
import { checkProject, formatFault } from '../corpus/corpus.ts';

/** Everything wrong with a project folder, a line each; `wrong` counts what is to be mended, advice left out. */
export function checkFolder(contentDir: string): {
  readonly lines: readonly string[];
  readonly wrong: number;
} {
  const faults = checkProject(contentDir);
  const lines = faults.map(formatFault);
  let wrong = faults.filter(({ advice }) => advice !== true).length;
  try {
    readStore(join(contentDir, 'atlas'));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    lines.push(error.message);
    wrong++;
  }
  return { lines, wrong };
}
