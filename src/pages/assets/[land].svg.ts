import { LAND } from '../../site/land.ts';

export function getStaticPaths() {
  return [{ params: { land: LAND.land } }];
}

export function GET(): Response {
  return new Response(LAND.text);
}
