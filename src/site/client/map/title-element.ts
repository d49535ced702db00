// Ships to the browser.

import { SIDES } from '../../../map/labels/title-sides.ts';
import { TITLE_LEADING, TITLE_SIZE } from '../../../map/labels/title-text.ts';
import { makeSvg } from '../shared/dom.ts';

/** From the middle of a line to the foot of its letters, in text sizes. */
const FOOT = 0.32;
/** A title stands so many pixels further from a ring than from a dot. */
export const RING_GAP_PX = 5;
const ANCHORS = { '-1': 'end', '0': 'middle', '1': 'start' } as const;

/** A text on the map and its halo, which lies under the papers; or the layers of both. */
export interface HaloedText {
  readonly text: SVGElement;
  readonly halo: SVGElement;
}

/** Lines of one kind: '' for the title. */
export interface TitlePart {
  readonly name: '' | 'byline' | 'sentence';
  readonly lines: readonly string[];
}

/** What is told beside a dot, line by line towards it; for the eye: the list of papers in view is for the ear. */
export function makeTitle(parts: readonly TitlePart[], side: number): SVGElement {
  const text = makeSvg('text', {
    class: 'title',
    'font-size': `${TITLE_SIZE}em`,
    'aria-hidden': 'true',
  });
  text.style.textAnchor = ANCHORS[`${SIDES[side]!.along as -1 | 0 | 1}`];
  const lines = parts.flatMap((part) => part.lines.map((line) => ({ line, name: part.name })));
  for (const [i, { line, name }] of lines.entries()) {
    const y = `${((i - (lines.length - 1) / 2) * TITLE_LEADING + FOOT).toFixed(2)}em`;
    const row = makeSvg('tspan', { ...(name !== '' && { class: name }), x: 0, y });
    row.textContent = line;
    text.append(row);
  }
  return text;
}

/** Puts a text, set from the corner of its drawing, and its halo at a place of the window. */
export function putText(
  { text, halo }: HaloedText,
  [px, py]: readonly [number, number],
  { left, top }: DOMRect,
): void {
  const shift = (x: number, y: number) => `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  text.setAttribute('transform', shift(px - left, py - top));
  halo.setAttribute('transform', shift(px, py));
}
