import { LAND } from '../../site/land.ts';

export function GET(): Response {
  return new Response(LAND.text);
}
