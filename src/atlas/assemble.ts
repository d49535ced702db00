import type { LinkRows } from '../corpus/citing/link-rows.ts';
import type { NamedTopic, Paper } from '../corpus/paper.ts';
import type { MapFidelity } from './layout/fidelity.ts';
import type { CommonPhrase } from './phrases/common-phrases.ts';
import type { Explainer } from './related/explain.ts';
import type { Related } from './related/related.ts';
import type { SharedGroup } from './related/shared-reasons.ts';
import { roundedScore } from './rounded-score.ts';
import type { ChartedSubtopic } from './subtopics/chart-subtopics.ts';
import { pathsOf } from './subtopics/subtopic-paths.ts';
import type {
  Atlas,
  AtlasPaper,
  AtlasSubtopic,
  AtlasTopic,
  MapOrigin,
  PhraseLabel,
} from './types.ts';

/** The papers that fit no topic, in the words a reader sees. */
const OUTSIDE = {
  id: 'outside',
  name: 'Beyond these topics',
  description:
    'Papers that are about none of the topics of this map, as far as the program can tell.',
} as const;

/** What the stages found, in the order of papers; topic numbers beyond the topics mean `outside`. */
interface Findings {
  readonly papers: readonly Pick<Paper, 'slug'>[];
  readonly topics: readonly NamedTopic[];
  readonly pins: Int32Array;
  readonly probabilities: Float64Array;
  readonly topicOf: Int32Array;
  readonly subtopics: readonly ChartedSubtopic[];
  readonly phrases: readonly (readonly string[])[];
  readonly labels: readonly PhraseLabel[];
  readonly commonPhrases: readonly CommonPhrase[];
  readonly xy: Float64Array;
  readonly related: readonly (readonly Related[])[];
  readonly fidelity: MapFidelity;
  readonly origin: MapOrigin;
  readonly whys: readonly ReturnType<Explainer['why']>[];
  readonly reasons: Pick<Explainer, 'shared'>;
  readonly cites: LinkRows | null;
}

/** Papers: the subtopics that each is in. */
type Paths = readonly (readonly ChartedSubtopic[])[];

/** Puts the stages' findings together as plain data, rounded. */
export function assembleAtlas(found: Findings): Atlas {
  const ids = [...found.topics.map(({ id }) => id), OUTSIDE.id];
  const paths = pathsOf(found.papers.length, found.subtopics);
  const { neighbours, trustworthiness, neighbourRecall } = found.fidelity;
  return {
    topics: [...found.topics, OUTSIDE].map((topic, t) => topicOf(found, topic, t)),
    papers: found.papers.map((_, i) => paperAt(found, i, ids, paths)),
    phraseLabels: found.labels,
    commonPhrases: found.commonPhrases,
    fidelity: {
      neighbours,
      trustworthiness: roundedScore(trustworthiness),
      neighbourRecall: roundedScore(neighbourRecall),
    },
    origin: found.origin,
    citeReasons: found.cites === null ? null : citeReasons(found, found.cites, paths),
  };
}

function topicOf(
  found: Findings,
  { id, name, description }: Omit<NamedTopic, 'phrases'>,
  t: number,
): AtlasTopic {
  return {
    id,
    name,
    description,
    count: found.topicOf.filter((own) => own === t).length,
    phrases: found.phrases[t] ?? [],
    subtopics: partsOf(found, id, null),
  };
}

/** The parts of a topic, or of one of its subtopics, with theirs. */
function partsOf(found: Findings, topic: string, within: string | null): readonly AtlasSubtopic[] {
  return found.subtopics
    .filter((part) => part.topic === topic && part.within === within)
    .map(({ id, name, members, phrases }) => ({
      ...{ id, name, count: members.length, phrases },
      subtopics: partsOf(found, topic, id),
    }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function paperAt(found: Findings, i: number, ids: readonly string[], paths: Paths): AtlasPaper {
  const classes = ids.length;
  const own = found.probabilities.subarray(i * classes, (i + 1) * classes);
  const topic = found.topicOf[i]!;
  const runnerUp = runnerUpAmong(own, topic);
  const path = paths[i]!;
  return {
    slug: found.papers[i]!.slug,
    topic: ids[topic]!,
    pinned: found.pins[i]! >= 0,
    confidence: roundedScore(own[topic]!),
    topics: Object.fromEntries(ids.map((id, c) => [id, roundedScore(own[c]!)])),
    runnerUp: ids[runnerUp]!,
    subtopic: path.at(-1)?.id ?? null,
    path: path.map(({ id }) => id),
    why: found.whys[i]!.map(({ phrase, weight }) => ({ phrase, weight: roundedScore(weight) })),
    x: found.xy[2 * i]!,
    y: found.xy[2 * i + 1]!,
    fidelity: roundedScore(found.fidelity.perPaper[i]!),
    related: found.related[i]!.flatMap(({ index, score }) => {
      const group = groupOfBoth(found, i, index, paths);
      const reasons = found.reasons.shared(i, index, group);
      // A likeness that nothing explains is left out.
      return reasons.length === 0
        ? []
        : [{ slug: found.papers[index]!.slug, score: roundedScore(score), reasons }];
    }),
  };
}

/** The most probable class beside a paper's own; its own where there is no other. */
export function runnerUpAmong(probabilities: ArrayLike<number>, own: number): number {
  return (
    Array.from(probabilities, (_, c) => c)
      .filter((c) => c !== own)
      .sort((a, b) => probabilities[b]! - probabilities[a]! || a - b)[0] ?? own
  );
}

/** The smallest named group that two papers are both in; null where they share none. */
function groupOfBoth(
  { topics, topicOf }: Findings,
  a: number,
  b: number,
  paths: Paths,
): SharedGroup | null {
  const together = paths[a]!.findLast((subtopic) => paths[b]!.includes(subtopic));
  if (together !== undefined) return { name: together.name, narrow: true };
  const topic = topicOf[a] === topicOf[b] ? topics[topicOf[a]!] : undefined;
  // One topic alone is the corpus: to be in it says nothing.
  return topic === undefined || topics.length === 1 ? null : { name: topic.name, narrow: false };
}

function citeReasons(
  found: Findings,
  { starts, targets }: LinkRows,
  paths: Paths,
): readonly (readonly string[])[] {
  let citing = 0;
  return Array.from(targets, (cited, e) => {
    while (e >= starts[citing + 1]!) citing++;
    const group = groupOfBoth(found, citing, cited, paths);
    return found.reasons.shared(citing, cited, group);
  });
}
