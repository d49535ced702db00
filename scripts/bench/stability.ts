import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS, type StoredAtlas } from '../../src/atlas/atlas-files.ts';
import { seeded } from '../../src/atlas/random.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { firstProject } from '../measure/gold.ts';

const ADDITIONS = 10;
const GROWTH = 1.1;

/** What stays when a map grows: ten additions of 10 % each in an order drawn by chance, against a fresh map of all. */
export async function run(): Promise<void> {
  const { papers, topics } = firstProject();
  const chart = (some: readonly Paper[], stored: StoredAtlas) =>
    makeAtlas({ papers: some, topics }, stored, { fresh: false, onStage: () => undefined });
  const order = shuffled(papers.length);
  let stored = NO_ATLAS;
  let before: Atlas | null = null;
  for (let addition = 0; addition <= ADDITIONS; addition++) {
    const count = Math.round(papers.length / GROWTH ** (ADDITIONS - addition));
    const some = papers.filter((_, i) => order[i]! < count);
    const charted = chart(some, stored);
    if (before !== null) console.log(changes(before, charted.atlas));
    before = charted.atlas;
    stored = charted.stored;
  }
  console.log(`after ${ADDITIONS} additions ${figures(before!)}`);
  console.log(`a fresh map        ${figures(chart(papers, NO_ATLAS).atlas)}`);
}

function changes(before: Atlas, after: Atlas): string {
  const now = new Map(after.papers.map((paper) => [paper.slug, paper]));
  const old = before.papers;
  const moved = old.filter(({ slug, x, y }) => now.get(slug)!.x !== x || now.get(slug)!.y !== y);
  const kept = old.filter(({ slug, topic }) => now.get(slug)!.topic === topic);
  const ids = before.topics.flatMap(({ subtopics }) => subtopics.map(({ id }) => id));
  const still = new Set(after.topics.flatMap(({ subtopics }) => subtopics.map(({ id }) => id)));
  return (
    `${old.length} + ${after.papers.length - old.length} papers: ${moved.length} moved, topic kept ` +
    `${((100 * kept.length) / old.length).toFixed(1)} %, subtopics kept ${ids.filter((id) => still.has(id)).length} of ${ids.length}`
  );
}

function figures({ fidelity }: Atlas): string {
  return `trustworthiness ${fidelity.trustworthiness.toFixed(3)}, 10-neighbour recall ${fidelity.neighbourRecall.toFixed(3)}`;
}

/** The place of each in an order drawn by chance (Fisher & Yates). */
function shuffled(n: number): readonly number[] {
  const random = seeded(1);
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
