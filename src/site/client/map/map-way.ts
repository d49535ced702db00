// Ships to the browser.
import { map as say } from '#strings/map';
import { withinBox } from '../../../map/picking.ts';
import type { Points } from '../../../map/points.ts';
import { drawn, makeButton } from '../shared/dom.ts';
import { boundsOf, edgeTowards } from './map-bounds.ts';
import type { View } from './map-view.ts';
import { paperTowards } from './papers-in-view.ts';

/** An arrow to the right: turned to where papers are. */
const ARROW = 'M3 10h13M11 5l5 5-5 5';

/** Where a view shows no paper, an arrow at its edge says where the nearest is, and leads there. */
export function startWay(map: HTMLElement, points: Points, view: View): void {
  let nearest = -1;
  const button = makeButton('way', say.view.way, () => {
    view.bringIn(points.x[nearest]!, points.y[nearest]!, 0);
    map.focus({ preventScroll: true });
  });
  const arrow = drawn(ARROW);
  button.prepend(arrow);
  button.hidden = true;
  map.after(button);

  view.subscribe((projection, moving) => {
    button.hidden = true;
    if (moving) return;
    const frame = view.frame();
    if (withinBox(points, boundsOf(projection, frame), null, 1).count > 0) return;
    nearest = paperTowards('', -1, points, projection, frame, null);
    if (nearest < 0) return;
    const way = edgeTowards(projection, frame, points.x[nearest]!, points.y[nearest]!);
    arrow.style.transform = `rotate(${way.angle.toFixed(2)}rad)`;
    button.style.transform = `translate(${way.px.toFixed(0)}px, ${way.py.toFixed(0)}px) translate(-50%, -50%)`;
    button.hidden = false;
  });
}
