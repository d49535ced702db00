import { createHash } from 'node:crypto';
import { paletteCss } from '../../map/palette.ts';
import { model } from './page-data.ts';

const text = paletteCss(model.drawing.colours);
const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);

/** The topics' colours. Named after what it says, so that pages keep their bytes while it does. */
export const TOPICS_CSS = { sheet: `topics.${hash}`, path: `assets/topics.${hash}.css`, text };
