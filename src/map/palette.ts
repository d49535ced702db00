import { topicClass } from './topic-class.ts';
/** Colours of topics in their order, light and dark: each at 4.5:1 or more on its paper. */
export interface Palette {
  readonly light: readonly string[];
  readonly dark: readonly string[];
}

/** Chosen to stay apart for normal, protan, deutan and tritan sight: they differ in lightness as well as hue. */
const LIGHT = ['#014367', '#803401', '#00833a', '#974ca1'];
const DARK = ['#4b8ce1', '#cf7c1e', '#98df9e', '#e7b8fe'];

/** Lightness of further colours: two steps in turn, so that neighbours in the list differ in it too. */
const LIGHT_STEPS = [0.42, 0.52];
const DARK_STEPS = [0.72, 0.85];
const CHROMA = 0.11;
const GOLDEN_DEGREES = 137.508;
const FIRST_DEGREES = 15;

/** `count` colours; from the fifth on hues go round by the golden angle in OKLCH. */
export function topicColours(count: number): Palette {
  const further = Array.from({ length: Math.max(0, count - LIGHT.length) }, (_, i) => i);
  const hue = (i: number) => (FIRST_DEGREES + i * GOLDEN_DEGREES) % 360;
  return {
    light: [
      ...LIGHT.slice(0, count),
      ...further.map((i) => oklch(LIGHT_STEPS[i % 2]!, CHROMA, hue(i))),
    ],
    dark: [
      ...DARK.slice(0, count),
      ...further.map((i) => oklch(DARK_STEPS[i % 2]!, CHROMA, hue(i))),
    ],
  };
}

/** The custom properties of a map's colours as a style sheet: `--c` of `.t1`, `.t2`, …, `.t0` for outside. */
export function paletteCss(count: number): string {
  const { light, dark } = topicColours(count);
  const rules = (colours: readonly string[], outside: string) =>
    [outside, ...colours].map((colour, i) => `.${topicClass(i)}{--c:${colour}}`).join('');
  return `${rules(light, '#585b61')}@media (prefers-color-scheme:dark){${rules(dark, '#a7abb1')}}\n`;
}

/** OKLCH to sRGB hex (Ottosson 2020), clipped to the gamut. */
function oklch(lightness: number, chroma: number, degrees: number): string {
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
