// Ships to the browser.

import { apply, type Projection } from '../../../map/viewport.ts';
import { dotsNear, firstTitleScale, titledPapers } from './label-visibility.ts';
import { type MapNames, startMapNames } from './map-names.ts';
import type { PaperData } from './map-points.ts';
import { startTitles } from './map-titles.ts';
import { putText, RING_GAP_PX } from './title-element.ts';
import { MORE_FROM, meet, type PixelBox } from './title-levels.ts';

/** Names of topics and texts of papers over the map. */
export interface Labels {
  readonly draw: (projection: Projection, moving: boolean) => void;
  /** The title of this paper stands at its ring, whatever makes room for it; −1 for none. */
  readonly choose: (paper: number) => void;
  /** Names that have come later. */
  readonly add: MapNames['add'];
  readonly onMade: MapNames['onMade'];
}

/** Moves the names of the drawing with the map, shows each at its scales, and sets titles where there is room. */
export function startLabels(map: HTMLElement, data: PaperData): Labels {
  const { points, texts } = data;
  const layer = map.querySelector<SVGElement>('.names')!;
  /** Names are set from the drawing's own corner: it stays where it was, so that nothing shifts. */
  let corner = layer.getBoundingClientRect();
  const halos = liftHalos(map);
  const names = startMapNames(map, layer, halos);
  let last: Projection | undefined;
  let chosen = -1;
  const titles = startTitles(
    data,
    { text: layer, halo: halos },
    () => last !== undefined && draw(last, false),
  );
  let firstTitle = Number.POSITIVE_INFINITY;
  data.complete.then(
    () => {
      firstTitle = firstTitleScale(points);
    },
    () => undefined,
  );

  function draw(projection: Projection, moving: boolean): void {
    last = projection;
    if (!moving) corner = layer.getBoundingClientRect();
    const em = Number.parseFloat(getComputedStyle(layer).fontSize) / 16;
    const scale = projection.k / em;
    const kept = chosen < 0 ? null : titles.boxOf(chosen, scale);
    const boxes = names.put(projection, { corner, scale, kept });
    const free = firstTitle <= scale ? titledPapers(points, projection, scale, map) : [];
    const wanted =
      chosen < 0 ? free : besideChosen(chosen, free, kept, (paper) => titles.boxOf(paper, scale));
    const missing = wanted.filter((i) => texts.title(i) === undefined);
    if (missing.length > 0 && !moving)
      void texts.need(missing).then(
        () => last !== undefined && draw(last, false),
        () => undefined,
      );
    const nearer = scale / firstTitle;
    const dots = nearer < MORE_FROM ? [] : dotsNear(points, projection, map);
    const ground = { scale, nearer, names: boxes, dots };
    for (const { paper, dx, dy, ...title } of titles.set(wanted, ground)) {
      const [px, py] = apply(projection, points.x[paper]!, points.y[paper]!);
      const ring = paper === chosen ? RING_GAP_PX : 0;
      const at = [dx, dy].map((gap) => gap * em + ring * Math.sign(gap));
      putText(title, [px + at[0]!, py + at[1]!], corner);
    }
    if (!moving) titles.need();
  }

  return {
    draw,
    choose(paper) {
      chosen = paper;
      if (last !== undefined) draw(last, false);
    },
    add(waiting) {
      names.add(waiting);
      if (waiting.length > 0 && last !== undefined) draw(last, false);
    },
    onMade: names.onMade,
  };
}

/** The chosen paper, and those whose titles leave its own free. */
function besideChosen(
  chosen: number,
  free: readonly number[],
  kept: PixelBox | null,
  boxOf: (paper: number) => PixelBox | null,
): readonly number[] {
  const others = free.filter((paper) => {
    const box = paper === chosen ? null : boxOf(paper);
    return paper !== chosen && (kept === null || box === null || !meet(box, kept, RING_GAP_PX));
  });
  return [chosen, ...others];
}

/** The halos of the drawing on a layer of their own, under that of the papers. */
function liftHalos(map: HTMLElement): SVGElement {
  const halos = map.querySelector<SVGElement>('.halos')!;
  halos.classList.replace('drawing', 'halo-layer');
  map.querySelector('canvas:last-of-type')!.before(halos);
  return halos;
}
