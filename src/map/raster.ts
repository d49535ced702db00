// Runs in the browser too.
import { STEPS, type Stamp } from './dot-stamps.ts';
import type { Points } from './points.ts';
import type { Projection } from './viewport.ts';

const NO_STRIDES = new Int32Array(0);

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
