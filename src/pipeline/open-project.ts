import { join } from 'node:path';
import { type Project, type ReadPaper, readProject } from '../corpus/corpus.ts';
import { textMemory } from './remember.ts';
import { codeOf, type Workplace } from './workplace.ts';

/** What takes a paper's file apart, and the libraries it does it with. */
const CODE = ['src/corpus', 'package.json', 'package-lock.json'];

/** Reads a project; papers' files that say what they said in the last run are not taken apart again. */
export function openProject({ contentDir, cacheDir }: Workplace): Project {
  const memory = textMemory<ReadPaper>(join(cacheDir, 'papers.bin'), codeOf(CODE));
  const project = readProject(contentDir, memory);
  memory.keep();
  return project;
}
