// Ships to the browser.
import { map as say } from '#strings/map';
import { simplified } from '../../../map/simplify-line.ts';
import { apply, invert } from '../../../map/viewport.ts';
import { make, makeButton } from '../shared/dom.ts';
import type { Store } from './map-store.ts';
import type { View } from './map-view.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** A hand trembles by so much; corners nearer to the line are left out. */
const TREMBLE_PX = 4;
/** A ring smaller than this was a click. */
const MIN_PX = 12;

type Corner = readonly [x: number, y: number];

/** Papers are selected by a ring drawn around them, or, without a pointer, by what is in view. The ring stays on the map. */
export function startLasso(map: HTMLElement, store: Store, view: View): void {
  const button = document.querySelector<HTMLButtonElement>('[data-lasso]')!;
  const layer = document.createElementNS(SVG, 'svg');
  layer.setAttribute('class', 'marks area');
  layer.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  layer.append(path);
  map.append(layer);
  let drawing: { readonly sheet: HTMLElement; line: Corner[] } | undefined;

  view.subscribe(() => trace());
  store.subscribe(({ state }, before) => {
    if (state.area !== before.state.area) trace();
  });
  button.hidden = false;
  button.addEventListener('click', () => (drawing === undefined ? begin() : end()));

  /** Draws the ring of the selection where the view has it now. */
  function trace(): void {
    const projection = view.projection();
    const corners = store.now().state.area.map(([x, y]) => apply(projection, x, y));
    path.setAttribute('d', corners.length === 0 ? '' : `M${corners.join('L')}Z`);
  }

  function begin(): void {
    const sheet = make('div', 'lasso');
    const hint = make('p', 'lasso-hint', say.lasso.hint);
    hint.append(
      makeButton('button', say.lasso.takeView, takeView),
      makeButton('button', say.lasso.leave, end),
    );
    sheet.append(hint);
    document.body.append(sheet);
    drawing = { sheet, line: [] };
    button.setAttribute('aria-pressed', 'true');
    hint.querySelector('button')?.focus();
    sheet.addEventListener('pointerdown', (event) => {
      if (hint.contains(event.target as Element)) return;
      sheet.setPointerCapture(event.pointerId);
      drawing!.line = [[event.clientX, event.clientY]];
    });
    sheet.addEventListener('pointermove', ({ clientX, clientY }) => {
      if (drawing === undefined || drawing.line.length === 0) return;
      drawing.line.push([clientX, clientY]);
      path.setAttribute('d', `M${drawing.line.join('L')}`);
    });
    sheet.addEventListener('pointerup', finish);
    sheet.addEventListener('pointercancel', end);
    document.addEventListener('keydown', onKey, { capture: true });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  }

  function finish(): void {
    const line = drawing?.line ?? [];
    if (line.length === 0) return;
    const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
    const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    const corners = simplified(line, TREMBLE_PX);
    if (size < MIN_PX || corners.length < 3) {
      drawing!.line = [];
      path.setAttribute('d', '');
      return;
    }
    take(corners);
  }

  function takeView(): void {
    const { left, top, width, height } = view.frame();
    take([
      [left, top],
      [left + width, top],
      [left + width, top + height],
      [left, top + height],
    ]);
  }

  /** Corners on the screen become the selection. */
  function take(corners: readonly Corner[]): void {
    const projection = view.projection();
    end();
    store.push({ area: corners.map(([px, py]) => invert(projection, px, py)) });
  }

  function end(): void {
    drawing?.sheet.remove();
    drawing = undefined;
    button.setAttribute('aria-pressed', 'false');
    document.removeEventListener('keydown', onKey, { capture: true });
    button.focus({ preventScroll: true });
    trace();
  }
}
