import { ToldError } from '../words/told-error.ts';

/** The machine is in the way: its disk, its rights, its memory. */
export class MachineError extends ToldError {
  override name = 'MachineError';
  override readonly code = 'machine';
}

/** What a system says by its codes, as what is wrong and what to do; `at` is the path it speaks of, '' without one. */
const SAID: ReadonlyMap<string, (at: string) => string> = new Map([
  ['ENOSPC', (at) => `the disk is full${at}. Make room and run again; the last site stands.`],
  ['EDQUOT', (at) => `your share of the disk is full${at}. Make room and run again.`],
  ['EROFS', (at) => `the disk is read-only${at}. Choose another place with --out or --content.`],
  ['EACCES', denied],
  ['EPERM', denied],
  ['EBUSY', (at) => `another program holds a file${at}. Close it and run again.`],
  [
    'EMFILE',
    (at) => `too many files are open${at}. Raise the limit (ulimit -n 4096) and run again.`,
  ],
  ['ENFILE', (at) => `too many files are open on this machine${at}. Close programs and run again.`],
  ['EISDIR', (at) => `a folder stands where a file belongs${at}. Move it away and run again.`],
  ['ENOTDIR', (at) => `a file stands where a folder belongs${at}. Move it away and run again.`],
  ['EEXIST', (at) => `something stands where a folder belongs${at}. Move it away and run again.`],
  ['ENAMETOOLONG', (at) => `a path is too long for this disk${at}. Choose a shorter one.`],
  ['EIO', (at) => `the disk does not answer${at}. Check it, then run again.`],
  ['EADDRINUSE', (at) => `the port is taken${at}. Give another one: --port 8080.`],
  ['ERR_WORKER_OUT_OF_MEMORY', noMemory],
  ['ERR_MEMORY_ALLOCATION_FAILED', noMemory],
  ['ENOMEM', noMemory],
]);

function denied(at: string): string {
  return `the system forbids it${at}. Check whose file or folder that is, and your rights to it.`;
}

function noMemory(): string {
  return 'the memory is full. Close other programs, or give Node more: NODE_OPTIONS=--max-old-space-size=8192.';
}

/** Nested no deeper: an error of Astro's around one of Node's. */
const MAX_CAUSES = 5;

/**
 * The error as a person is told it: itself where it is one of ours, in words where the machine is in the way. Null for
 * a fault of the program.
 */
export function toldError(error: unknown): ToldError | null {
  let inner = error;
  for (let depth = 0; depth < MAX_CAUSES && inner instanceof Error; depth++) {
    if (inner instanceof ToldError) return inner;
    const { path, port } = inner as NodeJS.ErrnoException & { readonly port?: number };
    const say = SAID.get(systemCode(inner)) ?? (isOutOfMemory(inner) ? noMemory : undefined);
    if (say !== undefined) {
      const at = path ?? (port === undefined ? '' : String(port));
      return new MachineError(`machine: ${say(at === '' ? '' : `: ${at}`)}`, { cause: inner });
    }
    inner = inner.cause;
  }
  return null;
}

/** The bundler is no JavaScript and tells what the system says in words: of Linux and macOS, of Windows. */
const FULL_DISK = /\(os error (?:28|112)\)/;

/** The system's code for an error; '' where it has none. */
function systemCode(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? (FULL_DISK.test(error.message) ? 'ENOSPC' : '');
}

/** Whether there is no room on the disk for what was to be written. */
export function isDiskFull(error: unknown): boolean {
  const { cause } = toldError(error) ?? {};
  return cause instanceof Error && ['ENOSPC', 'EDQUOT'].includes(systemCode(cause));
}

/** V8 has no code for it; its own types and words stand for one. */
function isOutOfMemory(error: Error): boolean {
  return (
    error instanceof RangeError &&
    /allocation failed|Invalid (?:array buffer|string) length/i.test(error.message)
  );
}
