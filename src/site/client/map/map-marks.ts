// Ships to the browser.

import type { Points } from '../../../map/points.ts';
import { topicClass } from '../../../map/topic-class.ts';
import { apply, type Projection } from '../../../map/viewport.ts';
import { makeSvg } from '../shared/dom.ts';
import { arrowPath, threadPath } from './map-curves.ts';

/** Pixels from the edge of a dot to the ring around it. */
const RING_PX = 5;
/** Threads to this many of the closest papers are darker. */
const CLOSEST = 3;
/** An arrow begins and ends so many pixels from the edges of dots. */
const ARROW_GAP_PX = 3;

/** What lies around a chosen paper. */
interface Around {
  /** Closest first. */
  readonly related: readonly number[];
  readonly cites: readonly number[];
  readonly citedBy: readonly number[];
}

export const NOTHING_AROUND: Around = { related: [], cites: [], citedBy: [] };

/**
 * What is drawn over papers: the ring of the chosen one, threads to those related to it, arrows from what cites to
 * what is cited, and the mark of the one in focus.
 */
export interface Marks {
  readonly draw: (projection: Projection, radius: number) => void;
  /** −1 for none. */
  readonly choose: (paper: number, around: Around) => void;
  readonly focus: (paper: number) => void;
}

export function startMarks(map: HTMLElement, points: Points): Marks {
  // Threads lie under the halos of names, rings over the papers.
  const threadLayer = makeLayer();
  const ringLayer = makeLayer();
  map.querySelector('.halo-layer')!.before(threadLayer);
  map.querySelector('.frame')!.before(ringLayer);
  let chosen = -1;
  let focused = -1;
  let around = NOTHING_AROUND;
  let threads: SVGElement[] = [];
  let arrows: SVGElement[] = [];
  const [ring, spot] = [makeSvg('circle', { class: 'ring' }), makeSvg('circle', { class: 'spot' })];
  let last: readonly [Projection, number] | undefined;

  function draw(projection: Projection, radius: number): void {
    last = [projection, radius];
    const at = (paper: number) => apply(projection, points.x[paper]!, points.y[paper]!);
    if (chosen >= 0) putCircle(ring, at(chosen), radius + RING_PX);
    if (focused >= 0) putCircle(spot, at(focused), radius + RING_PX);
    for (const [rank, other] of around.related.entries())
      threads[rank]!.setAttribute('d', threadPath(at(chosen), at(other)));
    const { cites, citedBy } = around;
    const gap = radius + ARROW_GAP_PX;
    for (const [k, other] of cites.entries())
      arrows[k]!.setAttribute('d', arrowPath(at(chosen), at(other), gap));
    for (const [k, other] of citedBy.entries())
      arrows[cites.length + k]!.setAttribute('d', arrowPath(at(other), at(chosen), gap));
  }

  function refill(): void {
    threadLayer.replaceChildren(...threads, ...arrows);
    ringLayer.replaceChildren(...(chosen >= 0 ? [ring] : []), ...(focused >= 0 ? [spot] : []));
    if (last !== undefined) draw(...last);
  }

  return {
    draw,
    choose(paper, others) {
      chosen = paper;
      around = others;
      threads = around.related.map((_, rank) =>
        makeSvg('path', { class: rank < CLOSEST ? 'close' : '' }),
      );
      arrows = [
        ...around.cites.map(() => makeSvg('path', { class: 'arrow' })),
        ...around.citedBy.map(() => makeSvg('path', { class: 'arrow from' })),
      ];
      if (paper >= 0) ring.setAttribute('class', `ring ${topicClass(points.topic[paper]!)}`);
      refill();
    },
    focus(paper) {
      focused = paper;
      refill();
    },
  };
}

function makeLayer(): SVGElement {
  return makeSvg('svg', { class: 'marks', 'aria-hidden': 'true' });
}

function putCircle(element: SVGElement, [px, py]: readonly [number, number], radius: number): void {
  element.setAttribute('cx', px.toFixed(1));
  element.setAttribute('cy', py.toFixed(1));
  element.setAttribute('r', String(radius));
}
