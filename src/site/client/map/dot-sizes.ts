// Ships to the browser: dots as large as a value of their papers says, where the reader asks for it.
import { orderedColouring } from '../../../map/colour-by.ts';

/** A value of the papers as sizes of dots. */
export interface Sizing {
  /** `classOf[i]` is the step of paper `i` from 1 on; 0 where it has no value. */
  readonly classOf: Uint8Array;
  /** Of step 1, 2, … */
  readonly names: readonly string[];
  /** Radius of each step from 0 on, in radii of a dot among dots that are alike. */
  readonly factors: readonly number[];
}

/** The smallest is still hit by a finger, the largest hides no neighbour for good. */
const [SMALLEST, LARGEST] = [0.75, 2.2];

/** Steps of about as many papers each. NaN is unknown. */
export function sizingOf(
  values: ArrayLike<number>,
  name: (low: number, high: number) => string,
): Sizing {
  const { classOf, names } = orderedColouring(values, name);
  const factor = (step: number) =>
    SMALLEST + (LARGEST - SMALLEST) * (names.length === 1 ? 1 : step / (names.length - 1));
  return { classOf, names, factors: [SMALLEST, ...names.map((_, step) => factor(step))] };
}
