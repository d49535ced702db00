import { LAND } from '../../site/view/small-map-land.ts';

export function GET(): Response {
  return new Response(LAND.text);
}
