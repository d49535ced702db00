import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type StageRun, sparkCall, sparkEnv, stageOf } from './cluster-run.ts';
import { type ByProgram, PROGRAMS, watchTree } from './process-tree.ts';

/** What ended between two looks is counted as Node; no worker of Python lives so short. */
const LOOK_MS = 500;

/** What any other line says; a table that an earlier run made took nothing either. */
const NO_STAGE: StageRun = { name: '', rows: 0, seconds: null };

/** What a stage took: seconds of the clock, and of processors by program; since the stage before ended. */
export interface StageCost {
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
  readonly processor: ByProgram;
}

/** What a run took, and the most bytes that all of each program held at once. */
export interface RunCost {
  readonly stages: readonly StageCost[];
  readonly peakBytes: ByProgram;
}

/** Charts papers by Spark on so many cores of this machine and watches what it takes; null where `/proc` is not to be had. */
export async function costOnSpark(
  python: string,
  cores: number,
  options: Readonly<Record<string, string>>,
): Promise<RunCost | null> {
  const child = spawn(python, sparkCall(options), {
    env: sparkEnv(python, cores),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = watchTree(child.pid!);
  const looking = setInterval(() => watch?.look(), LOOK_MS);
  const stages: StageCost[] = [];
  const said: string[] = [];
  let before: ByProgram = { java: 0, python: 0, node: 0 };
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      const { name, rows, seconds } = stageOf(line) ?? NO_STAGE;
      if (seconds === null || watch === null) continue;
      const now = watch.seconds();
      const processor = Object.fromEntries(
        PROGRAMS.map((program) => [program, now[program] - before[program]]),
      ) as unknown as ByProgram;
      before = now;
      stages.push({ name, rows, seconds, processor });
    }
    if (child.exitCode === null) await once(child, 'exit');
    if (child.exitCode !== 0) throw new Error(said.join('\n'));
  } finally {
    clearInterval(looking);
  }
  return watch === null ? null : { stages, peakBytes: watch.peakBytes() };
}
