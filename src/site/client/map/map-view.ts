// Ships to the browser.
import { easeCubicInOut } from 'd3-ease';
import { type Selection, select } from 'd3-selection';
import 'd3-transition';
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import {
  type Frame,
  MAX_ZOOM,
  MIN_ZOOM,
  type Projection,
  projectionOf,
  START,
  type Viewport,
  viewportOf,
  within,
} from '../../../map/viewport.ts';
import { viewportAround } from './map-bounds.ts';
import { measureFrame } from './map-frame.ts';

/** The view, and what moves it. */
export interface View {
  readonly viewport: () => Viewport;
  readonly projection: () => Projection;
  readonly frame: () => Frame;
  readonly goTo: (viewport: Viewport, gently: boolean) => void;
  /** Goes gently to what the reader asked to see: a step that the browser's buttons take back. */
  readonly travel: (viewport: Viewport) => void;
  /** Brings a place into sight, at least as near as `zoom`. */
  readonly bringIn: (x: number, y: number, zoom: number) => void;
  /** 0 shows the whole map. */
  readonly zoomBy: (factor: number) => void;
  /** The frame has changed: a panel came or went. The same centre and scale are shown in it. */
  readonly reframe: () => void;
  /** What is seen now is a view that the reader has chosen, though nothing moves. */
  readonly keep: () => void;
  readonly subscribe: (listener: (projection: Projection, moving: boolean) => void) => void;
}

const SLOW_MS = 350;
/** The map rests when it hasn't moved for so long: then it is drawn at full sharpness, and the address follows. */
const REST_MS = 160;

/** What is seen now. */
interface ViewState {
  frame: Frame;
  viewport: Viewport;
  /** What moved the map is to stand in the address: all but what the address itself asked for. */
  asked: boolean;
  /** Movements on their way: a busy machine may show nothing of that for longer than the map takes to rest. */
  gliding: number;
}

const AT_REST = { viewport: START, asked: false, gliding: 0 } as const;

/** Makes the map pan and zoom; `onRest` hears of the view a reader has chosen. */
export function startView(map: HTMLElement, onRest: (view: Viewport) => void): View {
  const listeners: ((projection: Projection, moving: boolean) => void)[] = [];
  const state: ViewState = { ...AT_REST, frame: measureFrame(map) };
  let resting: ReturnType<typeof setTimeout> | undefined;
  const behaviour = zoomBehaviour(state, () => {
    notify(true);
    rest();
  });
  const selection = select(map).call(behaviour).on('dblclick.zoom', null);
  const projection = () => projectionOf(state.viewport, state.frame);
  onFrameChange(map, reframe);
  place(state.viewport);

  function notify(moving: boolean): void {
    const seen = projection();
    for (const listener of listeners) listener(seen, moving);
  }

  function rest(): void {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (state.gliding > 0) return rest();
      notify(false);
      if (state.asked) onRest(state.viewport);
      state.asked = false;
    }, REST_MS);
  }

  function place(target: Viewport): void {
    selection.interrupt().call(behaviour.transform, transformOf(target, state.frame));
    notify(false);
  }

  function move(target: Viewport, gently: boolean): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!gently || still) place(target);
    else behaviour.transform(glide(selection, state), transformOf(target, state.frame));
  }

  function travel(target: Viewport): void {
    state.asked = true;
    move(within(target), true);
  }

  function reframe(): void {
    const { frame, viewport } = state;
    state.frame = measureFrame(map);
    if (isSameFrame(frame, state.frame)) notify(false);
    else place(viewport);
  }

  return {
    viewport: () => state.viewport,
    projection,
    frame: () => state.frame,
    goTo: (target, gently) => move(within(target), gently),
    travel,
    bringIn(x, y, nearer) {
      const target = viewportAround(x, y, nearer, state.viewport, state.frame);
      if (target !== null) travel(target);
    },
    zoomBy: (factor) => travel(zoomed(state.viewport, factor)),
    keep() {
      state.asked = true;
      rest();
    },
    reframe,
    subscribe: (listener) => void listeners.push(listener),
  };
}

/** Motion shows where something went, and no more. */
function glide(selection: Selection<HTMLElement, unknown, null, undefined>, state: ViewState) {
  state.gliding += 1;
  const arrived = () => {
    state.gliding -= 1;
  };
  return selection
    .transition()
    .duration(SLOW_MS)
    .ease(easeCubicInOut)
    .on('end interrupt cancel', arrived);
}

/** What pointers, fingers and wheels do to the view. */
function zoomBehaviour(state: ViewState, onMove: () => void): ZoomBehavior<HTMLElement, unknown> {
  const seenBy = (transform: ZoomTransform) =>
    within(viewportOf(projectionAt(transform, state.frame), state.frame));
  return zoom<HTMLElement, unknown>()
    .scaleExtent([MIN_ZOOM, MAX_ZOOM])
    .extent(() => [
      [0, 0],
      [innerWidth, innerHeight],
    ])
    .constrain((transform) => transformOf(seenBy(transform), state.frame))
    .clickDistance(4)
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      state.asked ||= event.sourceEvent !== null;
      state.viewport = seenBy(event.transform);
      onMove();
    });
}

/** Observers tell of a first size too, late on a busy machine: what is read meanwhile must stay. */
function isSameFrame(a: Frame, b: Frame): boolean {
  return (['left', 'top', 'width', 'height', 'side'] as const).every((edge) => a[edge] === b[edge]);
}

function onFrameChange(map: HTMLElement, listener: () => void): void {
  // The frame's edges are told in text sizes: it changes with them too.
  const resized = new ResizeObserver(listener);
  resized.observe(map);
  resized.observe(map.querySelector('.frame')!);
  // On paper nothing stands beside the map.
  matchMedia('print').addEventListener('change', listener);
}

/** The projection of a transform of d3-zoom, whose plane is the unit square, `side` pixels wide, y downwards. */
export function projectionAt(
  { k, x, y }: Pick<ZoomTransform, 'k' | 'x' | 'y'>,
  { side }: Frame,
): Projection {
  return { k: k * side, tx: x, ty: y + k * side };
}

/** The transform of d3-zoom that shows a viewport in a frame. */
export function transformOf(target: Viewport, frame: Frame): ZoomTransform {
  const { k, tx, ty } = projectionOf(target, frame);
  return zoomIdentity.translate(tx, ty - k).scale(target.zoom);
}

/** A viewport nearer by a factor; 0 stands for the whole map. */
export function zoomed(viewport: Viewport, factor: number): Viewport {
  return factor === 0 ? START : within({ ...viewport, zoom: viewport.zoom * factor });
}
