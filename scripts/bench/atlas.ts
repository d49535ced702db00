import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';
import { asPaper, conferencePapers } from '../measure/conference.ts';
import { firstProject } from '../measure/gold.ts';

/** Papers of the conference corpus; `PAPERS=80896` measures all of it, which takes minutes. */
const SIZE = Number(process.env.PAPERS ?? 10_000);
const GIGABYTE = 1e9;

/** How long each stage of the atlas takes and how much memory the process holds after it, from nothing. */
export async function run(): Promise<void> {
  const { papers, topics } = firstProject();
  measure('the first corpus', papers, topics);
  const many = conferencePapers(SIZE);
  measure('conference papers', many.map(asPaper), topics);
}

function measure(
  name: string,
  papers: readonly Paper[],
  topics: readonly NamedTopic[] | null,
): void {
  console.log(`${papers.length} papers, ${name}`);
  const begun = performance.now();
  let stage = '';
  let since = begun;
  const tell = (next: string) => {
    // A stage is told again for each part of its papers that is done.
    if (next === stage) return;
    const now = performance.now();
    if (stage !== '') print(stage, now - since);
    stage = next;
    since = now;
  };
  const { atlas } = makeAtlas({ papers, topics }, NO_ATLAS, { fresh: true, onStage: tell });
  tell('');
  print('together', performance.now() - begun);
  const { trustworthiness, neighbourRecall } = atlas.fidelity;
  console.log(
    `  trustworthiness ${trustworthiness.toFixed(3)}, 10-neighbour recall ${neighbourRecall.toFixed(3)}; ` +
      `peak memory ${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB`,
  );
}

function print(stage: string, ms: number): void {
  const held = process.memoryUsage().rss / GIGABYTE;
  console.log(
    `  ${stage.padEnd(26)}${(ms / 1000).toFixed(2).padStart(8)} s  ${held.toFixed(2)} GB held`,
  );
}
