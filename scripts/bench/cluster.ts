import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOnSpark } from '../measure/cluster-costs.ts';
import { sparkPython } from '../measure/cluster-run.ts';
import { clusterTable } from '../measure/cluster-table.ts';
import { conferenceLines, hasConference, writeLines } from '../measure/conference.ts';

/** More, up to all of the corpus, in the variable; so many take two runs of some minutes. */
const PAPERS = Number(process.env.CHARTROOM_BENCH_PAPERS ?? 5000);
/** A fifth is charted at once, for the driver's part is to stay small beside that of executors. */
const SAMPLE = Math.ceil(PAPERS / 5);
const SETTINGS = 'title: Papers\nlanguage: en\n';

/** What each stage of the way on Spark takes, to the site, on one core and on two, and what more machines would. */
export async function run(): Promise<void> {
  const python = sparkPython();
  if (python === null) return;
  if (!hasConference()) {
    console.log('Not tried: the corpus of conference papers is not at hand.');
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-bench-cluster-'));
  try {
    const [papers, site] = [join(dir, 'papers.jsonl'), join(dir, 'site.yaml')];
    const lines = conferenceLines();
    writeLines(
      papers,
      Array.from({ length: PAPERS }, (_, i) => lines[Math.floor((i * lines.length) / PAPERS)]!),
    );
    writeFileSync(site, SETTINGS);
    const chart = (cores: number) => {
      const out = join(dir, `cores-${cores}`);
      return costOnSpark(python, cores, { papers, site, out, sample: String(SAMPLE) });
    };
    const [one, two] = [await chart(1), await chart(2)];
    if (one === null || two === null) {
      console.log('Not told: what a process takes is read from /proc, which Linux has.');
      return;
    }
    const [{ model = 'unknown' } = {}] = cpus();
    console.log(
      `${new Date().toISOString().slice(0, 10)}: ${PAPERS} papers, ${SAMPLE} of them the sample, ${cpus().length} × ${model}`,
    );
    for (const line of clusterTable({ papers: PAPERS, one, two })) console.log(line);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
