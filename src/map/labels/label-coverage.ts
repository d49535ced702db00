import type { Atlas } from '../../atlas/types.ts';
import type { OwnershipGrid } from '../ownership-grid.ts';
import { type AreaSum, summedArea } from '../summed-area.ts';
import type { NameBox } from './label-box.ts';

/** What lies under a name. */
export interface Coverage {
  /** Papers under the box of a name's text at a scale. */
  readonly papersUnder: (box: NameBox, scale: number) => number;
  /** Share of that box that does not lie on the land of a topic. */
  readonly shareOff: (topic: string, box: NameBox, scale: number) => number;
  /** Whether a place is on the land of a topic. */
  readonly isOwn: (topic: string, x: number, y: number) => boolean;
  /** Area of a topic's land, in cells of the ownership grid. */
  readonly landArea: (topic: string) => number;
}

/** Cells along a side in which papers are counted: smaller than a pixel of a phone. */
const COUNTED = 800;

/** Counts on one map. A map too thin to have any land is land all over. */
export function labelCoverage(atlas: Atlas, { size, topics, owner }: OwnershipGrid): Coverage {
  const papers = summedArea(countedPapers(atlas), COUNTED);
  const hasLand = owner.some((own) => own >= 0);
  const lands = new Map<string, AreaSum>();
  const landOf = (topic: string) => {
    const known = lands.get(topic);
    if (known !== undefined) return known;
    const own = topics.indexOf(topic);
    const land = summedArea(
      owner.map((at) => Number(at === own || !hasLand)),
      size,
    );
    lands.set(topic, land);
    return land;
  };
  return {
    papersUnder: (box, scale) => sumUnder(papers, box, scale),
    shareOff(topic, box, scale) {
      const land = sumUnder(landOf(topic), box, scale) / size ** 2;
      return Math.max(0, 1 - (land * scale ** 2) / (box.textWidth * box.textHeight));
    },
    isOwn(topic, x, y) {
      const own = owner[Math.floor((1 - y) * size) * size + Math.floor(x * size)] ?? -1;
      return !hasLand || topics[own] === topic;
    },
    landArea: (topic) => landOf(topic)(0, 0, 1, 1),
  };
}

function sumUnder(sum: AreaSum, { x, y, textWidth, textHeight }: NameBox, scale: number): number {
  const [halfWidth, halfHeight] = [textWidth / scale / 2, textHeight / scale / 2];
  return sum(x - halfWidth, 1 - y - halfHeight, x + halfWidth, 1 - y + halfHeight);
}

function countedPapers({ papers }: Atlas): Uint32Array {
  const counts = new Uint32Array(COUNTED * COUNTED);
  for (const { x, y } of papers) {
    const column = Math.min(COUNTED - 1, Math.floor(x * COUNTED));
    const row = Math.min(COUNTED - 1, Math.floor((1 - y) * COUNTED));
    counts[row * COUNTED + column]! += 1;
  }
  return counts;
}
