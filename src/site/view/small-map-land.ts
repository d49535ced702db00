import { BAND_OPACITY } from '../../map/regions.ts';
import { topicClass as classOf } from '../../map/topic-class.ts';
import { SIDE } from '../../map/viewport.ts';
import { model, topicClass } from './page-data.ts';

/** A small drawing needs stronger colours than the map. */
const STRONGER = { light: 1.6, dark: 2.2 };

const { light, dark } = model.drawing.colours;
const fills = (colours: readonly string[]) =>
  colours.map((colour, i) => `.${classOf(i + 1)}{fill:${colour}}`).join('');
const bands = (stronger: number) =>
  BAND_OPACITY.map((opacity, i) => `.b${i}{fill-opacity:${(stronger * opacity).toFixed(3)}}`).join(
    '',
  );
const land = model.drawing.regions.map(
  (region) =>
    `<g class="${topicClass(region.topic)}">${region.bands
      .map((band, i) => `<path class="b${i}" d="${band}"/>`)
      .join('')}</g>`,
);
const style =
  `.t0{fill:#585b61}${fills(light)}${bands(STRONGER.light)}` +
  `@media (prefers-color-scheme:dark){.t0{fill:#a7abb1}${fills(dark)}${bands(STRONGER.dark)}}`;
const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><style>${style}</style>${land.join('')}</svg>\n`;

/** The land alone, for small maps: one file that all pages share. Its name stays while borders move, so that pages keep their bytes. */
export const LAND = { path: 'data/land.svg', text };
