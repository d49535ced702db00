import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import type { PaperVectors } from '../../src/atlas/topics/pin-corrections.ts';
import type { Atlas, AtlasCorpus } from '../../src/atlas/types.ts';
import { worthAsking } from '../../src/atlas/worth-asking.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';

/**
 * The atlas after an owner looked at the `count` papers the program asks about and pinned those for which `judge` knows
 * the topic; the others stay as they are.
 */
export function pinDoubtful<Paper extends AtlasCorpus['papers'][number]>(
  {
    papers,
    topics,
    atlas,
    embedding,
  }: {
    readonly papers: readonly Paper[];
    readonly topics: readonly NamedTopic[] | null;
    readonly atlas: Atlas;
    readonly embedding: PaperVectors;
  },
  count: number,
  judge: (paper: Paper) => string | null,
): Atlas {
  const listed = new Set(worthAsking(atlas.papers, count, embedding).map(({ slug }) => slug));
  const pinned = papers.map((paper) =>
    listed.has(paper.slug) ? { ...paper, pin: judge(paper) ?? paper.pin } : paper,
  );
  return makeAtlas({ papers: pinned, topics }, NO_ATLAS, { fresh: true, onStage: () => undefined })
    .atlas;
}
