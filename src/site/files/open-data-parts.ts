import type { SiteSettings } from '../../corpus/paper.ts';
import { limitsOf } from '../../corpus/project/hosts.ts';

/**
 * Papers in one part of the open data: a line has some 2,500 bytes, so a part stands at half of what the strictest host
 * takes, and one of long author lists still fits.
 */
export const PART_PAPERS = 5000;

/**
 * The parts of `papers.jsonl`, by their names beside it, where the owner's host takes no file of any size and the papers
 * may be too many for one; none elsewhere. Part `n` holds the papers from `n` × `PART_PAPERS` on.
 */
export function openDataParts(
  site: Pick<SiteSettings, 'host'>,
  paperCount: number,
): readonly string[] {
  if (limitsOf(site).fileBytes === Number.POSITIVE_INFINITY || paperCount <= PART_PAPERS) return [];
  const parts = Math.ceil(paperCount / PART_PAPERS);
  return Array.from({ length: parts }, (_, n) => `papers-${n + 1}.jsonl`);
}
