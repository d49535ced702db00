import { firstAtlas } from '../measure/gold.ts';
import { grow } from '../measure/stability.ts';
import { run as layout } from './layout.ts';
import { run as related } from './related.ts';
import { run as topics } from './topics.ts';

/** Everything an atlas is trusted for, in figures: topics, related papers, layout, and what stays when papers are added. */
export async function run(): Promise<void> {
  for (const [name, measure] of Object.entries({ topics, related, layout, stability })) {
    console.log(`\n${name}`);
    await measure();
  }
}

async function stability(): Promise<void> {
  const project = firstAtlas();
  for (const additions of [1, 10]) {
    const kept = grow(project, additions);
    console.log(`after ${additions} addition${additions > 1 ? 's' : ''} of a tenth each`);
    console.log(
      `  ${kept.before} papers moved by ${kept.moved.toFixed(3)} of the map's width at most`,
    );
    console.log(`  topics kept        ${kept.topicsKept.toFixed(3)}`);
    console.log(`  subtopics kept     ${kept.subtopicsKept.toFixed(3)}`);
    console.log(
      `  against a fresh map: trustworthiness × ${kept.trustworthiness.toFixed(3)}, 10-neighbour recall × ${kept.neighbourRecall.toFixed(3)}`,
    );
  }
}
