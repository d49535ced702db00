import { TOPICS_CSS } from '../../site/view/topics-css.ts';

export function getStaticPaths() {
  return [{ params: { stylesheet: TOPICS_CSS.sheet } }];
}

export function GET(): Response {
  return new Response(TOPICS_CSS.text);
}
