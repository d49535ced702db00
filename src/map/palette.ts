import { topicClass } from './topic-class.ts';
/** Colours of topics in their order, light and dark: each at 4.5:1 or more on its paper. */
export interface Palette {
  readonly light: readonly string[];
  readonly dark: readonly string[];
}

/** The ink of each scheme, as type.css sets it: a test holds it to this. */
const INK: Readonly<Record<keyof Palette, string>> = { light: '#20242c', dark: '#e9e6df' };
/** What a name on the map has of its topic's colour, the rest is ink: in the colour alone it drowns among its own dots. */
const COLOUR_OF_NAME = 0.62;

/**
 * The custom properties of a map's colours as a style sheet: of `.t1`, `.t2`, …, `.t0` for outside, `--c`, and `--n` for
 * names on the map.
 */
export function paletteCss({ light, dark }: Palette): string {
  const rules = (colours: readonly string[], outside: string, ink: string) =>
    [outside, ...colours]
      .map((colour, i) => {
        const name = mixed(colour, ink, COLOUR_OF_NAME);
        return `.${topicClass(i)}{--c:${colour};--n:${name}}`;
      })
      .join('');
  const onLight = rules(light, '#585b61', INK.light);
  const onDark = rules(dark, '#a7abb1', INK.dark);
  return `${onLight}@media (prefers-color-scheme:dark){${onDark}}\n`;
}

/** `share` of one colour and the rest of another, channel by channel; all as `#rrggbb`. */
function mixed(colour: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [colour, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(share * a! + (1 - share) * b!)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** OKLCH to sRGB hex (Ottosson 2020), clipped to the gamut. */
export function oklch(lightness: number, chroma: number, degrees: number): string {
  const a = chroma * Math.cos((degrees * Math.PI) / 180);
  const b = chroma * Math.sin((degrees * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const hex = linear.map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    const gamma = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(255 * gamma)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${hex.join('')}`;
}
