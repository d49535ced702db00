/** A rotation, perhaps with a reflection, of the plane: (x, y) → (a x + b y, c x + d y). */
export type Rotation = readonly [a: number, b: number, c: number, d: number];

/** The rotation that lays the principal axis of points (n × 2) across. */
export function principalAxisAlign(xy: Float64Array): Rotation {
  const n = xy.length / 2;
  const [meanX, meanY] = centroid(xy, null);
  let xx = 0;
  let both = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const x = xy[2 * i]! - meanX;
    const y = xy[2 * i + 1]! - meanY;
    xx += x * x;
    both += x * y;
    yy += y * y;
  }
  const angle = 0.5 * Math.atan2(2 * both, xx - yy);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos, sin, -sin, cos];
}

/**
 * The rotation or reflection that brings points closest to where those with a place in `places` (n × 2, −1 where there
 * is none) stand: orthogonal Procrustes (Schönemann 1966), in closed form for the plane.
 */
export function procrustesAlign(xy: Float64Array, places: Float64Array): Rotation {
  const n = xy.length / 2;
  const [fromX, fromY] = centroid(xy, places);
  const [toX, toY] = centroid(places, places);
  let xx = 0;
  let xy2 = 0;
  let yx = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    if (places[2 * i]! < 0) continue;
    const x = xy[2 * i]! - fromX;
    const y = xy[2 * i + 1]! - fromY;
    const u = places[2 * i]! - toX;
    const v = places[2 * i + 1]! - toY;
    xx += u * x;
    xy2 += u * y;
    yx += v * x;
    yy += v * y;
  }
  const turned = Math.hypot(xx + yy, yx - xy2);
  const mirrored = Math.hypot(xx - yy, yx + xy2);
  const mirror = mirrored > turned ? -1 : 1;
  const angle = mirror === 1 ? Math.atan2(yx - xy2, xx + yy) : Math.atan2(yx + xy2, xx - yy);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos, -sin * mirror, sin, cos * mirror];
}

/** Mean of points, of those alone that have a place where `places` is given. */
export function centroid(xy: Float64Array, places: Float64Array | null): readonly [number, number] {
  let x = 0;
  let y = 0;
  let count = 0;
  for (let i = 0; i < xy.length / 2; i++) {
    if (places !== null && places[2 * i]! < 0) continue;
    x += xy[2 * i]!;
    y += xy[2 * i + 1]!;
    count++;
  }
  return [x / Math.max(1, count), y / Math.max(1, count)];
}
