import type { Neighbours } from '../neighbours/neighbour-lists.ts';

/** A group of papers that has a name. */
interface Group {
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

/** Nearest papers asked. With these values two papers of three in found topics have a subtopic (`npm run bench -- anywhere`), as much of one kind as before. */
const ASKED = 20;
/** So many of those that stand in the topic have to be in one subtopic, and so large a share. */
const MIN_VOTES = 4;
const MIN_SHARE = 0.28;
/** Papers drawn in ask for others: in a few rounds no more come. */
const ROUNDS = 3;

/**
 * Draws papers of a topic that no name holds for into the subtopic that most of their neighbours are in: what a paper
 * is about its neighbours often say better than its words. `open` are the papers to be drawn in.
 */
export function drawInNeighbours<One extends Group>(
  groups: readonly One[],
  open: readonly number[],
  { k, indices }: Neighbours,
): readonly One[] {
  const groupOf = new Map<number, number>();
  for (const [g, { members }] of groups.entries())
    for (const paper of members) groupOf.set(paper, g);
  const own = new Set([...open, ...groupOf.keys()]);
  for (let round = 0; round < ROUNDS; round++) {
    const joins: (readonly [paper: number, group: number])[] = [];
    for (const paper of open) {
      if (groupOf.has(paper)) continue;
      const votes = new Float64Array(groups.length);
      let asked = 0;
      for (let j = paper * k; j < paper * k + Math.min(ASKED, k); j++) {
        const other = indices[j]!;
        if (!own.has(other)) continue;
        asked++;
        const group = groupOf.get(other);
        if (group !== undefined) votes[group]!++;
      }
      const best = votes.indexOf(Math.max(...votes));
      if (best >= 0 && votes[best]! >= MIN_VOTES && votes[best]! >= MIN_SHARE * asked)
        joins.push([paper, best]);
    }
    for (const [paper, group] of joins) groupOf.set(paper, group);
  }
  return groups.map((group, g) => ({
    ...group,
    members: [...groupOf]
      .filter(([, own]) => own === g)
      .map(([paper]) => paper)
      .sort((a, b) => a - b),
  }));
}
