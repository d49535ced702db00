/** Which papers each paper is linked to: `targets[starts[i] … starts[i + 1])`, rising, each once, never itself. */
export interface LinkRows {
  /** Papers + 1. */
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
}

/** Links of `count` papers, from pairs in any order; pairs that repeat count once. */
export function linkRows(count: number, from: readonly number[], to: readonly number[]): LinkRows {
  const keys = new Float64Array(from.length);
  for (let e = 0; e < from.length; e++) keys[e] = from[e]! * count + to[e]!;
  keys.sort();
  const starts = new Uint32Array(count + 1);
  const targets = new Uint32Array(keys.length);
  let length = 0;
  for (let e = 0; e < keys.length; e++) {
    if (e > 0 && keys[e] === keys[e - 1]) continue;
    starts[Math.floor(keys[e]! / count) + 1]!++;
    targets[length++] = keys[e]! % count;
  }
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  return { starts, targets: targets.slice(0, length) };
}

/** The same links seen from their other ends. */
export function inverseRows({ starts, targets }: LinkRows): LinkRows {
  const count = starts.length - 1;
  const inverse = new Uint32Array(count + 1);
  for (const target of targets) inverse[target + 1]!++;
  for (let i = 0; i < count; i++) inverse[i + 1]! += inverse[i]!;
  const at = inverse.slice();
  const sources = new Uint32Array(targets.length);
  for (let i = 0; i < count; i++)
    for (let e = starts[i]!; e < starts[i + 1]!; e++) sources[at[targets[e]!]!++] = i;
  return { starts: inverse, targets: sources };
}

/** The papers that paper `i` is linked to. */
export function rowOf({ starts, targets }: LinkRows, i: number): Uint32Array {
  return targets.subarray(starts[i]!, starts[i + 1]!);
}
