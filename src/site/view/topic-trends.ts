import { idsOf, subtopicsBelow } from '../../atlas/subtopics-below.ts';
import { type Change, changeOverYears, isMarked } from '../trends/change.ts';
import { type PhraseTrends, phraseRows, phraseTrends } from '../trends/phrase-trends.ts';
import { holdTogether } from '../trends/proportion-trend.ts';
import { type GroupYears, yearsOfGroup } from '../trends/years-of-group.ts';
import { membersOf } from './groups.ts';
import { model, papers, topics } from './page-data.ts';

/** Of the topics and subtopics said to grow or shrink one in twenty may be chance. */
const FALSE_DISCOVERIES = 0.05;

/** What years say of a topic or subtopic. */
export interface TopicTrends {
  readonly years: GroupYears;
  /** How its share of all papers changes, where that is sure; null where it is not. */
  readonly change: Change | null;
  readonly phrases: PhraseTrends;
}

const allYears = papers.map(({ year }) => year);
const placeOf = new Map(papers.map(({ slug }, i) => [slug, i]));
const phrases = phraseRows(model.atlas.commonPhrases, papers.length);

/** The topics and subtopics with years enough, by their ids joined by `/`; what fits none has no course of its own. */
const dated = new Map<string, { readonly years: GroupYears; change: Change | null }>();
for (const topic of topics.filter(({ id }) => id !== 'outside'))
  for (const path of [[], ...subtopicsBelow(topic).map(idsOf)]) {
    const years = yearsOfGroup(
      membersOf(topic.id, path).map(({ year }) => year),
      allYears,
    );
    if (years === null) continue;
    dated.set([topic.id, ...path].join('/'), {
      years,
      change: changeOverYears(years.counts, years.totals),
    });
  }
keepWhatHolds();

/** All are tested together: among many, some would seem to grow by chance. */
function keepWhatHolds(): void {
  const tested = [...dated.values()].filter(({ change }) => change !== null);
  const holds = holdTogether(
    tested.map(({ change }) => change!.trend.p),
    FALSE_DISCOVERIES,
  );
  for (const [i, group] of tested.entries())
    if (!holds[i] || !isMarked(group.change!)) group.change = null;
}

/** A topic's papers by year, and how its share changes where that is sure; null where too few years are known. */
export function yearsOf(topic: string): Omit<TopicTrends, 'phrases'> | null {
  return dated.get(topic) ?? null;
}

/** What years say of a topic, or of the subtopic that `path` leads to; null where too few are known. */
export function trendsOf(topic: string, path: readonly string[]): TopicTrends | null {
  const group = dated.get([topic, ...path].join('/'));
  if (group === undefined) return null;
  const members = membersOf(topic, path).flatMap(({ slug, year }) =>
    year === null ? [] : [{ paper: placeOf.get(slug)!, year }],
  );
  return { ...group, phrases: phraseTrends(phrases, members, group.years) };
}
