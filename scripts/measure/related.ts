import type { Paper } from '../../src/corpus/paper.ts';
import { readGold } from './gold.ts';

interface Judged {
  readonly title: string;
  readonly related: readonly { readonly title: string; readonly grade: number }[];
}

/**
 * The judgements of related papers as a measure: nDCG@10 (Järvelin & Kekäläinen 2002) of each judged paper, given the
 * list of every paper (indices, closest first). null where they are not at hand.
 */
export function readRelated(
  papers: readonly Paper[],
): ((lists: readonly (readonly number[])[]) => readonly number[]) | null {
  const gold = readGold<Judged>('related');
  if (gold === null) return null;
  const indexOf = new Map(papers.map(({ title }, i) => [title, i]));
  return (lists) =>
    gold.flatMap(({ title, related }) => {
      const list = lists[indexOf.get(title) ?? -1];
      if (list === undefined) return [];
      const grades = new Map(related.map((other) => [indexOf.get(other.title), other.grade]));
      const gains = list.map((index) => 2 ** (grades.get(index) ?? 0) - 1);
      const best = [...grades.values()].map((grade) => 2 ** grade - 1).sort((a, b) => b - a);
      return [discounted(gains) / discounted(best)];
    });
}

export function mean(sample: readonly number[]): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
