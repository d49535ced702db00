import type { LabelCandidate } from './label-candidates.ts';

/** A name on the map and the scales at which it is shown. */
export interface Label extends Omit<LabelCandidate, 'lineBreaks' | 'members'> {
  /** One to three lines. */
  readonly lines: readonly string[];
  /** Shown where the square's side is this many pixels or more, and less than `maxScale` (at the usual text size); whole. */
  readonly minScale: number;
  /** `Infinity` for names that stay. */
  readonly maxScale: number;
}

/** Where titles stand, and from which scale on. */
export interface TitlePlaces {
  /** Of paper `i` the scale (pixels a unit, at the usual text size) from which on its title is shown; 0 where it never is. */
  readonly minScale: Uint32Array;
  /** Number of the side of its dot on which it stands (title-sides.ts). */
  readonly side: Uint8Array;
}

/** All names of a map. */
export interface Names {
  /** Most important first. */
  readonly labels: readonly Label[];
  readonly titlePlaces: TitlePlaces;
}
