import { subtopicsBelow } from '../../atlas/subtopics-below.ts';
import type { Atlas } from '../../atlas/types.ts';
import { LABEL_STYLES, type LabelKind } from './label-styles.ts';
import { nameLines } from './name-lines.ts';

/** In the unit square. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A name that wants a place on the map. */
export interface LabelCandidate extends Place {
  /** `part`: a part of a subtopic, or of such a part, or of what is outside. */
  readonly kind: LabelKind;
  /** The ways to write it in lines, the usual one first. */
  readonly lineBreaks: readonly (readonly string[])[];
  readonly topic: string;
  /** Subtopic id, for the link; null for a topic's name and a phrase. */
  readonly subtopic: string | null;
  /** Text size in units of the usual one (16 px). */
  readonly size: number;
  /** The places of the papers it names; none for a phrase, which stands where it is said. */
  readonly members: readonly Place[];
}

/** So many names have room at full size; more of them are smaller by an eighth at most. */
const ROOMY_TOPICS = 6;
const MIN_SHRUNK = 0.88;

/** The names of an atlas, most important first, each where what it names is densest. */
export function labelCandidates(atlas: Atlas): readonly LabelCandidate[] {
  const named = atlas.topics.filter(({ id, count }) => id !== 'outside' && count > 0);
  const shrunk = Math.max(MIN_SHRUNK, Math.min(1, Math.sqrt(ROOMY_TOPICS / named.length)));
  const { topic: topicStyle, subtopic, part: partStyle, phrase: phraseStyle } = LABEL_STYLES;
  const subtopicSize = shrunk < 1 ? subtopic.size.min : subtopic.size.max;
  const range = topicStyle.size.max - topicStyle.size.min;
  const largest = Math.max(1, ...named.map(({ count }) => count));
  const byCount = <T extends { readonly count: number }>(items: readonly T[]) =>
    [...items].sort((a, b) => b.count - a.count);
  const topics = byCount(named).map(({ id, name, count }) => ({
    kind: 'topic' as const,
    lineBreaks: nameLines(name, true),
    topic: id,
    subtopic: null,
    size: round(
      // Area, and not height, tells of the share.
      shrunk * (topicStyle.size.min + range * Math.sqrt(count / largest)),
    ),
    ...middle(atlas.papers.filter(({ topic }) => topic === id)),
  }));
  // Groups outside are told to those who come near, as parts of subtopics are.
  const below = atlas.topics.flatMap((topic) =>
    subtopicsBelow(topic).map(({ part, above }) => ({
      ...part,
      topic: topic.id,
      isPart: above.length > 0 || topic.id === 'outside',
    })),
  );
  const levels = [
    byCount(below.filter(({ isPart }) => !isPart)),
    byCount(below.filter(({ isPart }) => isPart)),
  ];
  const membersOf = papersBySubtopic(atlas);
  const subtopics = levels.flat().map(({ id, name, topic, isPart }) => ({
    kind: isPart ? ('part' as const) : ('subtopic' as const),
    lineBreaks: nameLines(name, false),
    topic,
    subtopic: id,
    size: isPart ? partStyle.size.max : subtopicSize,
    ...middle(membersOf.get(id) ?? []),
  }));
  const phrases = atlas.phraseLabels.map(({ text, topic, x, y }) => ({
    kind: 'phrase' as const,
    lineBreaks: nameLines(text, false),
    topic,
    subtopic: null,
    size: phraseStyle.size.max,
    x,
    y,
    members: [],
  }));
  return [...topics, ...subtopics.filter(({ members }) => members.length > 0), ...phrases];
}

function papersBySubtopic({ papers }: Atlas): ReadonlyMap<string, readonly Place[]> {
  const members = new Map<string, Place[]>();
  for (const paper of papers)
    for (const id of paper.path) {
      const own = members.get(id);
      if (own === undefined) members.set(id, [paper]);
      else own.push(paper);
    }
  return members;
}

/** Where a group is densest: the median, then twice the median of those near it. */
function middle(members: readonly Place[]): Place & { readonly members: readonly Place[] } {
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0.5;
  const near = 0.2;
  let centre: Place = {
    x: median(members.map(({ x }) => x)),
    y: median(members.map(({ y }) => y)),
  };
  for (let round = 0; round < 2; round++) {
    const { x: cx, y: cy } = centre;
    const around = members.filter(({ x, y }) => Math.hypot(x - cx, y - cy) < near);
    if (around.length === 0) break;
    centre = { x: median(around.map(({ x }) => x)), y: median(around.map(({ y }) => y)) };
  }
  return { ...centre, members };
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
