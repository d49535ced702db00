import { readdirSync, readFileSync } from 'node:fs';

/** The programs that a run on Spark is made of. */
export const PROGRAMS = ['java', 'python', 'node'] as const;
type Program = (typeof PROGRAMS)[number];
export type ByProgram = Readonly<Record<Program, number>>;

/** Ticks of the kernel's clock a second: Linux tells programs a hundred, whatever it runs by. */
const TICKS = 100;
const BYTES_A_KB = 1024;

/** A process as `/proc` tells of it; times in seconds, that of ended children apart. */
interface Process {
  readonly id: number;
  readonly parent: number;
  readonly program: Program | null;
  readonly own: number;
  readonly ended: number;
}

/** What a process and all that it started have used. */
export interface TreeWatch {
  /** Seconds of processor time until now. */
  readonly seconds: () => ByProgram;
  /** Most bytes that all of a program held at once, as far as samples saw. */
  readonly peakBytes: () => ByProgram;
  /** Looks again; called often, for a process that ended between is counted as Node. */
  readonly look: () => void;
}

/** Watches a process and all that it starts; on Linux alone, elsewhere null. */
export function watchTree(root: number): TreeWatch | null {
  if (process.platform !== 'linux') return null;
  const ownOf = new Map<number, { readonly program: Program | null; readonly own: number }>();
  const peak: Record<Program, number> = { java: 0, python: 0, node: 0 };
  let total = 0;
  const look = () => {
    const tree = treeOf(root);
    // What ended is in its parent's sum; a sum that shrank lost a child that nobody waited for.
    total = Math.max(
      total,
      tree.reduce((sum, { own, ended }) => sum + own + ended, 0),
    );
    const held: Record<Program, number> = { java: 0, python: 0, node: 0 };
    for (const { id, program, own } of tree) {
      ownOf.set(id, { program, own });
      if (program !== null) held[program] += residentBytes(id);
    }
    for (const program of PROGRAMS) peak[program] = Math.max(peak[program], held[program]);
  };
  const seconds = () => {
    look();
    const sums = { java: 0, python: 0 };
    for (const { program, own } of ownOf.values()) {
      if (program === 'java' || program === 'python') sums[program] += own;
    }
    // Node ends with its partition: its time is what the others leave of all.
    return { ...sums, node: Math.max(0, total - sums.java - sums.python) };
  };
  return { seconds, peakBytes: () => ({ ...peak }), look };
}

/** A process and all below it. */
function treeOf(root: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(Number(name)))
    .filter((one) => one !== null);
  const below = new Map<number, Process[]>();
  for (const one of all) below.set(one.parent, [...(below.get(one.parent) ?? []), one]);
  const tree = all.filter(({ id }) => id === root);
  for (const { id } of tree) tree.push(...(below.get(id) ?? []));
  return tree;
}

/** What `/proc/ID/stat` says; null where the process has ended meanwhile. */
function processOf(id: number): Process | null {
  const text = read(`/proc/${id}/stat`);
  if (text === null) return null;
  // The name stands in brackets and may hold any sign.
  const end = text.lastIndexOf(')');
  const name = text.slice(text.indexOf('(') + 1, end);
  const fields = text.slice(end + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map((n) => Number(n) / TICKS);
  return {
    id,
    parent: Number(fields[1]),
    program: PROGRAMS.find((program) => nameOf(id, name).startsWith(program)) ?? null,
    own: user! + system!,
    ended: endedUser! + endedSystem!,
  };
}

/** The program of a process: Node names its main thread otherwise. */
function nameOf(id: number, name: string): string {
  const command = read(`/proc/${id}/cmdline`)?.split('\0')[0] ?? '';
  return command.slice(command.lastIndexOf('/') + 1) || name;
}

function residentBytes(id: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(read(`/proc/${id}/status`) ?? '')?.[1];
  return Number(kb ?? 0) * BYTES_A_KB;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
