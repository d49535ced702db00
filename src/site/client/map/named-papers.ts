// Ships to the browser: which papers addresses name, as far as it is known.
import type { MapState } from '../../../map/url-state.ts';
import type { PaperData } from './map-points.ts';
import type { MapIndex } from './resolve-state.ts';

/** The papers that addresses name: those told of before, and once their file has come, all. */
export interface NamedPapers {
  /** What an address can name, as far as it is known. */
  readonly known: MapIndex;
  /** Notes a paper's slug, told by its place in the order of slugs. */
  readonly learn: (slug: string, number: number) => void;
  /** Whether a state names papers that cannot be told yet. */
  readonly lacks: (state: MapState) => boolean;
  /** Resolves once all are known, or did not come: then they are named in vain. */
  readonly need: () => Promise<void>;
}

/** Papers by name; `all` tells them once their file has come, and is not asked before. */
export function namedPapers({ points, texts, addresses }: PaperData, all: MapIndex): NamedPapers {
  const learnt = new Map<string, number>();
  let isHere = addresses === null;
  const ofSlug = (slug: string) =>
    texts.indexOf(slug) ?? learnt.get(slug) ?? (isHere ? all.ofSlug(slug) : undefined);
  const isUnknown = (slug: string | null) => slug !== null && ofSlug(slug) === undefined;
  return {
    known: { ...all, ofSlug, ofId: (id) => (isHere ? all.ofId(id) : undefined) },
    learn(slug, number) {
      const place = points.number.indexOf(number);
      if (place !== -1) learnt.set(slug, place);
    },
    lacks: ({ paper, around, list, compare }) =>
      !isHere && (list.length > 0 || compare !== null || isUnknown(paper) || isUnknown(around)),
    async need() {
      if (isHere) return;
      await addresses!().then(
        () => {
          isHere = true;
        },
        () => undefined,
      );
    },
  };
}
