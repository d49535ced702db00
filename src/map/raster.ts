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

/** A look made ready for blending: one coverage mask for each place within a pixel. */
export interface Stamp {
  readonly size: number;
  /** `STEPS²` masks of size × size coverages (0–255, opacity within), row-major, one after another. */
  readonly masks: Uint8Array;
  readonly rgb: number;
  readonly layer: number;
}

/** Places within a pixel, along each side: dots glide instead of hopping from pixel to pixel. */
const STEPS = 4;
/** Samples of a pixel, along each side. */
const SAMPLES = 4;

/** Masks of a look for `ratio` device pixels a pixel. */
export function stampOf({ rings, colour, opacity, layer }: Look, ratio: number): Stamp {
  const reach = Math.max(...rings.map(([, to]) => to)) * ratio;
  const size = 2 * Math.ceil(reach) + 2;
  const masks = new Uint8Array(STEPS * STEPS * size * size);
  const squares = rings.map(([from, to]) => [(from * ratio) ** 2, (to * ratio) ** 2] as const);
  const covers = (distSquared: number) =>
    squares.some(([from, to]) => distSquared >= from && distSquared < to);
  let at = 0;
  for (let step = 0; step < STEPS * STEPS; step++) {
    const cx = size / 2 - 1 + (step % STEPS) / STEPS;
    const cy = size / 2 - 1 + Math.floor(step / STEPS) / STEPS;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        let hits = 0;
        for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
          const dx = x + ((sample % SAMPLES) + 0.5) / SAMPLES - cx;
          const dy = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES - cy;
          if (covers(dx * dx + dy * dy)) hits++;
        }
        masks[at++] = Math.round((255 * opacity * hits) / (SAMPLES * SAMPLES));
      }
    }
  }
  const [r, g, b] = colour;
  return { size, masks, rgb: r | (g << 8) | (b << 16), layer };
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
  group: Uint8Array,
  stamps: readonly Stamp[],
  { k, tx, ty }: Projection,
): void {
  pixels.fill(0);
  const layers = [...new Set(stamps.map(({ layer }) => layer))].sort((a, b) => a - b);
  const reach = Math.max(0, ...stamps.map(({ size }) => size));
  for (const layer of layers) {
    const drawn = Uint8Array.from(stamps, (stamp) => (stamp.layer === layer ? 1 : 0));
    for (let i = 0; i < count; i++) {
      const g = group[i]!;
      if (drawn[g] === 0) continue;
      const px = k * X[i]! + tx;
      const py = ty - k * Y[i]!;
      if (px < -reach || py < -reach || px > width + reach || py > height + reach) continue;
      stampAt(pixels, width, height, stamps[g]!, px, py);
    }
  }
}

function stampAt(
  pixels: Uint32Array,
  width: number,
  height: number,
  { size, masks, rgb }: Stamp,
  px: number,
  py: number,
): void {
  const whole = Math.floor(px);
  const wholeY = Math.floor(py);
  const step = Math.floor((py - wholeY) * STEPS) * STEPS + Math.floor((px - whole) * STEPS);
  const left = whole - size / 2 + 1;
  const top = wholeY - size / 2 + 1;
  const fromX = Math.max(0, -left);
  const toX = Math.min(size, width - left);
  const toY = Math.min(size, height - top);
  const base = step * size * size;
  for (let y = Math.max(0, -top); y < toY; y++) {
    let at = base + y * size + fromX;
    let pixel = (top + y) * width + left + fromX;
    for (let x = fromX; x < toX; x++, at++, pixel++) {
      const alpha = masks[at]!;
      if (alpha === 0) continue;
      const under = pixels[pixel]!;
      pixels[pixel] =
        under === 0 || alpha === 255 ? (rgb | (alpha << 24)) >>> 0 : over(rgb, alpha, under);
    }
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
  return ((r + 0.5) | ((g + 0.5) << 8) | ((b + 0.5) << 16) | (Math.round(sum) << 24)) >>> 0;
}
