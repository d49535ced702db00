// Ships to the browser.
import { map as say } from '#strings/map';
import { makePicker, type Picker } from '../../../map/picking.ts';
import { invert } from '../../../map/viewport.ts';
import { isForTheBrowser } from '../shared/dom.ts';
import { showMessage } from './map-notice.ts';
import type { Store } from './map-store.ts';
import type { Tip } from './map-tip.ts';
import type { View } from './map-view.ts';

/** As near as a pointer, or a finger, comes to what it means. */
const POINTER_PX = 9;
const FINGER_PX = 20;
/** A paper under a name is meant only where the pointer is right on it. */
const UNDER_NAME_PX = 5;

/** Hovering tells of a paper, a click or tap opens it. A name answers where no paper is nearer. */
export function startPointer(map: HTMLElement, store: Store, view: View, tip: Tip): void {
  let picker: Picker | undefined;
  let touched: PointerEvent | undefined;

  function under({ clientX, clientY }: MouseEvent, reach: number): number {
    picker ??= makePicker(store.points);
    const projection = view.projection();
    const [x, y] = invert(projection, clientX, clientY);
    return picker.nearest(x, y, reach / projection.k);
  }

  map.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const paper = under(event, overName(event) ? UNDER_NAME_PX : POINTER_PX);
    map.classList.toggle('over', paper >= 0);
    tip.show(paper);
  });
  map.addEventListener('pointerdown', (event) => {
    touched = event.pointerType === 'touch' ? event : undefined;
  });
  map.addEventListener('pointerleave', () => tip.show(-1));
  // Before the names' own answer: the paper under a name may be meant.
  map.addEventListener('click', onClick, { capture: true });

  function onClick(event: MouseEvent): void {
    if (isForTheBrowser(event) || (event.target as Element).closest('.in-view') !== null) return;
    // Browsers move a tap to a link near it; where the finger was, a paper may be meant.
    const touch = (event as PointerEvent).pointerType === 'touch' ? touched : undefined;
    const reach = touch === undefined ? POINTER_PX : FINGER_PX;
    const keyed = event.detail === 0;
    const paper = keyed
      ? -1
      : under(touch ?? event, overName(touch ?? event) ? UNDER_NAME_PX : reach);
    if (paper < 0) return;
    event.preventDefault();
    event.stopPropagation();
    void store.texts.need([paper]).then(
      () => {
        const slug = store.texts.slug(paper);
        if (slug !== undefined) store.push({ paper: slug });
      },
      () => showMessage(say.panel.missing),
    );
  }
}

function overName({ clientX, clientY }: MouseEvent): boolean {
  return document.elementFromPoint(clientX, clientY)?.closest('a.name') != null;
}
