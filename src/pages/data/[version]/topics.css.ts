import { paletteCss } from '../../../map/palette.ts';
import { model, topics } from '../../../site/data.ts';

export function getStaticPaths() {
  return [{ params: { version: model.version } }];
}

export function GET(): Response {
  return new Response(paletteCss(topics.length - 1));
}
