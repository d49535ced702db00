// Runs in the browser too: colours that tell one value of the papers from another.
import { oklch, type Palette } from './palette.ts';

/**
 * Eight groups are as many as a reader tells apart: chosen by search among colours of 4.5:1 or more on their paper, so
 * that no two are nearer than 8 in OKLab (× 100) for normal, protan and deutan sight, and calm: none has more chroma
 * than the sheet can bear beside the others (0.19 in OKLCH on light paper, 0.15 on dark). The first four are the usual
 * colours of topics.
 */
export const GROUPS: Palette = {
  light: ['#014367', '#803401', '#00833a', '#974ca1', '#491d2c', '#1a62d5', '#492599', '#190f53'],
  dark: ['#4b8ce1', '#cf7c1e', '#98df9e', '#e7b8fe', '#b86a6a', '#1b93a4', '#cdae54', '#cdefe2'],
};

/** Of the groups the colours of two selections that are compared, and of what both have: none that a topic usually has. */
export const COMPARED = [5, 4, 6] as const;

/** What has no value, or one of many that share no colour. */
export const REST = { light: '#8d9096', dark: '#6f747d' };

/** A ramp of colours: lightness goes evenly from one end to the other; hue, from ochre over red to blue, only helps. */
interface Ramp {
  readonly lightness: readonly [number, number];
  readonly degrees: readonly [number, number];
}

/** What is more stands out more: darker on light paper, lighter on dark. The faintest is 3:1 on its paper. */
const RAMPS: Readonly<Record<keyof Palette, Ramp>> = {
  light: { lightness: [0.65, 0.28], degrees: [75, -85] },
  dark: { lightness: [0.54, 0.92], degrees: [-85, 95] },
};
const CHROMA = 0.12;

/** `count` colours of one perceptual order. */
export function rampColours(count: number): Palette {
  const ramp = ({ lightness, degrees }: Ramp) =>
    Array.from({ length: count }, (_, i) => {
      const share = count === 1 ? 1 : i / (count - 1);
      const along = ([from, to]: readonly [number, number]) => from + share * (to - from);
      return oklch(along(lightness), CHROMA, along(degrees));
    });
  return { light: ramp(RAMPS.light), dark: ramp(RAMPS.dark) };
}

/** More steps of one order could not be told apart by those who see fewer hues. */
export const MAX_STEPS = 5;
