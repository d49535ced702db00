import { join } from 'node:path';
import { readStore, StoreError } from '../atlas/store.ts';
import { checkProject, type Fault, formatFault, isNotice } from '../corpus/corpus.ts';
import { collect, ProjectError } from '../corpus/fault.ts';
import { publicFiles } from '../corpus/public-files.ts';
import { publicClashes } from '../site/write-files.ts';

/** Everything wrong with a project folder, a line each; `wrong` counts what is to be mended, `notices` are what is not. */
export function checkFolder(contentDir: string): {
  readonly lines: readonly string[];
  readonly notices: readonly Fault[];
  readonly wrong: number;
} {
  const faults = [...checkProject(contentDir)];
  // What is wrong with the folder itself is among the faults already.
  const beside = collect([], () => publicFiles(contentDir, [])) ?? [];
  faults.push(...publicClashes(beside));
  const told = faults.filter((fault) => !isNotice(fault));
  const toMend = told.filter(({ advice }) => advice !== true);
  const lines = [...toMend, ...told.filter(({ advice }) => advice === true)].map(formatFault);
  let wrong = toMend.length;
  try {
    readStore(join(contentDir, 'atlas'));
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof ProjectError)) throw error;
    lines.push(error.message);
    wrong++;
  }
  return { lines, notices: faults.filter(isNotice), wrong };
}
