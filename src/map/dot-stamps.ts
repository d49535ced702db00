// Runs in the browser too: dots made ready to be written pixel by pixel.

/** A mark as rings around its centre, in pixels: [from, to] radii; a dot is [0, r]. */
type Rings = readonly (readonly [number, number])[];

/** How papers of one group are drawn. */
export interface Look {
  readonly rings: Rings;
  /** Red, green, blue of 0–255. */
  readonly colour: readonly [number, number, number];
  /** 0–1. */
  readonly opacity: number;
  /** Lower ones are drawn first. */
  readonly layer: number;
}

/** A look made ready for blending: the pixels it covers, for each place of its centre within a pixel. */
export interface Stamp {
  /** Pixels from the centre's own to the farthest covered. */
  readonly reach: number;
  /** Pixels of place `s` are `starts[s] … starts[s + 1]` of the lists; `STEPS² + 1` entries. */
  readonly starts: Uint32Array;
  /** Columns and rows from the centre's own pixel. */
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  /** Coverages of 1–255, opacity within. */
  readonly alphas: Uint8Array;
  /** Blue, green, red in the lower 24 bits. */
  readonly rgb: number;
  readonly layer: number;
}

/** Places within a pixel, along each side: dots glide instead of hopping from pixel to pixel. */
export const STEPS = 4;
/** Samples of a pixel, along each side. */
const SAMPLES = 4;

/** The stamps of looks for `ratio` device pixels a pixel; looks of one shape share it, and outlines of one opacity or another. */
export function stampsOf(looks: readonly Look[], ratio: number): readonly Stamp[] {
  const outlines = new Map<string, Outline>();
  const shapes = new Map<string, Shape>();
  return looks.map((look) => {
    const rings = look.rings.join(';');
    const key = `${rings} ${look.opacity}`;
    const outline = outlines.get(rings) ?? outlineOf(look.rings, ratio);
    outlines.set(rings, outline);
    const shape = shapes.get(key) ?? shapeOf(outline, look.opacity);
    shapes.set(key, shape);
    return { ...shape, rgb: rgbOf(look.colour), layer: look.layer };
  });
}

/** The pixels that rings cover, as `Stamp` has them, and how much of each: 0–1, never 0. */
interface Outline extends Pick<Stamp, 'reach'> {
  readonly starts: readonly number[];
  readonly dx: readonly number[];
  readonly dy: readonly number[];
  readonly shares: readonly number[];
}

/** What looks of one shape and opacity share, whatever their colours. */
type Shape = Omit<Stamp, 'rgb' | 'layer'>;

function rgbOf([r, g, b]: Look['colour']): number {
  return r | (g << 8) | (b << 16);
}

function outlineOf(rings: Rings, ratio: number): Outline {
  const reach = Math.ceil(Math.max(...rings.map(([, to]) => to)) * ratio) + 1;
  const squares = rings.map(([from, to]) => [(from * ratio) ** 2, (to * ratio) ** 2] as const);
  const edges = squares.flat().map(Math.sqrt);
  const starts = [0];
  const [dx, dy, shares]: [number[], number[], number[]] = [[], [], []];
  for (let step = 0; step < STEPS * STEPS; step++) {
    const cx = ((step % STEPS) + 0.5) / STEPS;
    const cy = (Math.floor(step / STEPS) + 0.5) / STEPS;
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        const share = coverage(squares, edges, x - cx, y - cy);
        if (share === 0) continue;
        dx.push(x);
        dy.push(y);
        shares.push(share);
      }
    }
    starts.push(shares.length);
  }
  return { reach, starts, dx, dy, shares };
}

function shapeOf(outline: Outline, opacity: number): Shape {
  const { reach, starts: outlineStarts, dx, dy, shares } = outline;
  const starts = new Uint32Array(outlineStarts.length);
  const kept: number[] = [];
  const alphas: number[] = [];
  for (let step = 0; step + 1 < starts.length; step++) {
    for (let i = outlineStarts[step]!; i < outlineStarts[step + 1]!; i++) {
      const alpha = Math.round(255 * opacity * shares[i]!);
      if (alpha === 0) continue;
      kept.push(i);
      alphas.push(alpha);
    }
    starts[step + 1] = alphas.length;
  }
  return {
    reach,
    starts,
    dx: Int8Array.from(kept, (i) => dx[i]!),
    dy: Int8Array.from(kept, (i) => dy[i]!),
    alphas: Uint8Array.from(alphas),
  };
}

/** The share of a pixel whose corner stands at (x, y) from the centre that lies within the rings, which end at `edges`. */
function coverage(squares: Rings, edges: readonly number[], x: number, y: number): number {
  const middle = Math.hypot(x + 0.5, y + 0.5);
  let isApart = true;
  for (const edge of edges) if (Math.abs(edge - middle) <= 0.75) isApart = false;
  // Away from every edge a pixel lies wholly within a ring or without.
  if (isApart) return isWithin(squares, middle ** 2) ? 1 : 0;
  let hits = 0;
  for (let row = 0; row < SAMPLES; row++) {
    const sy = y + (row + 0.5) / SAMPLES;
    for (let column = 0; column < SAMPLES; column++) {
      const sx = x + (column + 0.5) / SAMPLES;
      if (isWithin(squares, sx * sx + sy * sy)) hits++;
    }
  }
  return hits / (SAMPLES * SAMPLES);
}

/** A loop of its own: while the map is zoomed, dots have another size in each frame. */
function isWithin(squares: Rings, distSquared: number): boolean {
  for (const [from, to] of squares) if (distSquared >= from && distSquared < to) return true;
  return false;
}
