import { type PlacedPaper, paperOf, papers } from './page-data.ts';
import { inTitleOrder } from './title-order.ts';

/** By title: the papers of each topic and subtopic; and, under the same with a `/` behind, those that are in none of its parts. */
const groups = new Map<string, PlacedPaper[]>();
/** Place of each paper among those of its deepest group that are in none of its parts. */
const places = new Map<string, number>();
for (const paper of inTitleOrder(papers)) {
  const { topic, path } = paper.at;
  const walk = walkOf(paper);
  const around = path.map((_, depth) => keyOf(topic, path.slice(0, depth + 1)));
  for (const key of [topic, ...around, walk]) {
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    if (key === walk) places.set(paper.slug, group.length);
    group.push(paper);
  }
}

function walkOf({ at }: PlacedPaper): string {
  return `${keyOf(at.topic, at.path)}/`;
}

function keyOf(topic: string, path: readonly string[]): string {
  return [topic, ...path].join('/');
}

/** Papers of a topic, or of the subtopic that `path` leads to, by title. */
export function membersOf(topic: string, path: readonly string[]): readonly PlacedPaper[] {
  return groups.get(keyOf(topic, path)) ?? [];
}

/** The papers before and after it, by title, among those of its deepest group that are in none of its parts; null at the ends. */
export function prevAndNext(paper: PlacedPaper): {
  readonly previous: PlacedPaper | null;
  readonly next: PlacedPaper | null;
} {
  const walk = groups.get(walkOf(paper))!;
  const place = places.get(paper.slug)!;
  return { previous: walk[place - 1] ?? null, next: walk[place + 1] ?? null };
}

/** The papers of a group in the order of their centrality. */
export interface Centrality {
  /** Each with how many others of the group have it among their related papers: most first, then by title. */
  readonly ranked: readonly { readonly paper: PlacedPaper; readonly count: number }[];
  /** Place of each in that order, from 0, by slug. */
  readonly places: ReadonlyMap<string, number>;
}

/** A large group has many pages. */
const centralities = new WeakMap<readonly PlacedPaper[], Centrality>();

/** How central each paper of a group is. */
export function centralityOf(members: readonly PlacedPaper[]): Centrality {
  let known = centralities.get(members);
  if (known === undefined) {
    const ranked = byCentrality(members);
    known = { ranked, places: new Map(ranked.map(({ paper }, i) => [paper.slug, i])) };
    centralities.set(members, known);
  }
  return known;
}

function byCentrality(members: readonly PlacedPaper[]): Centrality['ranked'] {
  const counts = new Map(members.map(({ slug }) => [slug, 0]));
  for (const { at } of members) {
    for (const { slug } of at.related) {
      const count = counts.get(slug);
      if (count !== undefined) counts.set(slug, count + 1);
    }
  }
  // The members stand by title, and sorting keeps the order of equals.
  return members
    .map((paper) => ({ paper, count: counts.get(paper.slug)! }))
    .sort((a, b) => b.count - a.count);
}

/** What lies behind a border of a group: another topic, or another subtopic of the same level or above. */
export interface NeighbouringTopic {
  readonly topic: string;
  readonly path: readonly string[];
  /** Related papers that lead across, of all that lead out of the group. */
  readonly share: number;
  /** The paper of the group with most related papers across. */
  readonly crossing: PlacedPaper;
}

/** Borders with a smaller share of what leads out say nothing. */
const MIN_SHARE = 0.05;

/** What a group borders on, by where the related papers of its members stand; the longest border first, three at most. */
export function neighbouringTopics(
  members: readonly PlacedPaper[],
  topic: string,
  path: readonly string[],
): readonly NeighbouringTopic[] {
  const own = keyOf(topic, path);
  const across = new Map<string, { count: number; most: number; crossing: PlacedPaper }>();
  let all = 0;
  for (const paper of members) {
    for (const [key, count] of relatedAcross(paper, own, path.length)) {
      all += count;
      const known = across.get(key);
      if (known === undefined) across.set(key, { count, most: count, crossing: paper });
      else {
        known.count += count;
        if (count > known.most) Object.assign(known, { most: count, crossing: paper });
      }
    }
  }
  return [...across]
    .map(([key, { count, crossing }]) => {
      const [otherTopic = '', ...otherPath] = key.split('/');
      return { topic: otherTopic, path: otherPath, share: count / all, crossing, key };
    })
    .filter(({ share }) => share >= MIN_SHARE)
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1))
    .slice(0, 3)
    .map(({ key: _, ...border }) => border);
}

/** How many papers related to one of a group stand in each other group of its depth or above; `own` is the key of its own. */
function relatedAcross(
  paper: PlacedPaper,
  own: string,
  depth: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { slug } of paper.at.related) {
    const other = paperOf(slug).at;
    const key = keyOf(other.topic, other.path.slice(0, depth));
    // What the group lies in is no neighbour of it.
    if (key === own || own.startsWith(`${key}/`)) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
