// Ships to the browser.
import { map as say } from '#strings/map';
import { apply, invert } from '../../../map/viewport.ts';
import { make, makeButton, makeSvg } from '../shared/dom.ts';
import { type Corner, ringAround, ringOf } from './lasso-ring.ts';
import type { Store } from './map-store.ts';
import type { View } from './map-view.ts';

/** Papers are selected by a ring drawn around them, or, without a pointer, by what is in view. The ring stays on the map. */
export function startLasso(map: HTMLElement, store: Store, view: View): void {
  const button = document.querySelector<HTMLButtonElement>('[data-lasso]')!;
  const path = addLayer(map);
  /** What lies over the map while a ring is drawn. */
  let sheet: HTMLElement | undefined;

  view.subscribe(() => trace());
  store.subscribe(({ state }, before) => {
    if (state.area !== before.state.area) trace();
  });
  button.hidden = false;
  button.addEventListener('click', () => (sheet === undefined ? begin() : end()));
  // Heard before all else: Escape takes nothing back but the ring while one is drawn.
  document.addEventListener('keydown', onKey, { capture: true });

  /** Draws the ring of the selection where the view has it now. */
  function trace(): void {
    const projection = view.projection();
    const corners = store.now().state.area.map(([x, y]) => apply(projection, x, y));
    path.setAttribute('d', corners.length === 0 ? '' : `M${corners.join('L')}Z`);
  }

  function begin(): void {
    const takeView = () => take(ringAround(view.frame()));
    const hint = make('p', 'lasso-hint', say.lasso.hint);
    hint.append(
      makeButton('button', say.lasso.takeView, takeView),
      makeButton('button', say.lasso.leave, end),
    );
    sheet = make('div', 'lasso');
    sheet.append(hint);
    map.after(sheet);
    button.setAttribute('aria-pressed', 'true');
    hint.querySelector('button')?.focus();
    drawOn(sheet, hint, path, take);
    sheet.addEventListener('pointercancel', end);
  }

  function onKey(event: KeyboardEvent): void {
    if (sheet === undefined || event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  }

  /** Corners on the screen become the selection. */
  function take(corners: readonly Corner[]): void {
    const projection = view.projection();
    end();
    store.push({ area: corners.map(([px, py]) => invert(projection, px, py)) });
  }

  function end(): void {
    sheet?.remove();
    sheet = undefined;
    button.setAttribute('aria-pressed', 'false');
    button.focus({ preventScroll: true });
    trace();
  }
}

/** The line of the ring, in a layer over the map. */
function addLayer(map: HTMLElement): SVGPathElement {
  const layer = makeSvg('svg', { class: 'marks area', 'aria-hidden': 'true' });
  const path = makeSvg('path', {});
  layer.append(path);
  map.append(layer);
  return path;
}

/** Draws a ring with what a pointer does on a sheet, its hint aside; a click is none, and another may be begun. */
function drawOn(
  sheet: HTMLElement,
  hint: HTMLElement,
  path: SVGPathElement,
  take: (ring: readonly Corner[]) => void,
): void {
  let line: Corner[] = [];
  sheet.addEventListener('pointerdown', ({ target, pointerId, clientX, clientY }) => {
    if (hint.contains(target as Element)) return;
    sheet.setPointerCapture(pointerId);
    line = [[clientX, clientY]];
  });
  sheet.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (line.length === 0) return;
    line.push([clientX, clientY]);
    path.setAttribute('d', `M${line.join('L')}`);
  });
  sheet.addEventListener('pointerup', () => {
    if (line.length === 0) return;
    const ring = ringOf(line);
    line = [];
    if (ring === null) path.setAttribute('d', '');
    else take(ring);
  });
}
