// Ships to the browser, once two selections are compared: how their papers spread over the years.
import { type PhraseFile, phraseFile } from '../../../map/key-terms.ts';
import { makeSvg } from '../shared/dom.ts';

/** Drawing units of each half of the chart; a year is one wide. */
const HEIGHT = 10;

/** Years as terms that papers have, and a drawing: the share of each year in the first selection above the line, in the second below. */
export interface YearChart {
  readonly file: PhraseFile;
  readonly drawing: HTMLElement;
}

/** `years[place]` is the year of a paper, 0 where unknown. Null where fewer than two years are known of both together. */
export function yearChart(
  years: Uint16Array,
  first: Uint8Array,
  second: Uint8Array,
): YearChart | null {
  const papers = new Map<number, number[]>();
  for (const [place, year] of years.entries()) {
    if (year === 0) continue;
    const own = papers.get(year) ?? [];
    if (own.length === 0) papers.set(year, own);
    own.push(place);
  }
  const told = [...papers.keys()]
    .filter((year) => papers.get(year)!.some((place) => first[place] === 1 || second[place] === 1))
    .sort((a, b) => a - b);
  if (told.length < 2) return null;
  const phrases = told.map((year) => ({ text: String(year), papers: papers.get(year)! }));
  const sharesIn = (marks: Uint8Array) => {
    const counts = told.map(
      (year) => papers.get(year)!.filter((place) => marks[place] === 1).length,
    );
    const sum = counts.reduce((a, b) => a + b, 0);
    return counts.map((count) => (sum === 0 ? 0 : count / sum));
  };
  return {
    file: phraseFile(phrases, years.length),
    drawing: drawn(told, sharesIn(first), sharesIn(second)),
  };
}

function drawn(
  years: readonly number[],
  above: readonly number[],
  below: readonly number[],
): HTMLElement {
  const [from, to] = [years[0]!, years.at(-1)!];
  const most = Math.max(...above, ...below);
  const svg = makeSvg('svg', {
    viewBox: `0 0 ${to - from + 1} ${2 * HEIGHT}`,
    preserveAspectRatio: 'none',
  });
  for (const [k, year] of years.entries()) {
    const x = year - from + 0.1;
    const heights = [above[k]!, below[k]!].map((share) => (HEIGHT * share) / most);
    const bar = { x, width: 0.8 };
    svg.append(
      makeSvg('rect', { ...bar, y: HEIGHT - heights[0]!, height: heights[0]!, class: 'first' }),
      makeSvg('rect', { ...bar, y: HEIGHT, height: heights[1]!, class: 'second' }),
    );
  }
  const figure = document.createElement('div');
  figure.className = 'year-chart';
  // The lists below say it in words.
  figure.setAttribute('aria-hidden', 'true');
  const ends = document.createElement('p');
  ends.append(String(from), document.createElement('span'), String(to));
  figure.append(svg, ends);
  return figure;
}
