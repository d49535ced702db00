// Runs in the browser too.

/** Where a title stands beside its dot: −1, 0 or 1 along x (right is 1) and y (below is 1). */
export interface Side {
  readonly along: number;
  readonly down: number;
}

/** The side most readers expect first (Imhof 1975: right before left, above before below). */
export const SIDES: readonly Side[] = [
  { along: 1, down: 0 },
  { along: -1, down: 0 },
  { along: 0, down: -1 },
  { along: 0, down: 1 },
  { along: 1, down: -1 },
  { along: 1, down: 1 },
  { along: -1, down: -1 },
  { along: -1, down: 1 },
];

/** Pixels (at the usual text size) from the middle of a dot, which grows to a radius of 6, to the title beside it; at a corner along each axis. */
export const BOX_GAP = 10;
const CORNER_GAP = 6;

/** From a dot to the middle of a box on one of its sides, in pixels at the usual text size, y downwards. */
export function boxOffset(
  side: number,
  width: number,
  height: number,
): readonly [dx: number, dy: number] {
  const { along, down } = SIDES[side]!;
  const gap = along !== 0 && down !== 0 ? CORNER_GAP : BOX_GAP;
  return [along * (width / 2 + gap), down * (height / 2 + gap)];
}
