import type { Neighbours } from '../neighbours/neighbour-lists.ts';

/** A group of papers that has a name. */
interface Group {
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

/** Nearest papers asked, fewer in a small topic, where so many would be all of it. */
export const MAX_ASKED = 20;
const MIN_ASKED = 8;
const PAPERS_ASKED_ONE = 10;
/** So many of those that stand in the topic have to be in one subtopic, and so large a share of them. */
const ASKED_FOR = { votes: 3, share: 0.32 };
/** Less where the paper speaks of what the subtopic is called, if not as of what it is about. */
const ASKED_FOR_SPEAKING = { votes: 2, share: 0.2 };
/** Papers drawn in ask for others: in a few rounds no more come. */
const ROUNDS = 3;
/** No group takes in more than this share of its own papers, or its name would hardly be that of most. */
const MAX_GROWTH = 2 / 3;

/** A paper that would join a group, and how many times the share of its neighbours that is asked for is there. */
interface Join {
  readonly paper: number;
  readonly group: number;
  readonly surplus: number;
}

/**
 * Draws papers of a topic that no name holds for into the subtopic that most of their neighbours are in: what a paper
 * is about its neighbours often say better than its words. `open` are the papers to be drawn in; `speaking`: groups →
 * the papers that speak of what they are called.
 */
export function drawInNeighbours<One extends Group>(
  groups: readonly One[],
  open: readonly number[],
  neighbours: Neighbours,
  speaking: readonly ReadonlySet<number>[],
): readonly One[] {
  const groupOf = new Map<number, number>();
  for (const [g, { members }] of groups.entries())
    for (const paper of members) groupOf.set(paper, g);
  const room = groups.map(({ members }) => Math.ceil(MAX_GROWTH * members.length));
  const topic = new Set([...open, ...groupOf.keys()]);
  for (let round = 0; round < ROUNDS; round++) {
    const joins = open
      .filter((paper) => !groupOf.has(paper))
      .flatMap((paper) => joinOf(paper, speaking, groupOf, topic, neighbours) ?? [])
      .sort((a, b) => b.surplus - a.surplus || a.paper - b.paper);
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
export function joinOf(
  paper: number,
  speaking: readonly ReadonlySet<number>[],
  groupOf: ReadonlyMap<number, number>,
  topic: ReadonlySet<number>,
  { k, indices }: Neighbours,
): Join | null {
  const wanted = Math.max(MIN_ASKED, Math.round(topic.size / PAPERS_ASKED_ONE));
  const votes = new Float64Array(speaking.length);
  let asked = 0;
  for (let j = paper * k; j < paper * k + Math.min(wanted, MAX_ASKED, k); j++) {
    const other = indices[j]!;
    if (!topic.has(other)) continue;
    asked++;
    const group = groupOf.get(other);
    if (group !== undefined) votes[group]!++;
  }
  let best: Join | null = null;
  for (const [group, count] of votes.entries()) {
    const share = count / Math.max(1, asked);
    const least = speaking[group]!.has(paper) ? ASKED_FOR_SPEAKING : ASKED_FOR;
    if (count < least.votes || share < least.share) continue;
    const surplus = share / least.share;
    if (best === null || surplus > best.surplus) best = { paper, group, surplus };
  }
  return best;
}
