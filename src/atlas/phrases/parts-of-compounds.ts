import { UNSPLIT } from '../../words/compound-parts.ts';
import type { Phrase } from './describe-grams.ts';
import type { Counts } from './grams.ts';
import type { Tokens } from './tokens.ts';

/** Where words stand as parts of others: Blutdruckmessung is about Blutdruck. */
export interface PartPlaces {
  /** Keys of concepts → papers, each once. */
  readonly papers: ReadonlyMap<string, ReadonlySet<number>>;
  /** Those of them that have it so in the title. */
  readonly titles: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Finds the papers that have single words as parts of compounds; none where a corpus has no compounds. */
export function partPlaces(tokens: Tokens): PartPlaces {
  const { concepts, forms, conceptOf, sentenceStarts, sentencePaper, sentenceIsTitle } = tokens;
  const papers = new Map<string, Set<number>>();
  const titles = new Map<string, Set<number>>();
  if (tokens.split === UNSPLIT) return { papers, titles };
  const keysOf = new Map<string, string[]>();
  for (const { families, stop, key } of concepts)
    if (families.length === 1 && !stop)
      keysOf.set(families[0]!, [...(keysOf.get(families[0]!) ?? []), key]);
  const partsOf = concepts.map(({ families }) =>
    families.length < 2 ? [] : families.flatMap((family) => keysOf.get(family) ?? []),
  );
  for (let s = 0; s + 1 < sentenceStarts.length; s++) {
    const paper = sentencePaper[s]!;
    for (let t = sentenceStarts[s]!; t < sentenceStarts[s + 1]!; t++) {
      for (const key of partsOf[conceptOf[forms[t]!]!]!) {
        note(papers, key, paper);
        if (sentenceIsTitle[s] === 1) note(titles, key, paper);
      }
    }
  }
  return { papers, titles };
}

function note(lists: Map<string, Set<number>>, key: string, paper: number): void {
  const own = lists.get(key) ?? new Set();
  lists.set(key, own);
  own.add(paper);
}

/** Counts of single words that know of papers which have them as parts: no fewer than these. */
export function countsWithParts(tokens: Tokens, counts: Counts, parts: PartPlaces): Counts {
  if (parts.papers.size === 0) return counts;
  const papers = counts.papers.map((count, c) =>
    count === 0 ? 0 : Math.max(count, parts.papers.get(tokens.concepts[c]!.key)?.size ?? 0),
  );
  return { ...counts, papers };
}

/** A single word with the papers that have it as a part of others. */
export function withPartPapers(phrase: Phrase, parts: PartPlaces): Phrase {
  const others = parts.papers.get(phrase.key);
  if (others === undefined) return phrase;
  return {
    ...phrase,
    papers: united(phrase.papers, others),
    titles: united(phrase.titles, parts.titles.get(phrase.key) ?? []),
  };
}

function united(own: Uint32Array, others: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set([...own, ...others])).sort();
}
