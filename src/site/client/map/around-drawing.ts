// Ships to the browser, once it is asked for: the drawing of prior and later work, beside its text list.
import type { CitationNeighbourhood, CitationRole } from '../../../map/citation-neighbourhood.ts';
import { wrapText } from '../../../map/labels/title-text.ts';
import type { Points } from '../../../map/points.ts';
import { topicClass } from '../../../map/topic-class.ts';
import { yearRows } from '../../../map/year-rows.ts';
import { make, makeSvg } from '../shared/dom.ts';
import { arrowPath } from './map-curves.ts';

/** A paper around another, with all that is said of it. */
export interface AroundPaper {
  /** Its place among the points. */
  readonly index: number;
  readonly role: CitationRole;
  readonly slug: string;
  readonly title: string;
  /** 0 where unknown. */
  readonly year: number;
  readonly reasons: readonly string[];
}

const ROW_PX = 22;
/** In a narrow drawing a title has two lines: one would hold four words. */
const NARROW_PX = 640;
const NARROW_ROW_PX = 34;
const LINE_PX = 14;
/** Room for the years above the rows. */
const TOP_PX = 34;
const EDGE_PX = 14;
const DOT_PX = 4.5;
const MIDDLE_PX = 7;
const GAP_PX = 3;
/** Text size of titles; the map's own measure of letters, generous for most fonts, tells where a line ends. */
const TEXT_PX = 12;

/** Draws papers by year and likeness, with arrows from what cites to what is cited; drawn anew when its width changes. */
export function drawAround(
  points: Points,
  papers: readonly AroundPaper[],
  { papers: places, links }: CitationNeighbourhood,
  open: (slug: string) => void,
): HTMLElement {
  const rows = yearRows(
    papers.map(({ index, year }) => ({ year, x: points.x[index]!, y: points.y[index]! })),
  );
  const at = new Map(places.map(({ paper }, i) => [paper, i]));
  // Those of the paper in the middle lie over the others.
  const isOwn = ([from, to]: readonly [number, number]) => from === 0 || to === 0;
  const arrows = links
    .map(([citing, cited]) => [at.get(citing)!, at.get(cited)!] as const)
    .sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
  const box = make('div', 'around-drawing');
  // The lists below say all of it.
  box.setAttribute('aria-hidden', 'true');
  const draw = (width: number) => {
    const rowPx = width < NARROW_PX ? NARROW_ROW_PX : ROW_PX;
    const spot = (i: number) =>
      [
        EDGE_PX + rows.x[i]! * (width - 2 * EDGE_PX),
        TOP_PX + (rows.row[i]! + 0.5) * rowPx,
      ] as const;
    const height = TOP_PX + papers.length * rowPx;
    const svg = makeSvg('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
    for (const { year, x } of rows.ticks) {
      const px = EDGE_PX + x * (width - 2 * EDGE_PX);
      const text = makeSvg('text', { class: 'year', x: px, y: TOP_PX / 2 });
      text.textContent = String(year);
      svg.append(makeSvg('path', { class: 'tick', d: `M${px} ${TOP_PX * 0.7}V${height}` }), text);
    }
    for (const [from, to] of arrows) {
      const path = arrowPath(spot(from), spot(to), DOT_PX + GAP_PX);
      svg.append(makeSvg('path', { class: isOwn([from, to]) ? 'arrow own' : 'arrow', d: path }));
    }
    for (const [i, paper] of papers.entries())
      svg.append(dotOf(paper, points.topic[paper.index]!, spot(i), width, open));
    box.replaceChildren(svg);
  };
  new ResizeObserver(([entry]) => draw(Math.round(entry!.contentRect.width))).observe(box);
  return box;
}

function dotOf(
  { slug, title, role }: AroundPaper,
  topic: number,
  [px, py]: readonly [number, number],
  width: number,
  open: (slug: string) => void,
): SVGElement {
  const isMiddle = role === 'middle';
  const group = makeSvg('g', { class: `${role} ${topicClass(topic)}` });
  const left = px > width / 2;
  const room = (left ? px : width - px) - 3 * DOT_PX;
  const text = makeSvg('text', { 'text-anchor': left ? 'end' : 'start' });
  const lines = wrapText(title, { width: room / TEXT_PX, maxLines: width < NARROW_PX ? 2 : 1 });
  for (const [i, line] of lines.entries()) {
    const part = makeSvg('tspan', {
      x: px + (left ? -1 : 1) * 2.5 * DOT_PX,
      y: py + DOT_PX + (i - (lines.length - 1) / 2) * LINE_PX,
    });
    part.textContent = line;
    text.append(part);
  }
  group.append(makeSvg('circle', { cx: px, cy: py, r: isMiddle ? MIDDLE_PX : DOT_PX }), text);
  group.addEventListener('click', () => open(slug));
  return group;
}
