import { dotRows } from '../embed/vector-rows.ts';
import type { Scope } from './scope.ts';

/** So many papers that don't speak of a thing say well enough where they stand. */
const MAX_OTHERS = 400;

/**
 * How far apart in meaning the members that speak of a thing stand from the others, in standard deviations of their
 * cosine with the middle of those that do (two normal densities of one width, Fisher 1936). `strengths`: members →
 * how much each speaks of it, 0 for not at all.
 */
export function coherenceOf(
  { members, vectors, dimensions }: Scope,
  strengths: Float32Array,
): number {
  const n = members.length;
  const centre = new Float32Array(dimensions);
  for (let m = 0; m < n; m++) {
    const weight = strengths[m]! ** 2;
    if (weight === 0) continue;
    const from = members[m]! * dimensions;
    for (let d = 0; d < dimensions; d++) centre[d]! += weight * vectors[from + d]!;
  }
  const centreSquared = dotRows(centre, 0, centre, 0, dimensions);
  const inside = { weight: 0, sum: 0, squares: 0 };
  const outside = { weight: 0, sum: 0, squares: 0 };
  const stride = Math.max(1, Math.floor(n / MAX_OTHERS));
  for (let m = 0; m < n; m++) {
    const weight = strengths[m]! ** 2;
    if (weight === 0 && m % stride !== 0) continue;
    // A paper is held against the others: its own share of the centre, a vector of unit length, is taken out.
    const whole = dotRows(vectors, members[m]!, centre, 0, dimensions);
    const lengthSquared = centreSquared - 2 * weight * whole + weight * weight;
    const cosine = lengthSquared > 1e-9 ? (whole - weight) / Math.sqrt(lengthSquared) : 0;
    const side = weight > 0 ? inside : outside;
    const count = weight > 0 ? weight : 1;
    side.weight += count;
    side.sum += count * cosine;
    side.squares += count * cosine * cosine;
  }
  const near = inside.sum / Math.max(1e-9, inside.weight);
  const far = outside.sum / Math.max(1, outside.weight);
  const variance =
    (inside.squares - inside.weight * near * near + outside.squares - outside.weight * far * far) /
      Math.max(1e-9, inside.weight + outside.weight) +
    1e-6;
  return Math.max(0, near - far) / Math.sqrt(variance);
}
