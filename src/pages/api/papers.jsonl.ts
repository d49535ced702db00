import { canonical, href, papers } from '../../site/data.ts';
import { paperLine } from '../../site/open-data.ts';

export function GET(): Response {
  const lines = papers.map((paper) => {
    const path = `papers/${paper.slug}/`;
    return paperLine(paper, paper.at, canonical(path) ?? href(path));
  });
  return new Response(`${lines.join('\n')}\n`);
}
