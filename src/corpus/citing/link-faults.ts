import type { Fault } from '../fault.ts';
import type { Paper } from '../paper.ts';
import type { CitationLinks } from './citation-links.ts';
import { linkCircles } from './link-circles.ts';
import { rowOf } from './link-rows.ts';

/** Papers named as examples. */
const MAX_NAMED = 3;
/** Online one year, in print the next. */
const MAX_YEARS_AHEAD = 1;

/** What cannot be right about who cites whom, told as notices: nothing of it stops a build. */
export function linkFaults(
  { cites, selfCiting }: CitationLinks,
  papers: readonly Pick<Paper, 'slug' | 'year'>[],
): readonly Fault[] {
  const slug = (i: number) => papers[i]!.slug;
  const named = (list: readonly number[]) =>
    `${list.slice(0, MAX_NAMED).map(slug).join(', ')}${list.length > MAX_NAMED ? ', …' : ''}`;
  const faults: Fault[] = [];
  if (selfCiting.length > 0)
    faults.push(
      told(
        `${counted(selfCiting.length, 'paper says it cites itself', 'papers say they cite themselves')}: ${named(selfCiting)}. Such a link is left out.`,
      ),
    );
  const circles = linkCircles(cites);
  if (circles.length > 0) {
    const example = circles.reduce((a, b) => (b.length < a.length ? b : a));
    faults.push(
      told(
        `${counted(circles.length, 'group', 'groups')} of papers cite each other in a circle, so that one cites what came after it: ${named(example)}. The links stand; look at years and references of these papers.`,
      ),
    );
  }
  const ahead = aheadOfTime(cites, papers);
  if (ahead.length > 0) {
    const [citing, cited] = ahead[0]!;
    const years = `${slug(citing)} (${papers[citing]!.year}) cites ${slug(cited)} (${papers[cited]!.year})`;
    faults.push(
      told(
        `${counted(ahead.length, 'paper cites one', 'citations are of papers')} that appeared more than a year later, as ${years}. The links stand; look at the years of these papers.`,
      ),
    );
  }
  return faults;
}

function aheadOfTime(
  cites: CitationLinks['cites'],
  papers: readonly Pick<Paper, 'year'>[],
): readonly (readonly [citing: number, cited: number])[] {
  return papers.flatMap(({ year }, i) =>
    year === null
      ? []
      : [...rowOf(cites, i)]
          .filter((cited) => (papers[cited]!.year ?? year) > year + MAX_YEARS_AHEAD)
          .map((cited) => [i, cited] as const),
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function told(remedy: string): Fault {
  const file = 'imported.jsonl';
  return {
    stage: 'content',
    kind: 'conflict',
    what: 'citations',
    file,
    line: null,
    remedy,
    advice: true,
  };
}
