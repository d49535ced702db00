// Ships to the browser: which papers addresses name, as far as it is known.
import type { MapState } from '../../../map/url-state.ts';
import type { PaperData } from './map-points.ts';
import type { MapIndex } from './resolve-state.ts';

/** The papers that addresses name: those told of before, and once slugs and short ids are here, all. */
export interface NamedPapers {
  /** What an address can name, as far as it is known. */
  readonly known: MapIndex;
  /** Notes a paper's slug, told by its place in the order of slugs. */
  readonly learn: (slug: string, number: number) => void;
  /** Whether a state names papers that cannot be told yet. */
  readonly lacks: (state: MapState) => boolean;
}

/** Papers by name; `all` tells them once slugs and short ids are here, and is not asked before. */
export function namedPapers({ points, texts, addresses }: PaperData, all: MapIndex): NamedPapers {
  const learnt = new Map<string, number>();
  const ofSlug = (slug: string) =>
    texts.indexOf(slug) ?? learnt.get(slug) ?? (addresses.areHere() ? all.ofSlug(slug) : undefined);
  const isUnknown = (slug: string | null) => slug !== null && ofSlug(slug) === undefined;
  return {
    known: { ...all, ofSlug, ofId: (id) => (addresses.areHere() ? all.ofId(id) : undefined) },
    learn(slug, number) {
      const place = points.number.indexOf(number);
      if (place !== -1) learnt.set(slug, place);
    },
    lacks: ({ paper, around, list, compare }) =>
      !addresses.areHere() &&
      (list.length > 0 || compare !== null || isUnknown(paper) || isUnknown(around)),
  };
}
