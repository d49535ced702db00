// Ships to the browser.

import { SIDES } from '../../../map/labels/title-sides.ts';
import { TITLE_LEADING, TITLE_SIZE } from '../../../map/labels/title-text.ts';
import { makeSvg } from '../shared/dom.ts';

/** From the middle of a line to the foot of its letters, in text sizes. */
const FOOT = 0.32;
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
