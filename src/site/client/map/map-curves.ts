// Ships to the browser: the curves between papers.

/** Share of its length by which a thread bends; arrows bend to the other side. */
const BEND = 0.12;
const HEAD_PX = 7;
/** Half the angle of an arrow's head, in radians. */
const HEAD_ANGLE = 0.42;

type Point = readonly [px: number, py: number];

/** A thread between two papers alike. */
export function threadPath(from: Point, to: Point): string {
  return `M${from}Q${bent(from, to, BEND)} ${to}`;
}

/**
 * A curve from near one dot to near another, with a head half-way: at its end a dozen heads would lie upon each other.
 * '' where the dots are too close for both.
 */
export function arrowPath(from: Point, to: Point, gap: number): string {
  const middle = bent(from, to, -BEND);
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 2 * gap + HEAD_PX) return '';
  const start = towards(from, middle, gap);
  const end = towards(to, middle, gap);
  const half = [0, 1].map((d) => rounded((start[d]! + 2 * middle[d]! + end[d]!) / 4));
  const back = Math.atan2(start[1] - end[1], start[0] - end[0]);
  const barb = (turn: number) => [
    rounded(half[0]! + HEAD_PX * Math.cos(back + turn)),
    rounded(half[1]! + HEAD_PX * Math.sin(back + turn)),
  ];
  return `M${start}Q${middle} ${end}M${barb(HEAD_ANGLE)}L${half}L${barb(-HEAD_ANGLE)}`;
}

/** The point by which a curve between two others bends. */
function bent([x0, y0]: Point, [x1, y1]: Point, share: number): Point {
  return [rounded((x0 + x1) / 2 + share * (y1 - y0)), rounded((y0 + y1) / 2 - share * (x1 - x0))];
}

/** A point some pixels from one towards another. */
function towards([x0, y0]: Point, [x1, y1]: Point, px: number): Point {
  const length = Math.hypot(x1 - x0, y1 - y0);
  return [rounded(x0 + (px * (x1 - x0)) / length), rounded(y0 + (px * (y1 - y0)) / length)];
}

function rounded(px: number): number {
  return Math.round(10 * px) / 10;
}
