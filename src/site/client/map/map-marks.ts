// Ships to the browser.

import type { Points } from '../../../map/points.ts';
import { topicClass } from '../../../map/topic-class.ts';
import { apply, type Projection } from '../../../map/viewport.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Pixels from the edge of a dot to the ring around it. */
const RING_PX = 5;
/** Threads to this many of the closest papers are darker. */
const CLOSEST = 3;
/** Share of its length by which a thread bends. */
const BEND = 0.12;

/** What is drawn over papers: the ring of the chosen one, its threads, and the mark of the one in focus. */
export interface Marks {
  readonly draw: (projection: Projection, radius: number) => void;
  /** −1 for none; `related` closest first. */
  readonly choose: (paper: number, related: readonly number[]) => void;
  readonly focus: (paper: number) => void;
}

export function startMarks(map: HTMLElement, points: Points): Marks {
  const layer = document.createElementNS(SVG, 'svg');
  layer.setAttribute('class', 'marks');
  layer.setAttribute('aria-hidden', 'true');
  map.querySelector('.frame')!.before(layer);
  let chosen = -1;
  let focused = -1;
  let related: readonly number[] = [];
  let threads: SVGElement[] = [];
  const [ring, spot] = [make('circle', 'ring'), make('circle', 'spot')];
  let last: readonly [Projection, number] | undefined;

  function make(tag: string, name: string): SVGElement {
    const element = document.createElementNS(SVG, tag);
    element.setAttribute('class', name);
    return element;
  }

  function circle(
    element: SVGElement,
    paper: number,
    projection: Projection,
    radius: number,
  ): void {
    const [px, py] = apply(projection, points.x[paper]!, points.y[paper]!);
    element.setAttribute('cx', px.toFixed(1));
    element.setAttribute('cy', py.toFixed(1));
    element.setAttribute('r', String(radius));
  }

  function draw(projection: Projection, radius: number): void {
    last = [projection, radius];
    if (chosen >= 0) circle(ring, chosen, projection, radius + RING_PX);
    if (focused >= 0) circle(spot, focused, projection, radius + RING_PX);
    for (const [rank, other] of related.entries()) {
      const [x0, y0] = apply(projection, points.x[chosen]!, points.y[chosen]!);
      const [x1, y1] = apply(projection, points.x[other]!, points.y[other]!);
      const bend = `${(x0 + x1) / 2 + BEND * (y1 - y0)},${(y0 + y1) / 2 - BEND * (x1 - x0)}`;
      threads[rank]!.setAttribute('d', `M${x0},${y0}Q${bend} ${x1},${y1}`);
    }
  }

  function refill(): void {
    layer.replaceChildren(
      ...threads,
      ...(chosen >= 0 ? [ring] : []),
      ...(focused >= 0 ? [spot] : []),
    );
    if (last !== undefined) draw(...last);
  }

  return {
    draw,
    choose(paper, others) {
      chosen = paper;
      related = others;
      threads = related.map((_, rank) => make('path', rank < CLOSEST ? 'close' : ''));
      if (paper >= 0) ring.setAttribute('class', `ring ${topicClass(points.topic[paper]!)}`);
      refill();
    },
    focus(paper) {
      focused = paper;
      refill();
    },
  };
}
