import type { PhraseIndex } from './phrase-index.ts';

/** A phrase and the papers that have it, so that any selection of papers can be told apart by its phrases. */
export interface CommonPhrase {
  readonly text: string;
  /** Indices of papers, rising. */
  readonly papers: readonly number[];
}

/** A phrase of fewer papers says something of single papers, not of a selection. */
const MIN_PAPERS = 3;
/** What more likely than not tells nothing is not worth reading. */
const MIN_INFORMATIVENESS = 0.5;
/** A phrase of more than this share of all sets nothing apart. */
const MAX_SHARE = 1 / 3;
/** Some hundred papers need no more, and a reader on a slow line waits for no more. */
const MAX_PHRASES = 1200;
/** Places in papers told of in all: what keeps the file of a large map under a megabyte. */
const MAX_PLACES = 300_000;

/** Phrases that many papers share, those of several words first counted; sorted by text. */
export function commonPhrases(index: PhraseIndex, paperCount: number): readonly CommonPhrase[] {
  const worth = ({ length, papers }: PhraseIndex['phrases'][number]) => papers.length * length;
  const candidates = index.phrases
    .filter(
      ({ papers, informativeness }) =>
        papers.length >= MIN_PAPERS && informativeness >= MIN_INFORMATIVENESS,
    )
    .filter(({ papers }) => papers.length <= Math.max(MIN_PAPERS, MAX_SHARE * paperCount))
    .sort((a, b) => worth(b) - worth(a) || (a.key < b.key ? -1 : 1));
  const kept: CommonPhrase[] = [];
  let places = 0;
  for (const { printed, papers } of candidates.slice(0, MAX_PHRASES)) {
    if (places + papers.length > MAX_PLACES) continue;
    places += papers.length;
    kept.push({ text: printed, papers: [...papers] });
  }
  return kept.sort((a, b) => (a.text < b.text ? -1 : 1));
}
