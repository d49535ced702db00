import type { Atlas } from '../../src/atlas/types.ts';
import type { Label } from '../../src/map/labels/label.ts';
import { LABEL_STYLES } from '../../src/map/labels/label-styles.ts';
import { SAFETY, textWidth } from '../../src/map/labels/text-width.ts';
import type { OwnershipGrid } from '../../src/map/ownership-grid.ts';

/** What the names of a map cover at a scale. */
export interface NameCover {
  readonly names: number;
  /** Papers that lie under the box of a name. */
  readonly covered: number;
  /** The largest share of a name's box off the land of its topic. */
  readonly worstOff: number;
}

/** The side of the square on the start page, in pixels at the usual text size: a desk of 1280 × 800, a phone of 390 whose text is three quarters as large. */
export const DESK = 760;
export const PHONE = 520;

const EM = 16;
/** From the ascenders' to the descenders' edge of the font, in its size, as browsers set it. */
const FONT_HEIGHT = 1.37;
/** Points along each side of a box at which the land under it is looked up. */
const PROBES = 40;

/** Counts paper by paper and point by point, apart from the sums by which names are placed. */
export function nameCover(
  { papers }: Pick<Atlas, 'papers'>,
  { size, topics, owner }: OwnershipGrid,
  labels: readonly Label[],
  scale: number,
): NameCover {
  const shown = labels
    .filter(({ minScale, maxScale }) => minScale <= scale && scale < maxScale)
    .map(({ kind, lines, size: em, x, y, topic }) => {
      const { capitals, leading } = LABEL_STYLES[kind];
      const width = Math.max(...lines.map((line) => textWidth(line, capitals))) / SAFETY;
      const height = (lines.length - 1) * leading + FONT_HEIGHT;
      const half = (em * EM) / scale / 2;
      return { x, y, topic, halfWidth: width * half, halfHeight: height * half };
    });
  const covered = papers.filter(({ x, y }) =>
    shown.some(
      (box) => Math.abs(x - box.x) < box.halfWidth && Math.abs(y - box.y) < box.halfHeight,
    ),
  );
  const off = shown.map(({ x, y, topic, halfWidth, halfHeight }) => {
    let outside = 0;
    for (let i = 0; i < PROBES * PROBES; i++) {
      const px = x + halfWidth * ((2 * (i % PROBES) + 1) / PROBES - 1);
      const py = y + halfHeight * ((2 * Math.floor(i / PROBES) + 1) / PROBES - 1);
      const own = owner[Math.floor((1 - py) * size) * size + Math.floor(px * size)] ?? -1;
      if (topics[own] !== topic) outside++;
    }
    return outside / PROBES ** 2;
  });
  return { names: shown.length, covered: covered.length, worstOff: Math.max(0, ...off) };
}
