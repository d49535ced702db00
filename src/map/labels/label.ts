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

/** All names of a map. */
export interface Names {
  /** Most important first. */
  readonly labels: readonly Label[];
  /** Scale from which on the title of paper `i` is shown; 0 where it never is. */
  readonly titleMinScale: Uint32Array;
}
