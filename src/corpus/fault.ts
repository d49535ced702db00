import { ToldError } from '../words/told-error.ts';

/** Something wrong, where, and what to do. */
export interface Fault {
  readonly stage: 'import' | 'check' | 'content' | 'atlas';
  readonly kind: 'missing' | 'invalid' | 'unknown' | 'duplicate' | 'conflict';
  /** What is missing, invalid, …: `title`. */
  readonly what: string;
  readonly file: string;
  /** From 1; null where it concerns the whole file. */
  readonly line: number | null;
  /** The record in it, where it has a name: `entry smith2020`. */
  readonly record?: string;
  /** A full sentence or two: what was done with it, and what the owner can do. */
  readonly remedy: string;
  /** Nothing is wrong, something could be better. */
  readonly advice?: true;
}

/** Whether a fault is a notice: the program did what is right with one of many records; nothing is to be mended. */
export function isNotice({ stage, kind, what, advice }: Fault): boolean {
  return (
    (advice === true && stage !== 'check') ||
    kind === 'duplicate' ||
    (kind === 'missing' && what === 'abstract')
  );
}

/**
 * `import: missing title: refs.bib, line 812. Left out; add a title and import again.`
 */
export function formatFault({ stage, kind, what, file, line, record, remedy }: Fault): string {
  const place = [file, line === null ? [] : `line ${line}`, record ?? []].flat().join(', ');
  return `${stage}: ${kind} ${what}: ${place}. ${remedy}`;
}

/** A file or the project is broken: nothing was written. The message is all its faults, one a line. */
export class ProjectError extends ToldError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.name = 'ProjectError';
    this.faults = faults;
  }
}

/** Runs one step; its faults join the others, its value is then undefined. */
export function collect<Value>(faults: Fault[], step: () => Value): Value | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}
