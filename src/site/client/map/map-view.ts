// Ships to the browser.
import { easeCubicInOut } from 'd3-ease';
import { select } from 'd3-selection';
import 'd3-transition';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import {
  apply,
  type Frame,
  isStart,
  MAX_ZOOM,
  MIN_ZOOM,
  type Projection,
  projectionOf,
  START,
  type Viewport,
  viewportOf,
  within,
} from '../../../map/viewport.ts';
import { measureFrame } from './map-frame.ts';

/** The view, and what moves it. */
export interface View {
  readonly projection: () => Projection;
  readonly frame: () => Frame;
  readonly goTo: (viewport: Viewport, gently: boolean) => void;
  /** Brings a place into sight, at least as near as `zoom`. */
  readonly bringIn: (x: number, y: number, zoom: number) => void;
  /** 0 shows the whole map. */
  readonly zoomBy: (factor: number) => void;
  /** The frame has changed: a panel came or went. The same centre and scale are shown in it. */
  readonly reframe: () => void;
  readonly subscribe: (listener: (projection: Projection, moving: boolean) => void) => void;
}

const SLOW_MS = 350;
/** The map rests when it hasn't moved for so long: then it is drawn at full sharpness, and the address follows. */
const REST_MS = 160;
/** A place nearer to the edge of the frame than this (pixels) is not in sight. */
const SIGHT_PX = 48;

/** Makes the map pan and zoom; `onRest` hears of the view a reader has chosen, null for the start. */
export function startView(map: HTMLElement, onRest: (view: Viewport | null) => void): View {
  const listeners: ((projection: Projection, moving: boolean) => void)[] = [];
  let frame = measureFrame(map);
  let viewport: Viewport = START;
  /** What moved the map is to stand in the address: all but what the address itself asked for. */
  let asked = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([MIN_ZOOM, MAX_ZOOM])
    .extent(() => [
      [0, 0],
      [innerWidth, innerHeight],
    ])
    .constrain((transform) => transformOf(within(viewportOf(projectionAt(transform), frame))))
    .clickDistance(4)
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      asked ||= event.sourceEvent !== null;
      viewport = within(viewportOf(projectionAt(event.transform), frame));
      notify(true);
      rest();
    });
  const selection = select(map).call(behaviour).on('dblclick.zoom', null);
  // The frame's edges are told in text sizes: it changes with them too.
  const resized = new ResizeObserver(reframe);
  resized.observe(map);
  resized.observe(map.querySelector('.frame')!);
  // On paper nothing stands beside the map.
  matchMedia('print').addEventListener('change', reframe);
  place(viewport);

  /** d3-zoom's plane is the unit square, `side` pixels wide, y downwards. */
  function projectionAt({
    k,
    x,
    y,
  }: {
    readonly k: number;
    readonly x: number;
    readonly y: number;
  }): Projection {
    return { k: k * frame.side, tx: x, ty: y + k * frame.side };
  }

  function transformOf(target: Viewport): ZoomTransform {
    const { k, tx, ty } = projectionOf(target, frame);
    return zoomIdentity.translate(tx, ty - k).scale(target.zoom);
  }

  function notify(moving: boolean): void {
    const projection = projectionOf(viewport, frame);
    for (const listener of listeners) listener(projection, moving);
  }

  function rest(): void {
    clearTimeout(resting);
    resting = setTimeout(() => {
      notify(false);
      if (asked) onRest(isStart(viewport) ? null : viewport);
      asked = false;
    }, REST_MS);
  }

  function place(target: Viewport): void {
    selection.interrupt().call(behaviour.transform, transformOf(target));
    notify(false);
  }

  function move(target: Viewport, gently: boolean): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!gently || still) place(target);
    else
      selection
        .transition()
        .duration(SLOW_MS)
        .ease(easeCubicInOut)
        .call(behaviour.transform, transformOf(target));
  }

  function reframe(): void {
    const kept = viewport;
    frame = measureFrame(map);
    place(kept);
  }

  return {
    projection: () => projectionOf(viewport, frame),
    frame: () => frame,
    goTo: (target, gently) => move(within(target), gently),
    bringIn(x, y, nearer) {
      const [px, py] = apply(projectionOf(viewport, frame), x, y);
      const { left, top, width, height } = frame;
      const seen =
        px > left + SIGHT_PX &&
        px < left + width - SIGHT_PX &&
        py > top + SIGHT_PX &&
        py < top + height - SIGHT_PX;
      if (seen && viewport.zoom >= nearer) return;
      asked = true;
      move(within({ x, y, zoom: Math.max(viewport.zoom, nearer) }), true);
    },
    zoomBy(factor) {
      asked = true;
      move(factor === 0 ? START : within({ ...viewport, zoom: viewport.zoom * factor }), true);
      rest();
    },
    reframe,
    subscribe: (listener) => void listeners.push(listener),
  };
}
