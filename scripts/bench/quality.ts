import { run as layout } from './layout.ts';
import { run as related } from './related.ts';
import { run as stability } from './stability.ts';
import { run as topics } from './topics.ts';

/** Everything an atlas is trusted for, in figures: topics, related papers, layout, and what stays when papers are added. */
export async function run(): Promise<void> {
  for (const [name, measure] of Object.entries({ topics, related, layout, stability })) {
    console.log(`\n${name}`);
    await measure();
  }
}
