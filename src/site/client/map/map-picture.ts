// Ships to the browser.
import { map as say } from '#strings/map';
import { make } from '../shared/dom.ts';
import { ownAddress } from '../shared/own-address.ts';
import type { Canvas } from './map-canvas.ts';
import { saveBlob } from './map-export.ts';
import { showMessage } from './map-notice.ts';
import type { Store } from './map-store.ts';
import type { Caption } from './take-picture.ts';

/** Pixels of a PNG for one of the window: sharp in print too. */
const PNG_RATIO = 2;

/** Buttons that take the view along: as SVG, as PNG, or as a sheet to print. */
export function startPicture(map: HTMLElement, store: Store, canvas: Canvas): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-picture]'))
    button.addEventListener('click', () => {
      document.querySelector<HTMLElement>('#picture')?.hidePopover();
      take(map, store, canvas, button.dataset.picture ?? '').catch(() =>
        showMessage(say.save.noPicture),
      );
    });
  const open = document.querySelector<HTMLElement>('[popovertarget="picture"]');
  if (open !== null) open.hidden = false;
}

async function take(map: HTMLElement, store: Store, canvas: Canvas, kind: string): Promise<void> {
  const seen = canvas.seen();
  const [{ takePicture }, { svgOf, pngOf }] = await Promise.all([
    import('./take-picture.ts'),
    import('./picture-marks.ts'),
  ]);
  if (seen === undefined) return;
  const picture = takePicture(map, store.points, seen, captionOf(store));
  if (kind === 'png') {
    saveBlob('map.png', await pngOf(picture, PNG_RATIO));
    return;
  }
  const svg = svgOf(picture);
  if (kind === 'print') print(svg);
  else
    saveBlob(
      'map.svg',
      new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }),
    );
}

/** Prints the picture alone. */
function print(svg: SVGSVGElement): void {
  const sheet = make('div', 'print-sheet');
  sheet.append(svg);
  document.body.append(sheet);
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  window.print();
}

function captionOf(store: Store): Caption {
  const { selected, state } = store.now();
  const count = selected?.reduce((sum, mark) => sum + mark, 0);
  const rows = document.querySelectorAll<HTMLElement>(
    state.colour === null ? '[data-tree] > li' : '[data-scale] > li',
  );
  return {
    title: document.title,
    selection: count === undefined ? '' : say.selection.selected(count),
    legend: [...rows].map((row) => ({
      name: (row.querySelector('.of') ?? row).textContent?.trim() ?? '',
      colour: getComputedStyle(row).getPropertyValue('--c').trim(),
      ring: row.querySelector(':scope > .ring') !== null,
    })),
    address: ownAddress(),
  };
}
