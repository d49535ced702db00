import { model } from '../../site/data.ts';
import { atlasJson } from '../../site/open-data.ts';

export function GET(): Response {
  return new Response(atlasJson(model));
}
