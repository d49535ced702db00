/** Cells hold about this many papers. */
const PAPERS_A_CELL = 3;

/** The `k` papers nearest to each on the map (xy: n × 2), closest first, itself left out; ties go to the smaller index. n × k. */
export function nearestOnMap(xy: Float64Array, k: number): Int32Array {
  const n = xy.length / 2;
  const side = Math.max(1, Math.floor(Math.sqrt(n / PAPERS_A_CELL)));
  const { starts, members } = sortIntoCells(xy, side);
  const nearest = new Int32Array(n * k);
  for (let i = 0; i < n; i++) {
    const x = xy[2 * i]!;
    const y = xy[2 * i + 1]!;
    const column = cellOf(x, side);
    const row = cellOf(y, side);
    const found: { readonly index: number; readonly distSquared: number }[] = [];
    // Ring by ring, until what lies farther out cannot be closer than the last one needed.
    for (let ring = 0; ring <= side; ring++) {
      const safe = Math.max(0, ring - 1) / side;
      if (found.length >= k && found[k - 1]!.distSquared < safe * safe) break;
      for (let r = row - ring; r <= row + ring; r++) {
        if (r < 0 || r >= side) continue;
        const edge = r === row - ring || r === row + ring;
        for (let c = column - ring; c <= column + ring; c += edge ? 1 : Math.max(1, 2 * ring)) {
          if (c < 0 || c >= side) continue;
          for (let p = starts[r * side + c]!; p < starts[r * side + c + 1]!; p++) {
            const index = members[p]!;
            if (index === i) continue;
            const distSquared = (xy[2 * index]! - x) ** 2 + (xy[2 * index + 1]! - y) ** 2;
            found.push({ index, distSquared });
          }
        }
      }
      found.sort((a, b) => a.distSquared - b.distSquared || a.index - b.index);
      if (found.length > k) found.length = k;
    }
    for (let j = 0; j < k; j++) nearest[i * k + j] = found[j]!.index;
  }
  return nearest;
}

function cellOf(value: number, side: number): number {
  return Math.min(side - 1, Math.max(0, Math.floor(value * side)));
}

/** Members of cell `c` are `members[starts[c] … starts[c + 1])`. */
function sortIntoCells(xy: Float64Array, side: number) {
  const n = xy.length / 2;
  const starts = new Int32Array(side * side + 1);
  const cells = Int32Array.from(
    { length: n },
    (_, i) => cellOf(xy[2 * i + 1]!, side) * side + cellOf(xy[2 * i]!, side),
  );
  for (const cell of cells) starts[cell + 1]!++;
  for (let cell = 0; cell < side * side; cell++) starts[cell + 1]! += starts[cell]!;
  const at = starts.slice();
  const members = new Int32Array(n);
  for (let i = 0; i < n; i++) members[at[cells[i]!]!++] = i;
  return { starts, members };
}
