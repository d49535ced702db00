import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** The program that runs on Spark. */
export const SPARK_PROGRAM = join(PACKAGE_ROOT, 'cluster/chartroom_spark.py');

/** What Spark is given here: a task that fails is tried four times, as on a cluster. */
const TRIES = 4;
const DRIVER_MEMORY = '3g';
/** A line that a stage leaves: `place: 2000 rows, 12.3 s`. */
const STAGE_LINE = /^(\w+): (\d+) rows, (?:([\d.]+) s|kept from an earlier run)$/;

/** What a stage said of itself. */
export interface StageRun {
  readonly name: string;
  readonly rows: number;
  /** Null where an earlier run had left its table. */
  readonly seconds: number | null;
}

/** The Python that has all that the program needs, where Java is found too; null elsewhere, which is said. */
export function sparkPython(): string | null {
  const python = process.env.PYSPARK_PYTHON ?? 'python3';
  const needs: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
    ['Java', 'java', '-version'],
    [
      `pyspark, pandas, pyarrow and numpy for ${python}`,
      python,
      '-c',
      'import pyspark, pandas, pyarrow, numpy',
    ],
  ];
  for (const [what, command, ...args] of needs) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) continue;
    console.log(
      `Not tried, for ${what} is missing. cluster/README.md tells how to install it; PYSPARK_PYTHON names another Python.`,
    );
    return null;
  }
  return python;
}

/** Charts papers by Spark on so many cores of this machine; throws with what it said where it fails. */
export function chartOnSpark(
  python: string,
  cores: number,
  options: Readonly<Record<string, string>>,
): { readonly stages: readonly StageRun[]; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(python, sparkCall(options), {
    env: sparkEnv(python, cores),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  const stages = stdout.split('\n').flatMap((line) => stageOf(line) ?? []);
  return { stages, said: stdout };
}

/** What a stage said of itself in a line of the program's; null of any other line. */
export function stageOf(line: string): StageRun | null {
  const [, name, rows, seconds] = STAGE_LINE.exec(line) ?? [];
  if (name === undefined) return null;
  return { name, rows: Number(rows), seconds: seconds === undefined ? null : Number(seconds) };
}

/** What Python is called with to chart papers by this checkout's program. */
export function sparkCall(options: Readonly<Record<string, string>>): readonly string[] {
  const given = { chartroom: thisProgram(), ...options };
  return [SPARK_PROGRAM, ...Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])];
}

/** Surroundings in which Python starts Spark on so many cores. */
export function sparkEnv(python: string, cores: number): NodeJS.ProcessEnv {
  const spark = `--master local[${cores},${TRIES}] --driver-memory ${DRIVER_MEMORY}`;
  const quiet = '--conf spark.ui.enabled=false --conf spark.log.level=ERROR';
  return {
    ...process.env,
    PYSPARK_PYTHON: python,
    PYSPARK_SUBMIT_ARGS: `${spark} ${quiet} pyspark-shell`,
  };
}

/** This checkout's program, as a shell calls it. */
function thisProgram(): string {
  return [process.execPath, join(PACKAGE_ROOT, 'src/cli/chartroom.ts')]
    .map((word) => `'${word}'`)
    .join(' ');
}

/** A row of the table of papers that is read here. */
interface SparkPaper {
  readonly slug: string;
  readonly topic: string;
  readonly x: number;
  readonly y: number;
  readonly related: readonly { readonly slug: string; readonly score: number }[];
}

/** The papers of the atlas that stands in a folder. */
export async function readSparkAtlas(out: string): Promise<readonly SparkPaper[]> {
  const { papers } = JSON.parse(readFileSync(join(out, 'atlas.json'), 'utf8')) as {
    readonly papers: string;
  };
  const files = readdirSync(join(out, papers)).filter((name) => name.endsWith('.parquet'));
  const rows: SparkPaper[] = [];
  for (const name of files.sort()) {
    const file = await asyncBufferFromFile(join(out, papers, name));
    rows.push(...((await parquetReadObjects({ file })) as unknown as SparkPaper[]));
  }
  return rows;
}
