/** What a name stands for. */
export type LabelKind = 'topic' | 'subtopic' | 'part' | 'phrase';

/** How names of a kind are set, and when they are shown. */
export interface LabelStyle {
  /** In spaced, semibold capitals. `map.css` sets them so: a test holds it to this. */
  readonly capitals: boolean;
  /** Text size in units of 16 px; of topics that of the smallest and the largest. */
  readonly size: { readonly min: number; readonly max: number };
  /** Shown where the square's side is this many pixels or more, and less than `maxScale`. */
  readonly minScale: number;
  readonly maxScale: number;
  /** From line to line, in text sizes. */
  readonly leading: number;
  /** Share of all papers that may lie under a name, where one at least is allowed. */
  readonly maxCovered: number;
  /** At least this share of as many of its papers as anywhere must be near a name: else it seems to name others. */
  readonly minNear: number;
  /** A name may move this far from the middle of what it names (unit square). */
  readonly reach: number;
}

/** The square of the narrowest window (320 px), with its text a tenth smaller: topics have their names there already, where there is room. */
export const MIN_SCALE = 350;

/** One style a kind: topics at once, parts of subtopics and phrases when one zooms. */
export const LABEL_STYLES: Readonly<Record<LabelKind, LabelStyle>> = {
  topic: {
    capitals: true,
    size: { min: 0.76, max: 0.88 },
    minScale: MIN_SCALE,
    // From here on one is inside the topic, and its name would only lie over titles.
    maxScale: 6000,
    leading: 1.3,
    maxCovered: 0.045,
    minNear: 0.2,
    reach: 0.22,
  },
  subtopic: {
    capitals: false,
    // The smaller one where there are many topics.
    size: { min: 0.8125, max: 0.875 },
    minScale: MIN_SCALE,
    maxScale: Number.POSITIVE_INFINITY,
    leading: 1.15,
    maxCovered: 0.0033,
    minNear: 0.6,
    reach: 0.09,
  },
  part: {
    capitals: false,
    size: { min: 0.75, max: 0.75 },
    minScale: 1100,
    maxScale: Number.POSITIVE_INFINITY,
    leading: 1.15,
    maxCovered: 0.0033,
    minNear: 0.6,
    reach: 0.05,
  },
  phrase: {
    capitals: false,
    size: { min: 0.75, max: 0.75 },
    minScale: 1400,
    maxScale: Number.POSITIVE_INFINITY,
    leading: 1.15,
    maxCovered: 0.0033,
    minNear: 0,
    reach: 0.03,
  },
};
