import { TOPICS_CSS } from '../../site/topics-css.ts';

export function getStaticPaths() {
  return [{ params: { sheet: TOPICS_CSS.sheet } }];
}

export function GET(): Response {
  return new Response(TOPICS_CSS.text);
}
