import { subtopicsBelow } from '../atlas/subtopics-below.ts';
import type { Atlas } from '../atlas/types.ts';
import type { PaperWithoutTexts } from '../corpus/paper.ts';
import type { TitlePlaces } from './labels/label.ts';
import { emptyPoints, hashSlug, idNumber, type Points } from './points.ts';
import { topicNumbers } from './topic-class.ts';

/** Above this many papers the page draws regions, names and topic links; papers come as a file. */
export const DRAWN_PAPERS = 1000;

/** Bits of a place along each side: neighbours in the file are neighbours on the map. */
const BITS = 10;

/** Venues by how many papers they have, the largest first; ties by name. */
export function venuesOf(
  papers: readonly PaperWithoutTexts[],
): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { venue } of papers)
    if (venue !== null && venue !== '') counts.set(venue, (counts.get(venue) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** A longer list of venues is no choice any more; search finds the others. */
const MAX_VENUES = 300;

/** The venues that a reader can choose on the map; none where all papers have the same. */
export function choosableVenues(papers: readonly PaperWithoutTexts[]): ReturnType<typeof venuesOf> {
  const venues = venuesOf(papers);
  return venues.length > 1 ? venues.slice(0, MAX_VENUES) : [];
}

/** The papers as columns; drawn in the page they keep their order, in a file they come along a Z-curve (Morton 1966). */
export function chartPoints(
  papers: readonly PaperWithoutTexts[],
  atlas: Pick<Atlas, 'topics' | 'papers'>,
  titlePlaces: TitlePlaces,
): Points {
  const order = papers.map((_, i) => i);
  if (papers.length > DRAWN_PAPERS) {
    const keys = atlas.papers.map(placeOnCurve);
    order.sort((a, b) => keys[a]! - keys[b]! || a - b);
  }
  const venues = venuesOf(papers).map(({ name }) => name);
  return pointsInOrder({ papers, atlas, venues, titlePlaces }, order);
}

interface Charted {
  readonly papers: readonly PaperWithoutTexts[];
  readonly atlas: Pick<Atlas, 'topics' | 'papers'>;
  /** Those that have numbers. */
  readonly venues: readonly string[];
  readonly titlePlaces: TitlePlaces | null;
}

/** Papers as columns, in an order. */
export function pointsInOrder(
  { papers, atlas, venues, titlePlaces }: Charted,
  order: readonly number[],
): Points {
  const numbers = topicNumbers(atlas.topics);
  const subtopicNumber = subtopicNumbers(atlas);
  const venueNumber = new Map(venues.map((name, i) => [name, i + 1]));
  const points = emptyPoints(papers.length);
  for (const [i, number] of order.entries()) {
    const paper = papers[number]!;
    const at = atlas.papers[number]!;
    points.x[i] = at.x;
    points.y[i] = at.y;
    points.topic[i] = numbers.get(at.topic) ?? 0;
    points.subtopic[i] = at.subtopic === null ? 0 : (subtopicNumber.get(at.subtopic) ?? 0);
    points.confidence[i] = Math.round(100 * at.confidence);
    points.year[i] = paper.year ?? 0;
    points.venue[i] = venueNumber.get(paper.venue ?? '') ?? 0;
    points.titleMinScale[i] = titlePlaces?.minScale[number] ?? 0;
    points.titleSide[i] = titlePlaces?.side[number] ?? 0;
    points.number[i] = number;
    points.slugHash[i] = hashSlug(paper.slug);
    points.id[i] = idNumber(paper.id);
  }
  return points;
}

/** Number of each subtopic by its id: its place in the tree, from 1. */
export function subtopicNumbers({ topics }: Pick<Atlas, 'topics'>): ReadonlyMap<string, number> {
  const inTree = topics.flatMap((topic) => subtopicsBelow(topic));
  return new Map(inTree.map(({ part }, i) => [part.id, i + 1]));
}

/** Where a place stands on the curve along which papers come in a file. */
export function placeOnCurve({ x, y }: { readonly x: number; readonly y: number }): number {
  const [column, row] = [x, y].map((value) =>
    Math.min(2 ** BITS - 1, Math.floor(value * 2 ** BITS)),
  );
  let key = 0;
  for (let bit = BITS - 1; bit >= 0; bit--)
    key = 4 * key + 2 * ((row! >> bit) & 1) + ((column! >> bit) & 1);
  return key;
}
