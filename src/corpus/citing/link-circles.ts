import type { LinkRows } from './link-rows.ts';

/**
 * Papers that lead back to themselves along links: groups of two and more, each reachable from every other, members and
 * groups rising. Strongly connected components (Tarjan 1972), with a stack of its own: chains may be as long as a corpus.
 */
export function linkCircles({ starts, targets }: LinkRows): readonly (readonly number[])[] {
  const count = starts.length - 1;
  const walk: Walk = {
    order: new Uint32Array(count),
    lowest: new Uint32Array(count),
    isOpen: new Uint8Array(count),
    open: [],
    circles: [],
  };
  const { order, lowest, isOpen } = walk;
  const next = starts.slice(0, count);
  const path: number[] = [];
  let met = 0;
  const enter = (paper: number) => {
    order[paper] = lowest[paper] = ++met;
    isOpen[paper] = 1;
    walk.open.push(paper);
    path.push(paper);
  };
  for (let root = 0; root < count; root++) {
    if (order[root] === 0) enter(root);
    while (path.length > 0) {
      const paper = path.at(-1)!;
      if (next[paper]! === starts[paper + 1]!) {
        path.pop();
        leave(walk, paper, path.at(-1));
        continue;
      }
      const target = targets[next[paper]!++]!;
      if (order[target] === 0) enter(target);
      else if (isOpen[target] === 1) lowest[paper] = Math.min(lowest[paper]!, order[target]!);
    }
  }
  return walk.circles.sort((a, b) => a[0]! - b[0]!);
}

/** What of the graph was met so far. */
interface Walk {
  /** When each paper was met; 0: not yet. */
  readonly order: Uint32Array;
  /** The earliest of the open papers that each leads to. */
  readonly lowest: Uint32Array;
  /** 1 while it is not known whether a paper lies in a circle. */
  readonly isOpen: Uint8Array;
  readonly open: number[];
  readonly circles: number[][];
}

/** All links of a paper were followed: it closes a circle, or hands on what it leads to. */
function leave(
  { order, lowest, isOpen, open, circles }: Walk,
  paper: number,
  before: number | undefined,
): void {
  if (before !== undefined) lowest[before] = Math.min(lowest[before]!, lowest[paper]!);
  if (lowest[paper] !== order[paper]) return;
  const circle = open.splice(open.lastIndexOf(paper));
  for (const member of circle) isOpen[member] = 0;
  if (circle.length > 1) circles.push(circle.sort((a, b) => a - b));
}
