import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS, type StoredAtlas } from '../../src/atlas/store.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';

/** What stays when papers are added. */
export interface Stability {
  /** Papers that were there before the last addition. */
  readonly before: number;
  /** Largest way a paper went, in widths of the map. */
  readonly moved: number;
  /** Share of papers that kept their topic. */
  readonly topicsKept: number;
  /** Share of subtopics whose id and name are still there. */
  readonly subtopicsKept: number;
  /** The grown map against one laid out afresh from the same papers: ratios, 1 is as good. */
  readonly trustworthiness: number;
  readonly neighbourRecall: number;
}

interface Project {
  readonly papers: readonly Paper[];
  readonly topics: readonly NamedTopic[] | null;
}

/** Grows a map by `additions` equal shares, each a tenth of what is there then, and compares the last two states. */
export function grow({ papers, topics }: Project, additions: number): Stability {
  let size = papers.length / 1.1 ** additions;
  let stored: StoredAtlas = NO_ATLAS;
  let before: Atlas | null = null;
  let atlas: Atlas | null = null;
  for (let step = 0; step <= additions; step++) {
    const share = spread(papers, step === additions ? papers.length : Math.round(size));
    before = atlas;
    const next = chart(share, topics, stored);
    ({ atlas, stored } = next);
    size *= 1.1;
  }
  const fresh = chart(papers, topics, NO_ATLAS).atlas;
  const places = new Map(atlas!.papers.map((place) => [place.slug, place]));
  const subtopics = new Set(names(atlas!));
  const old = names(before!);
  return {
    before: before!.papers.length,
    moved: Math.max(
      ...before!.papers.map(({ slug, x, y }) => {
        const now = places.get(slug)!;
        return Math.hypot(now.x - x, now.y - y);
      }),
    ),
    topicsKept:
      before!.papers.filter(({ slug, topic }) => places.get(slug)!.topic === topic).length /
      before!.papers.length,
    subtopicsKept: old.filter((name) => subtopics.has(name)).length / Math.max(1, old.length),
    trustworthiness: atlas!.fidelity.trustworthiness / fresh.fidelity.trustworthiness,
    neighbourRecall: atlas!.fidelity.neighbourRecall / fresh.fidelity.neighbourRecall,
  };
}

/** `count` papers, evenly from all; a larger share has a smaller one inside. */
function spread(papers: readonly Paper[], count: number): readonly Paper[] {
  const order = papers.map((_, i) => i).sort((a, b) => turn(a) - turn(b));
  return order
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((i) => papers[i]!);
}

/** The golden ratio's multiples spread evenly over 0–1 whatever their number. */
const turn = (i: number): number => (i * 0.6180339887) % 1;

function chart(
  papers: readonly Paper[],
  topics: readonly NamedTopic[] | null,
  stored: StoredAtlas,
) {
  return makeAtlas({ papers, topics }, stored, { fresh: false, onStage: () => undefined });
}

function names(atlas: Atlas): readonly string[] {
  return atlas.topics.flatMap(({ subtopics }) => subtopics.map(({ id, name }) => `${id} ${name}`));
}
