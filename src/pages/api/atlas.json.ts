import { atlasJson } from '../../site/files/open-data.ts';
import { model } from '../../site/view/page-data.ts';

export function GET(): Response {
  return new Response(atlasJson(model));
}
