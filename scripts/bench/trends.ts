import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { seeded } from '../../src/atlas/random.ts';
import { phraseRows, phraseTrends } from '../../src/site/trends/phrase-trends.ts';
import { yearsOfGroup } from '../../src/site/trends/years-of-group.ts';
import { asPaper, conferencePapers } from '../measure/conference.ts';

const PAPERS = 6000;
const SEED = 5;

/**
 * Whether phrases that are said to come or go in one half of a topic's papers move the same way in the other half, and
 * how many are named where years are dealt out anew.
 */
export async function run(): Promise<void> {
  const papers = conferencePapers(PAPERS);
  const { atlas } = makeAtlas({ papers: papers.map(asPaper), topics: null }, NO_ATLAS, {
    fresh: true,
    onStage: () => undefined,
  });
  const phrases = phraseRows(atlas.commonPhrases, papers.length);
  const random = seeded(SEED);
  const half = papers.map(() => (random() < 0.5 ? 0 : 1));
  const counts = { groups: 0, named: 0, same: 0, other: 0, both: 0, dealt: 0 };
  for (const { id } of atlas.topics) {
    const inside = papers.map(({ year }, i) => (atlas.papers[i]!.topic === id ? year : null));
    const trendsOf = (years: readonly (number | null)[]) => {
      const dated = years.flatMap((year, paper) => (year === null ? [] : [{ paper, year }]));
      const known = dated.map(({ year }) => year);
      const span = yearsOfGroup(known, known);
      return span === null ? null : phraseTrends(phrases, dated, span);
    };
    const [first, second] = [0, 1].map((part) =>
      trendsOf(inside.map((year, i) => (half[i] === part ? year : null))),
    );
    if (first == null || second == null) continue;
    counts.groups++;
    const dealt = trendsOf(dealtAnew(inside, random));
    counts.dealt += dealt === null ? 0 : dealt.came.length + dealt.went.length;
    for (const [way, list] of [
      ['came', first.came],
      ['went', first.went],
    ] as const)
      for (const { text } of list) {
        counts.named++;
        const moved = direction(atlas.commonPhrases, text, inside, half);
        if (moved > 0 === (way === 'came')) counts.same++;
        else counts.other++;
        if (second[way].some((one) => one.text === text)) counts.both++;
      }
  }
  console.log(
    `${papers.length} papers, ${counts.groups} topics: ${counts.named} phrases named in one half; in the other half ${counts.same} move the same way, ${counts.other} do not, ${counts.both} are named too`,
  );
  console.log(`years dealt out anew: ${counts.dealt} named`);
}

/** Above 0 where papers of the second half that have a phrase are later than its other papers. */
function direction(
  phrases: readonly { readonly text: string; readonly papers: readonly number[] }[],
  text: string,
  yearOf: readonly (number | null)[],
  half: readonly number[],
): number {
  const having = new Set(phrases.find((one) => one.text === text)!.papers);
  const of = (has: boolean) =>
    yearOf.filter((year, i) => year !== null && half[i] === 1 && having.has(i) === has);
  return meanOf(of(true)) - meanOf(of(false));
}

function meanOf(years: readonly (number | null)[]): number {
  return years.reduce((sum: number, year) => sum + year!, 0) / years.length;
}

/** The same years, each with another paper (Fisher & Yates 1938). */
function dealtAnew(
  years: readonly (number | null)[],
  random: () => number,
): readonly (number | null)[] {
  const places = years.flatMap((year, i) => (year === null ? [] : [i]));
  const dealt = [...years];
  for (let i = places.length - 1; i > 0; i--) {
    const [a, b] = [places[i]!, places[Math.floor(random() * (i + 1))]!];
    [dealt[a], dealt[b]] = [dealt[b]!, dealt[a]!];
  }
  return dealt;
}
