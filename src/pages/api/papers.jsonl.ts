import { canonical, href, model, papers } from '../../site/data.ts';
import { paperLine } from '../../site/open-data.ts';

export function GET(): Response {
  const lines = papers.map((paper, i) => {
    const path = `papers/${paper.slug}/`;
    return paperLine(paper, model.atlas.papers[i]!, canonical(path) ?? href(path));
  });
  return new Response(`${lines.join('\n')}\n`);
}
