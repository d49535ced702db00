import { topicClass } from './topic-class.ts';
/** Colours of topics in their order, light and dark: each at 4.5:1 or more on its paper. */
export interface Palette {
  readonly light: readonly string[];
  readonly dark: readonly string[];
}

/** The custom properties of a map's colours as a style sheet: `--c` of `.t1`, `.t2`, …, `.t0` for outside. */
export function paletteCss({ light, dark }: Palette): string {
  const rules = (colours: readonly string[], outside: string) =>
    [outside, ...colours].map((colour, i) => `.${topicClass(i)}{--c:${colour}}`).join('');
  return `${rules(light, '#585b61')}@media (prefers-color-scheme:dark){${rules(dark, '#a7abb1')}}\n`;
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
