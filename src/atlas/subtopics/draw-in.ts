import type { Neighbours } from '../neighbours/neighbour-lists.ts';

/** A group of papers that has a name. */
interface Group {
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

/** Nearest papers asked, fewer in a small topic, where so many would be all of it. */
const MAX_ASKED = 20;
const MIN_ASKED = 8;
const PAPERS_ASKED_ONE = 10;
/** So many of those that stand in the topic have to be in one subtopic, and so large a share. */
const MIN_VOTES = 3;
const MIN_SHARE = 0.28;
/** Papers drawn in ask for others: in a few rounds no more come. */
const ROUNDS = 3;

/** A paper that would join a group, and the share of its neighbours that are there. */
interface Join {
  readonly paper: number;
  readonly group: number;
  readonly share: number;
}

/**
 * Draws papers of a topic that no name holds for into the subtopic that most of their neighbours are in: what a paper
 * is about its neighbours often say better than its words. No group more than doubles, or its name would no longer be
 * that of most. `open` are the papers to be drawn in.
 */
export function drawInNeighbours<One extends Group>(
  groups: readonly One[],
  open: readonly number[],
  neighbours: Neighbours,
): readonly One[] {
  const groupOf = new Map<number, number>();
  for (const [g, { members }] of groups.entries())
    for (const paper of members) groupOf.set(paper, g);
  const room = groups.map(({ members }) => members.length);
  const topic = new Set([...open, ...groupOf.keys()]);
  for (let round = 0; round < ROUNDS; round++) {
    const joins = open
      .filter((paper) => !groupOf.has(paper))
      .flatMap((paper) => joinOf(paper, groups.length, groupOf, topic, neighbours) ?? [])
      .sort((a, b) => b.share - a.share || a.paper - b.paper);
    for (const { paper, group } of joins) {
      if (room[group]! === 0) continue;
      room[group]!--;
      groupOf.set(paper, group);
    }
  }
  return groups.map((group, g) => ({
    ...group,
    members: [...groupOf]
      .filter(([, own]) => own === g)
      .map(([paper]) => paper)
      .sort((a, b) => a - b),
  }));
}

/** The group that most of a paper's neighbours in the topic are in; null where too few are in any. */
function joinOf(
  paper: number,
  groupCount: number,
  groupOf: ReadonlyMap<number, number>,
  topic: ReadonlySet<number>,
  { k, indices }: Neighbours,
): Join | null {
  const wanted = Math.max(MIN_ASKED, Math.round(topic.size / PAPERS_ASKED_ONE));
  const votes = new Float64Array(groupCount);
  let asked = 0;
  for (let j = paper * k; j < paper * k + Math.min(wanted, MAX_ASKED, k); j++) {
    const other = indices[j]!;
    if (!topic.has(other)) continue;
    asked++;
    const group = groupOf.get(other);
    if (group !== undefined) votes[group]!++;
  }
  const group = votes.indexOf(Math.max(...votes));
  if (group < 0 || votes[group]! < MIN_VOTES || votes[group]! < MIN_SHARE * asked) return null;
  return { paper, group, share: votes[group]! / asked };
}
