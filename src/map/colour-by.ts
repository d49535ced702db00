// Runs in the browser too: which colour each paper has by one of its values.
import { GROUPS, MAX_STEPS, rampColours } from './colour-scales.ts';
import type { Palette } from './palette.ts';

/** A value of the papers as colours. */
export interface Colouring {
  /** `classOf[i]` is the class of paper `i` from 1 on; 0 where it has no value, or one that shares the colour of the rest. */
  readonly classOf: Uint8Array;
  /** Of class 1, 2, … */
  readonly names: readonly string[];
  readonly colours: Palette;
  /** Papers of class 0. */
  readonly rest: number;
}

/** Colours of an order, in steps of about as many papers each; NaN is unknown. */
export function orderedColouring(
  values: ArrayLike<number>,
  name: (low: number, high: number) => string,
): Colouring {
  const known = Float64Array.from(
    Array.from(values).filter((value) => !Number.isNaN(value)),
  ).sort();
  const steps: (readonly [low: number, high: number])[] = [];
  for (let at = 0; at < known.length; ) {
    const left = MAX_STEPS - steps.length;
    const end = at + Math.max(1, Math.round((known.length - at) / left));
    const high = left === 1 ? known.at(-1)! : known[Math.min(end, known.length) - 1]!;
    steps.push([known[at]!, high]);
    // All papers of one value have one colour.
    while (at < known.length && known[at]! <= high) at++;
  }
  const classOf = Uint8Array.from(Array.from(values), (value) =>
    !Number.isNaN(value) ? 1 + steps.findIndex(([, high]) => value <= high) : 0,
  );
  return {
    classOf,
    names: steps.map(([low, high]) => name(low, high)),
    colours: rampColours(steps.length),
    rest: values.length - known.length,
  };
}

/** Colours of groups: the largest have one each, ties by number. `values[i]` counts in `names` from 1; 0 is unknown. */
export function groupColouring(values: ArrayLike<number>, names: readonly string[]): Colouring {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++)
    if (names[values[i]! - 1] !== undefined)
      counts.set(values[i]!, (counts.get(values[i]!) ?? 0) + 1);
  const largest = [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, GROUPS.light.length)
    .map(([value]) => value);
  const classes = new Map(largest.map((value, i) => [value, i + 1]));
  const classOf = Uint8Array.from(Array.from(values), (value) => classes.get(value) ?? 0);
  return {
    classOf,
    names: largest.map((value) => names[value - 1]!),
    colours: {
      light: GROUPS.light.slice(0, largest.length),
      dark: GROUPS.dark.slice(0, largest.length),
    },
    rest: classOf.reduce((rest, value) => rest + (value === 0 ? 1 : 0), 0),
  };
}
