import type { Atlas } from '../../atlas/types.ts';
import type { OwnershipGrid } from '../ownership-grid.ts';
import type { Label, Names } from './label.ts';
import { type Box, makeBox, scaleApart } from './label-box.ts';
import { type LabelCandidate, labelCandidates } from './label-candidates.ts';
import { type LabelCost, labelCost } from './label-cost.ts';
import { LABEL_STYLES } from './label-styles.ts';
import { titleScales } from './title-scales.ts';

/** Deeper than this one meets titles only. */
const LATEST_SCALE = 24_000;
/** Topics' names make room for each other in so many rounds; more change nothing. */
const ROUNDS = 4;
/**
 * Names of topics, subtopics and phrases, most important first. Each finds its position once and gets the smallest
 * scale from which on it overlaps none before it: positions move apart as scale grows while text keeps its size, so
 * what is free stays free, and panning lays nothing out again (Been, Daiches & Yap 2006).
 */
export function placeLabels(atlas: Atlas, grid: OwnershipGrid, titles: readonly string[]): Names {
  const cost = labelCost(atlas, grid);
  const wanted = labelCandidates(atlas);
  const topics = wanted.filter(({ kind }) => kind === 'topic');
  const placed: (Box & Label)[] = [];
  const place = (candidate: LabelCandidate, box: Box & Pick<Label, 'lines'>) => {
    const { kind, topic, subtopic, size } = candidate;
    const minScale = freeFrom(box, LABEL_STYLES[kind].minScale, placed);
    const { maxScale } = LABEL_STYLES[kind];
    if (minScale <= LATEST_SCALE) {
      placed.push({ ...box, kind, topic, subtopic, size, minScale, maxScale });
    }
  };
  const boxes = placeTopics(topics, cost);
  for (const topic of topics) place(topic, boxes.get(topic)!);
  for (const other of wanted.slice(topics.length)) place(other, placeLabel(other, cost, placed));
  return {
    labels: placed.map(({ width, height, ...label }) => label),
    titleMinScale: titleScales(atlas.papers, titles, placed),
  };
}

function placeLabel(candidate: LabelCandidate, cost: LabelCost, placed: readonly Box[]) {
  const { kind, size, lineBreaks } = candidate;
  const { smallCapitals, judgedScale, minScale, reach } = LABEL_STYLES[kind];
  return cost.bestPosition(
    lineBreaks.map((lines) => ({ lines, ...makeBox(lines, size, smallCapitals) })),
    { ...candidate, scale: judgedScale, minScale, reach },
    placed,
  );
}

/** Positions of all topics' names: the smallest region chooses first, then each moves as long as it helps. */
function placeTopics(topics: readonly LabelCandidate[], cost: LabelCost) {
  const area = new Map(topics.map((candidate) => [candidate, cost.regionArea(candidate.topic)]));
  const smallestFirst = [...topics].sort((a, b) => area.get(a)! - area.get(b)!);
  const boxes = new Map<LabelCandidate, ReturnType<typeof placeLabel>>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const topic of smallestFirst) {
      boxes.delete(topic);
      boxes.set(topic, placeLabel(topic, cost, [...boxes.values()]));
    }
  }
  return boxes;
}

/** The scale from which on a box overlaps none of those placed, as long as they are shown. */
function freeFrom(box: Box, earliest: number, placed: readonly (Box & Label)[]): number {
  let free = earliest;
  for (let moved = true; moved; ) {
    moved = false;
    for (const other of placed) {
      const until = Math.min(scaleApart(box, other), other.maxScale);
      if (until <= free || until <= other.minScale) continue;
      free = Math.ceil(until);
      moved = true;
    }
  }
  return free;
}
