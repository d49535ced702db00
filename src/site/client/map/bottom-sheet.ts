// Ships to the browser.

import { map as say } from '#strings/map';

const HEIGHTS = ['low', 'middle', 'high'] as const;
type Height = (typeof HEIGHTS)[number];

/** A shorter drag is a tap. */
const TAP_PX = 8;

export interface PhoneSheet {
  /** Raises the sheet at least so far that its content can be read. */
  readonly raise: () => void;
}

/** The sheet below a phone's map has three heights: a tap on its handle goes round, a drag sets it. */
export function startSheet(onChange: () => void): PhoneSheet {
  const sheet = document.querySelector<HTMLElement>('.sheet')!;
  const handle = sheet.querySelector<HTMLButtonElement>('.handle')!;
  let height: Height = 'middle';
  let from: number | undefined;
  let dragged = false;
  handle.hidden = false;
  set('middle');

  function set(next: Height): void {
    height = next;
    sheet.dataset.height = next;
    handle.setAttribute('aria-label', say.sheet.height(next));
    sheet.style.height = '';
    document.documentElement.style.setProperty('--sheet-now', `${sheet.offsetHeight}px`);
    onChange();
  }

  handle.addEventListener('click', () => {
    if (!dragged) set(HEIGHTS[(HEIGHTS.indexOf(height) + 1) % HEIGHTS.length]!);
    dragged = false;
  });
  handle.addEventListener('pointerdown', (event) => {
    from = event.clientY + sheet.offsetHeight;
    dragged = false;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', ({ clientY }) => {
    if (from === undefined) return;
    const wanted = from - clientY;
    dragged ||= Math.abs(wanted - sheet.offsetHeight) > TAP_PX;
    if (!dragged) return;
    sheet.style.height = `${wanted}px`;
    document.documentElement.style.setProperty('--sheet-now', `${wanted}px`);
  });
  handle.addEventListener('pointerup', () => {
    if (dragged) set(nearestHeight(sheet.offsetHeight));
    from = undefined;
  });
  handle.addEventListener('pointercancel', () => {
    from = undefined;
    set(height);
  });

  return { raise: () => height === 'low' && set('middle') };
}

function nearestHeight(px: number): Height {
  if (px < innerHeight * 0.25) return 'low';
  return px < innerHeight * 0.62 ? 'middle' : 'high';
}
