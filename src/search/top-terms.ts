import { searchTerms } from './terms.ts';

/** Words kept of an abstract: what its own summary would name. */
const TELLING_WORDS = 24;
/** A word of one abstract is as often a slip as a term; in a title it is kept all the same. */
const MIN_PAPERS = 2;

/**
 * The most telling words of each abstract, by how often it has them and how few others do. An index of these alone is
 * a quarter of the whole: what a map of very many papers can ask a phone to load.
 */
export function topTerms(abstracts: readonly string[]): readonly string[] {
  const counted = abstracts.map((abstract) => {
    const counts = new Map<string, number>();
    for (const term of searchTerms(abstract)) counts.set(term, (counts.get(term) ?? 0) + 1);
    return counts;
  });
  const papersWith = new Map<string, number>();
  for (const counts of counted)
    for (const term of counts.keys()) papersWith.set(term, (papersWith.get(term) ?? 0) + 1);
  return counted.map((counts) =>
    [...counts]
      .filter(([term]) => papersWith.get(term)! >= MIN_PAPERS)
      .map(([term, count]) => {
        const idf = Math.log(1 + abstracts.length / papersWith.get(term)!);
        return { term, weight: (1 + Math.log(count)) * idf };
      })
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .slice(0, TELLING_WORDS)
      .map(({ term }) => term)
      .join(' '),
  );
}
