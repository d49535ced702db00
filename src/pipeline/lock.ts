import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jsonOrNull } from '../words/json-or-null.ts';

/** How often a waiting run looks again. */
const LOOK_MS = 100;

/** Who holds a lock: the process, and when it began, since numbers of processes come round again. */
interface Holder {
  readonly pid: number;
  readonly began: string;
}

/**
 * Does `work` while no other run holds any of `files`; waits for one that does, and says so once. A run that was
 * killed holds nothing: its lock is taken over. A file named twice is taken once: a run never waits for itself.
 */
export async function withLocks<Result>(
  files: readonly string[],
  onWait: (pid: number) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const held: string[] = [];
  try {
    // Always in the same order, so that two runs never wait for each other.
    for (const file of [...new Set(files)].sort()) {
      await take(file, onWait);
      held.push(file);
    }
    return await work();
  } finally {
    for (const file of held) rmSync(file, { force: true });
  }
}

async function take(file: string, onWait: (pid: number) => void): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const own: Holder = { pid: process.pid, began: beginOf(process.pid) };
  for (let told = false; ; ) {
    if (create(file, JSON.stringify(own))) return;
    const text = readIfThere(file);
    if (text === null) continue;
    const holder = parseHolder(text);
    if (holder === null || !isRunning(holder)) takeOver(file, text);
    else {
      if (!told) onWait(holder.pid);
      told = true;
      await pause(LOOK_MS);
    }
  }
}

/** Makes the lock with its text in one step, so that nobody ever reads half of it. False where there is one. */
function create(file: string, text: string): boolean {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if (existsSync(file)) return false;
    // Some file systems have no links.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    copyFileSync(beside, file, constants.COPYFILE_EXCL);
    return true;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Takes a dead run's lock out of the way; one that another run took over in the meantime is put back. */
function takeOver(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== dead && !existsSync(file)) renameSync(aside, file);
  rmSync(aside, { force: true });
}

function isRunning({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process is alive as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return beginOf(pid) === began;
}

/** When a process began, in the system's own words; '' where the system does not say. */
function beginOf(pid: number): string {
  try {
    // Field 22 of the line; the name in field 2 stands in brackets and may hold anything.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19]!;
  } catch {
    return '';
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string): Holder | null {
  return jsonOrNull(text) as Holder | null;
}
