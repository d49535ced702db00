import { type Fault, ProjectError } from '../fault.ts';

/** A corpus file that can't be read at all; nothing is written then. */
export function badFile(
  file: string,
  line: number | null,
  remedy: string,
  kind: Fault['kind'] = 'invalid',
  what = 'file',
): ProjectError {
  return new ProjectError([{ stage: 'import', kind, what, file, line, remedy }]);
}
