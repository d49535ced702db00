import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartOnSpark, type StageRun, sparkPython } from '../measure/cluster-run.ts';
import { conferenceLines, hasConference, writeLines } from '../measure/conference.ts';

/** So many that starting Spark and Node is a small part of the work, and a run takes minutes. */
const PAPERS = 20_000;
const SAMPLE = 5000;
/** Runs once, on the driver: no further core makes it faster. */
const ON_DRIVER = 'fitted';

/** What each stage of the way on Spark does a second and core, on one core and on two. */
export async function run(): Promise<void> {
  const python = sparkPython();
  if (python === null) return;
  if (!hasConference()) {
    console.log('Not tried: the corpus of conference papers is not at hand.');
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-bench-cluster-'));
  try {
    const papers = join(dir, 'papers.jsonl');
    const lines = conferenceLines();
    writeLines(
      papers,
      Array.from({ length: PAPERS }, (_, i) => lines[Math.floor((i * lines.length) / PAPERS)]!),
    );
    const [one, two] = [1, 2].map((cores) => {
      const out = join(dir, `cores-${cores}`);
      return chartOnSpark(python, cores, { papers, out, sample: String(SAMPLE) }).stages;
    });
    print(one!, two!);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Seconds of both runs, papers a second and core, and what of the second core arrives. */
function print(one: readonly StageRun[], two: readonly StageRun[]): void {
  console.log('stage        rows   1 core s  2 cores s   papers a second and core  second core');
  for (const [i, { name, rows, seconds }] of [...one, ...[sumOf(one)]].entries()) {
    const other = i < two.length ? two[i]! : sumOf(two);
    const [s1, s2] = [seconds ?? 0, other.seconds ?? 0];
    const cells = [
      name.padEnd(9),
      String(rows).padStart(7),
      s1.toFixed(1).padStart(10),
      s2.toFixed(1).padStart(10),
      `${(PAPERS / s1).toFixed(0)}, ${(PAPERS / s2 / 2).toFixed(0)}`.padStart(26),
      (s1 / s2 / 2).toFixed(2).padStart(12),
    ];
    console.log(cells.join(' '));
  }
}

/** All that executors did. */
function sumOf(stages: readonly StageRun[]): StageRun {
  const seconds = stages
    .filter(({ name }) => name !== ON_DRIVER)
    .reduce((sum, stage) => sum + (stage.seconds ?? 0), 0);
  return { name: 'executors', rows: PAPERS, seconds };
}
