// Ships to the browser.
import { easeCubicInOut } from 'd3-ease';
import { select } from 'd3-selection';
import 'd3-transition';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import {
  LEAST_ZOOM,
  MOST_ZOOM,
  SIDE,
  transformOf,
  type Viewport,
  viewportOf,
} from '../../map/viewport.ts';
import type { Dot } from './map-dots.ts';

/** The view, and what moves it. */
export interface View {
  readonly goTo: (viewport: Viewport) => void;
  /** Brings a paper into sight, near when it was opened by its address. */
  readonly bringIn: (dot: Dot, near: boolean) => void;
  /** 0 shows the whole map. */
  readonly zoomBy: (factor: number) => void;
  /** The paper nearest to the middle of the window. */
  readonly middle: () => Dot | undefined;
  /** The paper within a fingertip of a place in the window: names lie over dots. */
  readonly under: (clientX: number, clientY: number) => Dot | undefined;
}

const SLOW_MS = 350;
/** The address follows once the map rests. */
const REST_MS = 250;
/** As near as a finger or a pointer comes to what it means. */
const TOUCH_PX = 9;
/** Around a paper that was opened by its address, its neighbourhood is seen. */
const NEAR_ZOOM = 3;
const SVG = 'http://www.w3.org/2000/svg';

/** Makes the drawing pan and zoom; `onRest` hears of the view once it rests somewhere else than at the start. */
export function startView(
  svg: SVGSVGElement,
  dots: readonly Dot[],
  onRest: (view: Viewport | null) => void,
): View {
  const world = svg.querySelector<SVGGElement>('.world')!;
  const names = [...svg.querySelectorAll<SVGElement>('.name')].map((element) => ({
    element,
    from: Number(element.dataset.from),
  }));
  const titles = makeTitles(svg, dots);
  let transform: ZoomTransform = zoomIdentity;
  let side = 0;
  /** A button or key moved the map: as much the reader's wish as a drag. */
  let asked = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([LEAST_ZOOM, MOST_ZOOM])
    .extent([
      [0, 0],
      [SIDE, SIDE],
    ])
    .translateExtent([
      [-SIDE / 3, -SIDE / 3],
      [SIDE * (4 / 3), SIDE * (4 / 3)],
    ])
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      const zoomed = event.transform.k !== transform.k;
      transform = event.transform;
      world.setAttribute('transform', transform.toString());
      if (zoomed) keepSizes();
    })
    .on('end', (event: { sourceEvent: unknown }) => {
      if (event.sourceEvent !== null || asked) rest();
      asked = false;
    });
  const selection = select(svg).call(behaviour).on('dblclick.zoom', null);

  const measure = () => {
    side = Math.min(svg.clientWidth, svg.clientHeight);
    keepSizes();
  };
  new ResizeObserver(measure).observe(svg);
  measure();

  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
    button.hidden = false;
    const factor = { in: 1.6, out: 1 / 1.6, all: 0 }[button.dataset.zoom ?? ''] ?? 1;
    button.addEventListener('click', () => zoomBy(factor));
  }
  svg.classList.add('alive');

  /** Text and dots keep their size in pixels while the map grows. */
  function keepSizes(): void {
    const scale = side * transform.k;
    svg.style.setProperty('--k', String(scale / SIDE));
    svg.style.setProperty('--dot', `${Math.min(6, 2.4 + 0.9 * Math.log2(transform.k))}px`);
    const small = innerWidth < 704 ? 0.75 : 1;
    for (const { element, from } of names) element.classList.toggle('later', from > scale / small);
    for (const { element, from } of titles) element.classList.toggle('later', from > scale / small);
  }

  function nearest(x: number, y: number): Dot | undefined {
    let best: Dot | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const dot of dots) {
      const distSquared = (dot.x - x) ** 2 + (dot.y - y) ** 2;
      if (distSquared >= least) continue;
      best = dot;
      least = distSquared;
    }
    return best;
  }

  function rest(): void {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const { k, x, y } = transform;
      onRest(k === 1 && Math.abs(x) < 1 && Math.abs(y) < 1 ? null : viewportOf(transform));
    }, REST_MS);
  }

  function move(target: ZoomTransform, gently: boolean): void {
    if (gently && !isStill()) {
      selection
        .transition()
        .duration(SLOW_MS)
        .ease(easeCubicInOut)
        .call(behaviour.transform, target);
    } else selection.call(behaviour.transform, target);
  }

  function isStill(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  function toTransform(viewport: Viewport): ZoomTransform {
    const { k, x, y } = transformOf(viewport);
    return zoomIdentity.translate(x, y).scale(k);
  }

  function zoomBy(factor: number): void {
    asked = true;
    if (factor === 0) move(zoomIdentity, true);
    else
      selection
        .transition()
        .duration(SLOW_MS / 2)
        .call(behaviour.scaleBy, factor);
    rest();
  }

  return {
    goTo: (viewport) => move(toTransform(viewport), false),
    bringIn(dot, near) {
      const [px, py] = transform.apply([dot.x, dot.y]);
      const inSight = px > 60 && px < SIDE - 60 && py > 60 && py < SIDE - 60;
      if (inSight && !near) return;
      const k = near ? Math.max(transform.k, NEAR_ZOOM) : transform.k;
      move(zoomIdentity.translate(SIDE / 2 - k * dot.x, SIDE / 2 - k * dot.y).scale(k), !near);
    },
    zoomBy,
    middle: () => nearest(...transform.invert([SIDE / 2, SIDE / 2])),
    under(clientX, clientY) {
      const matrix = world.getScreenCTM();
      if (matrix === null) return undefined;
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
      const dot = nearest(x, y);
      const reach = TOUCH_PX / matrix.a;
      return dot !== undefined && Math.hypot(dot.x - x, dot.y - y) <= reach ? dot : undefined;
    },
  };
}

function makeTitles(svg: SVGSVGElement, dots: readonly Dot[]) {
  const group = svg.querySelector('.titles')!;
  return dots
    .filter(({ titleFrom }) => Number.isFinite(titleFrom))
    .map((dot) => {
      const element = document.createElementNS(SVG, 'text');
      element.setAttribute('x', String(dot.x));
      element.setAttribute('y', String(dot.y));
      element.setAttribute('class', 'title later');
      const { title } = dot;
      const line = document.createElementNS(SVG, 'tspan');
      line.setAttribute('x', String(dot.x));
      line.setAttribute('dy', '1.45em');
      line.textContent = title.length > 56 ? `${title.slice(0, 55).trimEnd()}…` : title;
      element.append(line);
      group.append(element);
      return { element, from: dot.titleFrom };
    });
}
