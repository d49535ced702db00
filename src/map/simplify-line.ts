// Runs in the browser too.

type Corner = readonly [x: number, y: number];

/**
 * A line drawn by hand with fewer corners, no further than `tolerance` from any that is left out (Ramer 1972,
 * Douglas & Peucker 1973). First and last corner stay.
 */
export function simplified(line: readonly Corner[], tolerance: number): readonly Corner[] {
  if (line.length < 3) return line;
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const open: Corner[] = [[0, line.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    let farthest = -1;
    let most = tolerance ** 2;
    for (let i = first + 1; i < last; i++) {
      const distSquared = toSegmentSquared(line[i]!, line[first]!, line[last]!);
      if (distSquared <= most) continue;
      most = distSquared;
      farthest = i;
    }
    if (farthest === -1) continue;
    keep[farthest] = 1;
    open.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

function toSegmentSquared([x, y]: Corner, [ax, ay]: Corner, [bx, by]: Corner): number {
  const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (lengthSquared || 1);
  const t = Math.min(1, Math.max(0, along));
  return (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2;
}
