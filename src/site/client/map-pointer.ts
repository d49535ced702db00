// Ships to the browser.
import { makePicker, type Picker } from '../../map/picking.ts';
import { invert } from '../../map/viewport.ts';
import { isForTheBrowser } from './dom.ts';
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
  map.addEventListener('pointerleave', () => tip.show(-1));
  map.addEventListener('click', (event) => {
    if (isForTheBrowser(event) || (event.target as Element).closest('.in-view') !== null) return;
    const reach = (event as PointerEvent).pointerType === 'touch' ? FINGER_PX : POINTER_PX;
    const paper = under(event, overName(event) ? UNDER_NAME_PX : reach);
    if (paper < 0) return;
    event.preventDefault();
    event.stopPropagation();
    void store.texts.need([paper]).then(() => {
      const slug = store.texts.slug(paper);
      if (slug !== undefined) store.push({ paper: slug });
    });
  });
}

function overName(event: Event): boolean {
  return (event.target as Element).closest('a.name') !== null;
}
