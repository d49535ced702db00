import type { AtlasPaper } from '../../atlas/types.ts';

/**
 * A paper's place with the digits that pages show. Finer ones may move with every paper that comes or changes, and
 * a page that doesn't show them keeps its bytes. Rounded as it is asked for: of all papers at once the second digits
 * would take as much memory as the first.
 */
export class ShownPlace implements AtlasPaper {
  readonly #at: AtlasPaper;

  constructor(at: AtlasPaper) {
    this.#at = at;
  }

  get slug() {
    return this.#at.slug;
  }

  get topic() {
    return this.#at.topic;
  }

  get pinned() {
    return this.#at.pinned;
  }

  get confidence() {
    return hundredths(this.#at.confidence);
  }

  get topics() {
    const shares = Object.entries(this.#at.topics);
    return Object.fromEntries(shares.map(([topic, share]) => [topic, hundredths(share)]));
  }

  get runnerUp() {
    return this.#at.runnerUp;
  }

  get subtopic() {
    return this.#at.subtopic;
  }

  get path() {
    return this.#at.path;
  }

  get why() {
    return this.#at.why.map(({ phrase, weight }) => ({ phrase, weight: hundredths(weight) }));
  }

  get x() {
    return this.#at.x;
  }

  get y() {
    return this.#at.y;
  }

  get fidelity() {
    return Math.round(10 * this.#at.fidelity) / 10;
  }

  get related() {
    return this.#at.related.map((one) => ({ ...one, score: hundredths(one.score) }));
  }

  /** All of it, for what a page is known by. */
  toJSON(): AtlasPaper {
    const { slug, topic, pinned, confidence, topics, runnerUp, subtopic, path } = this;
    const { why, x, y, fidelity, related } = this;
    const decided = { slug, topic, pinned, confidence, topics, runnerUp, subtopic, path };
    return { ...decided, why, x, y, fidelity, related };
  }
}

function hundredths(share: number): number {
  return Math.round(100 * share) / 100;
}
