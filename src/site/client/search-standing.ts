// Ships to the browser: answers that are being read don't move.
import type { Shown, ShownAnswer } from './search-messages.ts';

/** So long (milliseconds) after the last letter the order may still change; then she reads. */
const FINAL_MS = 1000;
/** What has stood for less (milliseconds) nobody has read. */
const GLANCE_MS = 300;

/** What stands of the answers to one question. */
export interface Standing {
  /** A letter was typed, or a question asked: from now on its answers are waited for. */
  readonly asked: () => void;
  /** Answers as they are to be shown: those that stand keep their places once they are being read, others join below. */
  readonly put: (shown: Shown) => Shown;
}

/** Keeps the order of what is being read; `now` in milliseconds. */
export function keepStanding(now: () => number = () => performance.now()): Standing {
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
      stands =
        same && isRead ? { ...shown, results: joinBelow(stands!.results, shown.results) } : shown;
      return stands;
    },
  };
}

/** `standing` in their order, told anew where `results` tell of them, and the others of `results` below, in theirs. */
export function joinBelow(
  standing: readonly ShownAnswer[],
  results: readonly ShownAnswer[],
): readonly ShownAnswer[] {
  const told = new Map(results.map((answer) => [answer.slug, answer]));
  const slugs = new Set(standing.map(({ slug }) => slug));
  return [
    ...standing.map((answer) => told.get(answer.slug) ?? answer),
    ...results.filter(({ slug }) => !slugs.has(slug)),
  ];
}
