import type { Atlas } from '../../atlas/types.ts';
import type { OwnershipGrid } from '../ownership-grid.ts';
import type { Label, Names } from './label.ts';
import { type Box, makeNameBox, mayMeet, scaleApart } from './label-box.ts';
import { type LabelCandidate, labelCandidates } from './label-candidates.ts';
import { type LabelCost, labelCost, type Position } from './label-cost.ts';
import { LABEL_STYLES } from './label-styles.ts';
import { placeTitles } from './place-titles.ts';

/** A name that has its place. */
type Placed = Box & Pick<Label, 'minScale' | 'maxScale'>;

/** Topics' names make room for each other in so many rounds; more change nothing. */
const ROUNDS = 4;

/**
 * Names of topics, subtopics and phrases, most important first. Each finds its position once, at the smallest scale
 * at which it has room on its land, over few papers and clear of all before it: positions move apart as scale grows
 * while text keeps its size, so what is free stays free, and panning lays nothing out again (Been, Daiches & Yap 2006).
 */
export function placeLabels(atlas: Atlas, grid: OwnershipGrid, titles: readonly string[]): Names {
  const cost = labelCost(atlas, grid);
  const wanted = labelCandidates(atlas);
  const topics = wanted.filter(({ kind }) => kind === 'topic');
  const placed: (Box & Label)[] = [];
  const keep = (candidate: LabelCandidate, position: Position | null) => {
    if (position === null) return;
    const { kind, topic, subtopic, size } = candidate;
    const { maxScale } = LABEL_STYLES[kind];
    const { x, y, width, height, lines, minScale } = position;
    placed.push({ x, y, width, height, lines, kind, topic, subtopic, size, minScale, maxScale });
  };
  const positions = placeTopics(topics, cost);
  for (const topic of topics) keep(topic, positions.get(topic) ?? null);
  for (const other of wanted.slice(topics.length)) keep(other, placeLabel(other, cost, placed));
  return {
    labels: placed.map(({ width, height, ...label }) => label),
    titlePlaces: placeTitles(atlas.papers, titles, placed),
  };
}

function placeLabel(
  candidate: LabelCandidate,
  cost: LabelCost,
  placed: readonly Placed[],
): Position | null {
  const { kind, size, lineBreaks, x, y } = candidate;
  const style = LABEL_STYLES[kind];
  const boxes = lineBreaks.map((lines) => makeNameBox(lines, size, style));
  const around = {
    x,
    y,
    width: Math.max(...boxes.map(({ width }) => width)),
    height: Math.max(...boxes.map(({ height }) => height)),
  };
  const near = placed.filter((other) => mayMeet(around, style.reach, other, style.minScale));
  return cost.bestPosition(boxes, candidate, style, (box) => {
    let free = 0;
    for (const other of near) free = Math.max(free, clearFrom(box, other));
    return free;
  });
}

/** Positions of all topics' names: the smallest land chooses first, then each moves as long as it helps. */
function placeTopics(topics: readonly LabelCandidate[], cost: LabelCost) {
  const area = new Map(topics.map((candidate) => [candidate, cost.landArea(candidate.topic)]));
  const smallestFirst = [...topics].sort((a, b) => area.get(a)! - area.get(b)!);
  const positions = new Map<LabelCandidate, Position & Placed>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const topic of smallestFirst) {
      positions.delete(topic);
      const position = placeLabel(topic, cost, [...positions.values()]);
      const { maxScale } = LABEL_STYLES[topic.kind];
      if (position !== null) positions.set(topic, { ...position, maxScale });
    }
  }
  return positions;
}

/** The scale from which on a box never meets a name that has its place, as long as that is shown; 0 where it never does. */
function clearFrom(box: Box, other: Placed): number {
  const until = Math.min(scaleApart(box, other), other.maxScale);
  return until <= other.minScale ? 0 : until;
}
