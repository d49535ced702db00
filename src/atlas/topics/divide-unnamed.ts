import { COMMUNITY_OPTIONS, communitiesWithin } from '../neighbours/communities.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import type { GroupNamer } from './group-names.ts';

/** Indices of papers, rising. */
type Group = readonly number[];

/** A group of which fewer than this share so much as speak of what its three phrases name is several. */
const MIN_SPOKEN = 0.45;
/**
 * The names of its parts have to hold for so many more of its papers, and for so many more again with each part beyond
 * the second: names of ever smaller groups hold for ever more, and a map has to be seen as a whole.
 */
const MIN_GAIN = 0.05;
const GAIN_A_PART = 0.06;
/** How finely a group is divided: as coarsely as the corpus, or finer, for what no phrase names is of many kinds. */
const RESOLUTIONS = [COMMUNITY_OPTIONS.resolution, 1, 1.25];
/** Papers of a part: smaller ones are subtopics. */
const MIN_SHARE = 0.03;
const MIN_PAPERS = 12;

/**
 * Divides groups that no name holds for into the communities that each is made of, where names hold clearly better for
 * these. Largest first, ties by the first paper.
 */
export function divideUnnamed(
  groups: readonly Group[],
  neighbours: Neighbours,
  nameGroups: GroupNamer,
  paperCount: number,
): readonly Group[] {
  const least = Math.max(MIN_PAPERS, MIN_SHARE * paperCount);
  const spokenOf = (parts: readonly Group[]): number =>
    nameGroups(parts).reduce((sum, { spoken }, p) => sum + spoken * parts[p]!.length, 0);
  const divide = (group: Group): readonly Group[] => {
    if (group.length < 2 * least) return [group];
    const whole = spokenOf([group]) / group.length;
    if (whole >= MIN_SPOKEN) return [group];
    const partsAt = communitiesWithin(neighbours, group, least);
    let best: readonly Group[] = [group];
    let most = whole + MIN_GAIN;
    for (const resolution of RESOLUTIONS) {
      const parts = partsAt(resolution);
      if (parts.length < 2) continue;
      const worth = spokenOf(parts) / group.length - GAIN_A_PART * (parts.length - 2);
      if (worth <= most) continue;
      best = parts;
      most = worth;
    }
    return best;
  };
  return groups.flatMap(divide).sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
