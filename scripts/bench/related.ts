import { firstAtlas, interval, readGold } from '../measure/gold.ts';

interface Judged {
  readonly title: string;
  readonly related: readonly { readonly title: string; readonly grade: number }[];
}

/** nDCG@10 (Järvelin & Kekäläinen 2002) of related papers on the judged ones. */
export async function run(): Promise<void> {
  const gold = readGold<Judged>('related');
  if (gold === null) return;
  const { papers, atlas } = firstAtlas();
  const slugs = new Map(papers.map(({ title, slug }) => [title, slug]));
  const lists = new Map(
    atlas.papers.map(({ slug, related }) => [slug, related.map((other) => other.slug)]),
  );
  const scores = gold.flatMap(({ title, related }) => {
    const list = lists.get(slugs.get(title) ?? '');
    if (list === undefined) return [];
    const grades = new Map(related.map((other) => [slugs.get(other.title), other.grade]));
    const gains = list.map((slug) => 2 ** (grades.get(slug) ?? 0) - 1);
    const best = [...grades.values()].map((grade) => 2 ** grade - 1).sort((a, b) => b - a);
    return [discounted(gains) / discounted(best)];
  });
  const mean = (sample: readonly number[]) =>
    sample.reduce((sum, value) => sum + value, 0) / sample.length;
  console.log(`${scores.length} judged papers`);
  console.log(`nDCG@10             ${interval(scores, mean)}`);
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
