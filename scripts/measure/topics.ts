import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { share } from './gold.ts';

/** A judgement of `../shared/gold/topics.jsonl`; `other` is what the program calls `outside`. */
export interface JudgedTopic {
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly acceptable: readonly string[];
}

/** A judged paper with the topic the program gave it. */
export interface TopicCase {
  readonly given: string;
  readonly confidence: number;
  readonly first: string;
  readonly either: readonly string[];
  readonly acceptable: readonly string[];
}

const BINS = 10;

/** Judged papers of an atlas, in its order, but for those pinned in `pinned`. */
export function topicCases(
  papers: readonly Paper[],
  atlas: Atlas,
  gold: readonly JudgedTopic[],
  pinned?: Atlas,
): readonly TopicCase[] {
  const judged = new Map(gold.map((row) => [row.title, row]));
  return papers.flatMap(({ title }, i): TopicCase[] => {
    const row = judged.get(title);
    if (row === undefined || pinned?.papers[i]?.pinned === true) return [];
    const { topic, confidence } = atlas.papers[i]!;
    return [
      {
        given: topic,
        confidence,
        first: ours(row.first),
        either: [ours(row.first), ours(row.second)],
        acceptable: row.acceptable.map(ours),
      },
    ];
  });
}

/** A judgement's topic in the program's word. */
export function ours(id: string): string {
  return id === 'other' ? 'outside' : id;
}

/** Mean over topics of the harmonic mean of precision and recall, against the first reading. */
export function macroF1(cases: readonly TopicCase[], ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + f1(cases, id), 0) / ids.length;
}

/** Harmonic mean of precision and recall of one topic, against the first reading. */
export function f1(cases: readonly TopicCase[], id: string): number {
  const hits = cases.filter(({ given, first }) => given === id && first === id).length;
  const all =
    cases.filter(({ given }) => given === id).length +
    cases.filter(({ first }) => first === id).length;
  return all === 0 ? 1 : (2 * hits) / all;
}

/** Expected calibration error over ten bins (Naeini et al. 2015); a topic is right when either reading gave it. */
export function calibrationError(cases: readonly TopicCase[]): number {
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const own = cases.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    if (own.length === 0) continue;
    const sure = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    error +=
      (own.length / cases.length) *
      Math.abs(sure - share(own, ({ given, either }) => either.includes(given)));
  }
  return error;
}
