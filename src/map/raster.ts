// Runs in the browser too.
import type { Points } from './points.ts';
import type { Projection } from './viewport.ts';

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
const STEPS = 4;
/** Samples of a pixel, along each side. */
const SAMPLES = 4;

const NO_STRIDES = new Int32Array(0);

/** The stamps of looks for `ratio` device pixels a pixel; looks of one shape share it. */
export function stampsOf(looks: readonly Look[], ratio: number): readonly Stamp[] {
  const shapes = new Map<string, Stamp>();
  return looks.map((look) => {
    const key = `${look.rings.join(';')} ${look.opacity}`;
    const shape = shapes.get(key) ?? stampOf(look, ratio);
    shapes.set(key, shape);
    return { ...shape, rgb: rgbOf(look.colour), layer: look.layer };
  });
}

function rgbOf([r, g, b]: Look['colour']): number {
  return r | (g << 8) | (b << 16);
}

function stampOf({ rings, colour, opacity, layer }: Look, ratio: number): Stamp {
  const reach = Math.ceil(Math.max(...rings.map(([, to]) => to)) * ratio) + 1;
  const squares = rings.map(([from, to]) => [(from * ratio) ** 2, (to * ratio) ** 2] as const);
  const starts = new Uint32Array(STEPS * STEPS + 1);
  const [dx, dy, alphas]: [number[], number[], number[]] = [[], [], []];
  for (let step = 0; step < STEPS * STEPS; step++) {
    const cx = ((step % STEPS) + 0.5) / STEPS;
    const cy = (Math.floor(step / STEPS) + 0.5) / STEPS;
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        const alpha = Math.round(255 * opacity * coverage(squares, x - cx, y - cy));
        if (alpha === 0) continue;
        dx.push(x);
        dy.push(y);
        alphas.push(alpha);
      }
    }
    starts[step + 1] = alphas.length;
  }
  return {
    reach,
    starts,
    dx: Int8Array.from(dx),
    dy: Int8Array.from(dy),
    alphas: Uint8Array.from(alphas),
    rgb: rgbOf(colour),
    layer,
  };
}

/** The share of a pixel whose corner stands at (x, y) from the centre that lies within the rings. */
function coverage(squares: Rings, x: number, y: number): number {
  const middle = Math.hypot(x + 0.5, y + 0.5);
  const edges = squares.flat().map(Math.sqrt);
  // Away from every edge a pixel lies wholly within a ring or without.
  if (edges.every((edge) => Math.abs(edge - middle) > 0.75))
    return squares.some(([from, to]) => middle ** 2 >= from && middle ** 2 < to) ? 1 : 0;
  let hits = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const sx = x + ((sample % SAMPLES) + 0.5) / SAMPLES;
    const sy = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const distSquared = sx * sx + sy * sy;
    if (squares.some(([from, to]) => distSquared >= from && distSquared < to)) hits++;
  }
  return hits / (SAMPLES * SAMPLES);
}

/**
 * Writes papers into `pixels` (width × height, RGBA as little-endian words, cleared first): each at its place, with
 * the stamp `stamps[group[i]]`. Pixel writing is many times faster than canvas calls. `projection` is in device pixels.
 */
export function drawPoints(
  pixels: Uint32Array,
  width: number,
  height: number,
  { count, x: X, y: Y }: Points,
  group: Uint16Array,
  stamps: readonly Stamp[],
  { k, tx, ty }: Projection,
): void {
  pixels.fill(0);
  const used = new Uint8Array(stamps.length);
  for (let i = 0; i < count; i++) used[group[i]!] = 1;
  const layers = new Set(stamps.filter((_, g) => used[g] === 1).map(({ layer }) => layer));
  // One list of steps from pixel to pixel for each stamp: the inner loop only adds.
  const strides = stamps.map(({ dx, dy }, g) =>
    used[g] === 0 ? NO_STRIDES : Int32Array.from(dx, (x, j) => dy[j]! * width + x),
  );
  for (const layer of [...layers].sort((a, b) => a - b)) {
    const drawn = Uint8Array.from(stamps, (stamp) => (stamp.layer === layer ? 1 : 0));
    for (let i = 0; i < count; i++) {
      const g = group[i]!;
      if (drawn[g] === 0) continue;
      const px = k * X[i]! + tx;
      const py = ty - k * Y[i]!;
      const stamp = stamps[g]!;
      const { reach } = stamp;
      if (px < -reach || py < -reach || px >= width + reach || py >= height + reach) continue;
      const inside = px >= reach && py >= reach && px < width - reach && py < height - reach;
      if (inside) stampInside(pixels, width, stamp, strides[g]!, px, py);
      else stampAcross(pixels, width, height, stamp, px, py);
    }
  }
}

/** A stamp no part of which is cut off. */
function stampInside(
  pixels: Uint32Array,
  width: number,
  { starts, alphas, rgb }: Stamp,
  strides: Int32Array,
  px: number,
  py: number,
): void {
  const column = px | 0;
  const row = py | 0;
  const step = (((py - row) * STEPS) | 0) * STEPS + (((px - column) * STEPS) | 0);
  const centre = row * width + column;
  for (let j = starts[step]!, end = starts[step + 1]!; j < end; j++) {
    const at = centre + strides[j]!;
    const under = pixels[at]!;
    const alpha = alphas[j]!;
    if (under === 0 || alpha === 255) pixels[at] = (alpha << 24) | rgb;
    else if ((under & 0xffffff) === rgb) {
      // Same colour: only what shines through grows less. (n × 0x8081) >>> 23 is n / 255 for n < 65,536.
      const rest = (((under >>> 24) * (255 - alpha) * 0x8081) >>> 23) + alpha;
      pixels[at] = (rest << 24) | rgb;
    } else pixels[at] = over(rgb, alpha, under);
  }
}

/** A stamp on the edge of the picture: pixel by pixel. */
function stampAcross(
  pixels: Uint32Array,
  width: number,
  height: number,
  { starts, dx, dy, alphas, rgb }: Stamp,
  px: number,
  py: number,
): void {
  const column = Math.floor(px);
  const row = Math.floor(py);
  const step = Math.floor((py - row) * STEPS) * STEPS + Math.floor((px - column) * STEPS);
  for (let j = starts[step]!; j < starts[step + 1]!; j++) {
    const x = column + dx[j]!;
    const y = row + dy[j]!;
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const at = y * width + x;
    pixels[at] = pixels[at] === 0 ? (alphas[j]! << 24) | rgb : over(rgb, alphas[j]!, pixels[at]!);
  }
}

/** A colour laid over a pixel, neither premultiplied (Porter and Duff 1984). */
function over(rgb: number, alpha: number, under: number): number {
  const kept = ((under >>> 24) * (255 - alpha)) / 255;
  const sum = alpha + kept;
  const share = alpha / sum;
  const r = (under & 255) + ((rgb & 255) - (under & 255)) * share;
  const g = ((under >>> 8) & 255) + (((rgb >>> 8) & 255) - ((under >>> 8) & 255)) * share;
  const b = ((under >>> 16) & 255) + (((rgb >>> 16) & 255) - ((under >>> 16) & 255)) * share;
  return ((sum + 0.5) << 24) | ((b + 0.5) << 16) | ((g + 0.5) << 8) | (r + 0.5);
}
