// Ships to the browser: where answers stand. Those that are being read don't move.
import type { Shown } from './search-messages.ts';

/** So long (milliseconds) after the last letter the order may still change; then she reads. */
const FINAL_MS = 1000;
/** What has stood for less (milliseconds) nobody has read. */
const GLANCE_MS = 300;

/** What stands of the answers to one question. */
export interface StableOrder {
  /** A letter was typed, or a question asked: from now on its answers are waited for. */
  readonly asked: () => void;
  /** Answers as they are to be shown: those that stand keep their places once they are being read, others join below. */
  readonly put: (shown: Shown) => Shown;
}

/** Keeps the order of what is being read; `now` in milliseconds. */
export function startStableOrder(now: () => number = () => performance.now()): StableOrder {
  let askedAt = Number.NEGATIVE_INFINITY;
  let shownAt = Number.POSITIVE_INFINITY;
  let stands: Shown | null = null;
  return {
    asked() {
      askedAt = now();
    },
    put(shown) {
      const same = stands?.query === shown.query;
      const isRead = now() - askedAt > FINAL_MS && now() - shownAt > GLANCE_MS;
      if (!same || stands!.results.length === 0) shownAt = now();
      stands = same && isRead ? joinBelow(stands!, shown) : shown;
      return stands;
    },
  };
}

/**
 * Answers that stand in their order, told anew where `shown` tells of them, and its others below, in theirs. What is
 * counted are both: those that stand and answer no more are still read.
 */
export function joinBelow(standing: Shown, shown: Shown): Shown {
  const told = new Map(shown.results.map((answer) => [answer.slug, answer]));
  const stands = new Set(standing.results.map(({ slug }) => slug));
  const answering = new Set(shown.papers);
  const left = standing.results.filter(({ paper }) => !answering.has(paper));
  const topicCounts = shown.topicCounts.map(
    (count, topic) => count + left.filter((answer) => answer.topic === topic).length,
  );
  return {
    ...shown,
    results: [
      ...standing.results.map((answer) => told.get(answer.slug) ?? answer),
      ...shown.results.filter(({ slug }) => !stands.has(slug)),
    ],
    total: shown.total + left.length,
    saying: shown.saying + left.filter(({ saysIt }) => saysIt).length,
    papers: [...shown.papers, ...left.map(({ paper }) => paper)],
    topicCounts,
  };
}

/**
 * The first answer of those that are merely close, where these stand below all that say what was asked;
 * `results.length` where they don't: then each tells for itself.
 */
export function closeFrom({ results }: Shown): number {
  const first = results.findIndex(({ saysIt }) => !saysIt);
  const isApart = first > 0 && results.slice(first).every(({ saysIt }) => !saysIt);
  return isApart ? first : results.length;
}
