import type { Atlas } from '../atlas/types.ts';
import { type Box, makeBox, scaleApart } from './label-box.ts';
import { type Ground, surveyGround } from './label-ground.ts';
import { type NameCandidate, nameCandidates } from './name-candidates.ts';
import type { Territory } from './territory.ts';
import { titleScales } from './titles.ts';

/** A name on the map and the scales at which it is shown. */
export interface Label extends Omit<NameCandidate, 'breakings' | 'members'> {
  /** One to three lines. */
  readonly lines: readonly string[];
  /** Shown where the square's side is this many pixels or more, and less than `to` (at the usual text size); whole. */
  readonly from: number;
  /** `Infinity` for names that stay. */
  readonly to: number;
}

export interface Names {
  /** Most important first. */
  readonly labels: readonly Label[];
  /** Scale from which on the title of paper `i` is shown; 0 where it never is. */
  readonly titleFrom: Uint32Array;
}

/** The square of the narrowest window (320 px), with its text a tenth smaller: topics have their names there already, where there is room. */
export const SMALLEST_SCALE = 350;
/** The scales at which names of a kind come: topics are never waited for, phrases when one zooms. */
const EARLIEST = { topic: SMALLEST_SCALE, subtopic: SMALLEST_SCALE, phrase: 1400 } as const;
/** The scale at which land and crowd under a name are judged. */
const SETTLED = { topic: 640, subtopic: 760, phrase: 1800 } as const;
/** From here on one is inside the topic, and its name would only lie over titles. */
const TOPIC_LEAVES = 6000;
/** Deeper than this one meets titles only. */
const LATEST = 24_000;
/** Topics' names make room for each other in so many rounds; more change nothing. */
const ROUNDS = 4;
/** A name may move this far from the middle of what it names (unit square). */
const REACH = { topic: 0.22, subtopic: 0.09, phrase: 0.03 } as const;

/**
 * Names of topics, subtopics and phrases, most important first. Each finds its place once, on its own land and off
 * the crowd, and gets the scale from which on it overlaps none before it: places move apart as scale grows while text
 * keeps its size, so what is free stays free, and panning lays nothing out again.
 */
export function placeLabels(atlas: Atlas, territory: Territory, titles: readonly string[]): Names {
  const ground = surveyGround(atlas, territory);
  const wanted = nameCandidates(atlas);
  const topics = wanted.filter(({ kind }) => kind === 'topic');
  const placed: (Box & Label)[] = [];
  const place = (candidate: NameCandidate, box: Box & Pick<Label, 'lines'>) => {
    const { kind, topic, target, size } = candidate;
    const from = freeFrom(box, EARLIEST[kind], placed);
    const to = kind === 'topic' ? TOPIC_LEAVES : Number.POSITIVE_INFINITY;
    if (from <= LATEST) placed.push({ ...box, kind, topic, target, size, from, to });
  };
  const boxes = settleTogether(topics, ground);
  for (const topic of topics) place(topic, boxes.get(topic)!);
  for (const other of wanted.slice(topics.length)) place(other, settle(other, ground, placed));
  return {
    labels: placed.map(({ width, height, ...label }) => label),
    titleFrom: titleScales(atlas.papers, titles, placed),
  };
}

function settle(candidate: NameCandidate, ground: Ground, placed: readonly Box[]) {
  const { kind, size, breakings } = candidate;
  return ground.settle(
    breakings.map((lines) => ({ lines, ...makeBox(lines, size, kind === 'topic') })),
    { ...candidate, scale: SETTLED[kind], edge: EARLIEST[kind], reach: REACH[kind] },
    placed,
  );
}

/** Places for all topics' names: the one with the least land chooses first, then each moves as long as it helps. */
function settleTogether(topics: readonly NameCandidate[], ground: Ground) {
  const land = new Map(topics.map((candidate) => [candidate, ground.landOf(candidate.topic)]));
  const narrowestFirst = [...topics].sort((a, b) => land.get(a)! - land.get(b)!);
  const boxes = new Map<NameCandidate, ReturnType<typeof settle>>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const topic of narrowestFirst) {
      boxes.delete(topic);
      boxes.set(topic, settle(topic, ground, [...boxes.values()]));
    }
  }
  return boxes;
}

/** The scale from which on a box overlaps none of those placed, as long as they are shown. */
function freeFrom(box: Box, earliest: number, placed: readonly (Box & Label)[]): number {
  let from = earliest;
  for (let moved = true; moved; ) {
    moved = false;
    for (const other of placed) {
      const until = Math.min(scaleApart(box, other), other.to);
      if (until <= from || until <= other.from) continue;
      from = Math.ceil(until);
      moved = true;
    }
  }
  return from;
}
