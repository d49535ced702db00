import { blur2 } from 'd3-array';
import type { Atlas } from '../atlas/types.ts';
import { SURE } from './points.ts';

/** Which topic owns which part of the map: a grid of `size × size` cells, row-major, y downwards. */
export interface OwnershipGrid {
  readonly size: number;
  /** Named topics in the owner's order. */
  readonly topics: readonly string[];
  /** Index into `topics`; −1 is background. */
  readonly owner: Int16Array;
  /** Papers that are sure of a named topic around each cell, blurred. */
  readonly density: Float64Array;
  /** Density from which each band of a region begins, the outline first. */
  readonly levels: readonly number[];
}

/** Cells along a side: a cell is half of what the eye tells apart on an outline. */
const SIZE = 200;
/** Papers this far apart (cells) still make one region where there are a few hundred; larger: fewer, rounder regions. */
const BLUR = 5.2;
const BLUR_PAPERS = 311;
const MIN_BLUR = 2;
const MAX_BLUR = 8;
/** The outline leaves out this share of the papers, the loneliest; further bands begin at these shares. */
const SHARES = [0.06, 0.35, 0.6, 0.82] as const;
/** An outline stands for papers that are close: this many times the density of a lone one. */
const TOGETHER = 1.5;
/** Fewer papers than this make no region of their own where there are enough others. */
const MIN_PAPERS = 4;
const FEW = 30;

/** Each place belongs to the topic whose papers are densest there, of those that are sure; islands and enclaves of chance go to what surrounds them. */
export function ownershipGrid(atlas: Atlas): OwnershipGrid {
  const named = atlas.topics.filter(({ id, count }) => id !== 'outside' && count > 0);
  const topics = named.map(({ id }) => id);
  const topicOf = surePapers(atlas, topics);
  const cellOf = atlas.papers.map(({ x, y }) => cell(x, y));
  const papers = topicOf.filter((topic) => topic >= 0).length;
  const blur = Math.min(
    MAX_BLUR,
    Math.max(MIN_BLUR, BLUR * (BLUR_PAPERS / Math.max(1, papers)) ** (1 / 6)),
  );
  const own = topics.map((_, topic) => {
    const grid = new Float64Array(SIZE * SIZE);
    for (const [i, at] of cellOf.entries()) if (topicOf[i] === topic) grid[at]! += 1;
    return blurred(grid, blur);
  });
  const density = new Float64Array(SIZE * SIZE);
  for (const grid of own) for (let at = 0; at < density.length; at++) density[at]! += grid[at]!;
  const levels = levelsOf(
    cellOf.filter((_, i) => topicOf[i]! >= 0).map((at) => density[at]!),
    blur,
  );
  const owner = new Int16Array(SIZE * SIZE).fill(-1);
  for (let at = 0; at < owner.length; at++) {
    if (density[at]! < levels[0]! || onEdge(at)) continue;
    let best = 0;
    for (let t = 1; t < own.length; t++) if (own[t]![at]! > own[best]![at]!) best = t;
    owner[at] = best;
  }
  const census = (at: number, topic: number) => (topicOf[at] === topic ? 1 : 0);
  const weights = new Uint32Array(SIZE * SIZE);
  for (const [i, at] of cellOf.entries()) weights[at]! += census(i, owner[at]!);
  mergeSmallRegions(owner, weights, papers < FEW ? 1 : MIN_PAPERS);
  return { size: SIZE, topics, owner, density, levels };
}

/**
 * Papers → index of their topic, −1 for those that make no land: papers outside or in doubt. Of a found topic that
 * is in doubt as a whole the surer half makes land: where the program drew it there it is, whatever it is worth.
 */
function surePapers({ papers, origin }: Atlas, topics: readonly string[]): readonly number[] {
  const sureFrom = new Map(
    topics.map((id) => {
      const own = papers.flatMap(({ topic, confidence }) => (topic === id ? [confidence] : []));
      own.sort((a, b) => a - b);
      const median = own[own.length >> 1] ?? SURE;
      return [id, origin.topicsFound ? Math.min(SURE, median) : SURE];
    }),
  );
  return papers.map(({ topic, confidence }) =>
    confidence >= (sureFrom.get(topic) ?? SURE) ? topics.indexOf(topic) : -1,
  );
}

/** The cell of a place in the unit square. */
function cell(x: number, y: number): number {
  const along = (value: number) => Math.min(SIZE - 1, Math.max(0, Math.floor(value * SIZE)));
  return along(1 - y) * SIZE + along(x);
}

/** A Gaussian blur, nearly (three box blurs). */
export function blurred(grid: Float64Array, radius: number): Float64Array {
  return blur2({ data: grid, width: SIZE, height: SIZE }, radius).data as Float64Array;
}

function levelsOf(densities: readonly number[], blur: number): readonly number[] {
  const sorted = [...densities].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const lone = 1 / (2 * Math.PI * (blur * (blur + 1)));
  const outline = Math.min(Math.max(at(SHARES[0]), TOGETHER * lone), (sorted.at(-1) ?? 0) / 2);
  return SHARES.map((share, i) => (i === 0 ? outline : Math.max(outline, at(share))));
}

function onEdge(at: number): boolean {
  const [column, row] = [at % SIZE, Math.floor(at / SIZE)];
  return column === 0 || row === 0 || column === SIZE - 1 || row === SIZE - 1;
}

/** Patches with fewer than `least` papers go to the neighbour with most of their border, smallest first; background too. */
function mergeSmallRegions(owner: Int16Array, papers: Uint32Array, least: number): void {
  const seen = new Uint8Array(owner.length);
  const patches: number[][] = [];
  for (let at = 0; at < owner.length; at++) {
    if (seen[at] === 1 || owner[at] === -1) continue;
    patches.push(patchAt(owner, at, seen));
  }
  patches.sort((a, b) => a.length - b.length || a[0]! - b[0]!);
  for (const patch of patches) {
    const count = patch.reduce((sum, at) => sum + papers[at]!, 0);
    if (count >= least) continue;
    const around = new Map<number, number>();
    const self = owner[patch[0]!]!;
    for (const at of patch) {
      for (const next of neighbours(at)) {
        const other = owner[next]!;
        if (other !== self) around.set(other, (around.get(other) ?? 0) + 1);
      }
    }
    const [heir = -1] = [...around].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
    for (const at of patch) owner[at] = heir;
  }
}

function patchAt(owner: Int16Array, start: number, seen: Uint8Array): number[] {
  const patch = [start];
  seen[start] = 1;
  for (let i = 0; i < patch.length; i++) {
    for (const next of neighbours(patch[i]!)) {
      if (seen[next] === 1 || owner[next] !== owner[start]) continue;
      seen[next] = 1;
      patch.push(next);
    }
  }
  return patch;
}

/** No region reaches the edge of the grid, so that every cell of it has four neighbours. */
function neighbours(at: number): readonly number[] {
  return [at - 1, at + 1, at - SIZE, at + SIZE];
}
