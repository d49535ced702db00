import { topicColours } from '../map/palette.ts';
import { SIDE } from '../map/viewport.ts';
import { hue, topics } from './data.ts';
import { regions } from './sketch.ts';

/** Bands that a small drawing can carry. */
const BANDS = 2;

const { light, dark } = topicColours(topics.length - 1);
const fills = (colours: readonly string[]) =>
  colours.map((colour, i) => `.t${i + 1}{fill:${colour}}`).join('');
const land = regions.map(
  ({ topic, bands }) =>
    `<g class="${hue(topic)}">${bands
      .slice(0, BANDS)
      .map((band) => `<path d="${band}"/>`)
      .join('')}</g>`,
);
const text =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><style>path{fill-opacity:.13}.t0{fill:#585b61}${fills(light)}` +
  `@media (prefers-color-scheme:dark){path{fill-opacity:.2}.t0{fill:#a7abb1}${fills(dark)}}</style>${land.join('')}</svg>\n`;

/** The land alone, for small maps: one file that all pages share. Its name stays while borders move, so that pages keep their bytes. */
export const LAND = { path: 'data/land.svg', text };
