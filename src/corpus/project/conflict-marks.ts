import type { Fault } from '../fault.ts';

/** What git leaves where two people changed the same lines. */
const MARK = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/;

/** The fault of a file that a merge left undecided; null where it holds no marks. `firstLine`: that of the source in its file. */
export function conflictFault(
  source: string,
  file: string,
  stage: Fault['stage'],
  firstLine = 1,
): Fault | null {
  if (!source.includes('<<<<<<<') && !source.includes('>>>>>>>')) return null;
  const lines = source.split(/\r\n?|\n/);
  const at = lines.findIndex((line) => MARK.test(line));
  if (at === -1) return null;
  const remedy =
    'Two versions stand here since a merge. Keep one, or what is right of both, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.';
  return { stage, kind: 'conflict', what: 'marks', file, line: at + firstLine, remedy };
}
