import type { Atlas } from '../atlas/types.ts';
import { type Box, makeBox, scaleApart } from './label-box.ts';
import { type Ground, surveyGround } from './label-ground.ts';
import type { Territory } from './territory.ts';
import { titleScales } from './titles.ts';

/** A name on the map and the scales at which it is shown. */
export interface Label {
  readonly kind: 'topic' | 'subtopic' | 'phrase';
  /** One or two lines. */
  readonly lines: readonly string[];
  readonly topic: string;
  /** Subtopic id, for the link; null for a topic's name and a phrase. */
  readonly target: string | null;
  /** Place in the unit square. */
  readonly x: number;
  readonly y: number;
  /** Text size in units of the usual one (16 px). */
  readonly size: number;
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

/** The square of the narrowest window (320 px), with its text a tenth smaller: every topic has its name there already. */
export const SMALLEST_SCALE = 350;
/** The scales at which names of a kind come: topics are never waited for, phrases when one zooms. */
const EARLIEST = { topic: SMALLEST_SCALE, subtopic: SMALLEST_SCALE, phrase: 1400 } as const;
/** The scale at which land and crowd under a name are judged. */
const SETTLED = { topic: 640, subtopic: 760, phrase: 1800 } as const;
/** From here on one is inside the topic, and its name would only lie over titles. */
const TOPIC_LEAVES = 6000;
/** Deeper than this one meets titles only. */
const LATEST = 24_000;
/** Text sizes in units of 16 px: topics by the share of papers they hold. */
const LEAST_TOPIC = 1.25;
const MOST_TOPIC = 1.75;
/** So many names have room at full size; more of them are smaller, to two thirds. */
const ROOMY_TOPICS = 6;
const LEAST_SHRUNK = 0.68;
const SIZE = { subtopic: 0.875, subtopicOfMany: 0.8125, phrase: 0.75 } as const;
/** A name may move this far from the middle of what it names (unit square). */
const REACH = { topic: 0.22, subtopic: 0.09, phrase: 0.03 } as const;

/**
 * Names of topics, subtopics and phrases, most important first. Each finds its place once, on its own land and off
 * the crowd, and gets the scale from which on it overlaps none before it: places move apart as scale grows while text
 * keeps its size, so what is free stays free, and panning lays nothing out again.
 */
export function placeLabels(atlas: Atlas, territory: Territory, titles: readonly string[]): Names {
  const ground = surveyGround(atlas, territory);
  const placed: (Box & Label)[] = [];
  for (const candidate of candidates(atlas)) {
    const box = ground.settle(
      makeBox(candidate.lines, candidate.size, candidate.kind === 'topic'),
      {
        ...candidate,
        scale: SETTLED[candidate.kind],
        edge: EARLIEST[candidate.kind],
        reach: REACH[candidate.kind],
      },
      placed,
    );
    const to = candidate.kind === 'topic' ? TOPIC_LEAVES : Number.POSITIVE_INFINITY;
    const from = freeFrom(box, EARLIEST[candidate.kind], placed);
    if (from <= LATEST) placed.push({ ...candidate, ...box, from, to });
  }
  return {
    labels: placed.map(({ kind, lines, topic, target, x, y, size, from, to }) => ({
      kind,
      lines,
      topic,
      target,
      x,
      y,
      size,
      from,
      to,
    })),
    titleFrom: titleScales(atlas.papers, titles, placed),
  };
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

type Candidate = Omit<Label, 'from' | 'to'> & {
  readonly members: Parameters<Ground['settle']>[1]['members'];
};

function candidates(atlas: Atlas): readonly Candidate[] {
  const named = atlas.topics.filter(({ id, count }) => id !== 'outside' && count > 0);
  const shrunk = Math.max(LEAST_SHRUNK, Math.min(1, Math.sqrt(ROOMY_TOPICS / named.length)));
  const largest = Math.max(1, ...named.map(({ count }) => count));
  const byCount = <T extends { readonly count: number }>(items: readonly T[]) =>
    [...items].sort((a, b) => b.count - a.count);
  const topics = byCount(named).map(({ id, name, count }) => ({
    kind: 'topic' as const,
    lines: inTwo(name),
    topic: id,
    target: null,
    size: round(shrunk * (LEAST_TOPIC + (MOST_TOPIC - LEAST_TOPIC) * Math.sqrt(count / largest))),
    ...middle(atlas.papers.filter(({ topic }) => topic === id)),
  }));
  const parts = byCount(
    named.flatMap(({ id, subtopics }) => subtopics.map((part) => ({ ...part, topic: id }))),
  );
  const subtopics = parts.map(({ id, name, topic }) => ({
    kind: 'subtopic' as const,
    lines: inTwo(name),
    topic,
    target: id,
    size: shrunk < 1 ? SIZE.subtopicOfMany : SIZE.subtopic,
    ...middle(atlas.papers.filter(({ subtopic }) => subtopic === id)),
  }));
  const phrases = atlas.phraseLabels.map(({ text, topic, x, y }) => ({
    kind: 'phrase' as const,
    lines: [text],
    topic,
    target: null,
    size: SIZE.phrase,
    x,
    y,
    members: [],
  }));
  return [...topics, ...subtopics.filter(({ members }) => members.length > 0), ...phrases];
}

/** Breaks a long name at the space nearest its middle. */
function inTwo(name: string): readonly string[] {
  if (name.length <= 14 || !name.includes(' ')) return [name];
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const centre = spaces.reduce((best, at) =>
    Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best,
  );
  return [name.slice(0, centre), name.slice(centre + 1)];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a group is thickest: the median, then twice the median of those near it. */
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
