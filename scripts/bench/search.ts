import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { searchFiles } from '../../src/search/index-files.ts';
import { openSearch } from '../../src/search/open.ts';
import { firstAtlas, readGold } from '../measure/gold.ts';

interface Query {
  readonly title: string;
  readonly kind: string;
  readonly query: string;
}

/** Mean reciprocal rank at 10 by kind of query, beside MiniSearch as it comes; the index's weight; time a query. */
export async function run(): Promise<void> {
  const gold = readGold<Query>('queries');
  if (gold === null) return;
  const { papers, atlas } = firstAtlas();
  const [file] = searchFiles({ version: 'bench', papers, atlas });
  const search = openSearch(new TextDecoder().decode(file!.bytes));
  const plain = new MiniSearch({
    fields: ['title', 'abstract'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  plain.addAll(
    papers.map(({ titlePlain, abstractPlain }, id) => ({
      id,
      title: titlePlain,
      abstract: abstractPlain,
    })),
  );
  const slugs = new Map(papers.map(({ title, slug }) => [title, slug]));
  const times: number[] = [];
  const sums = new Map<string, { count: number; ours: number; plain: number }>();
  for (const { title, kind, query } of gold) {
    const slug = slugs.get(title);
    if (slug === undefined) continue;
    const start = performance.now();
    const { results } = await search.query(query, 10);
    times.push(performance.now() - start);
    const sum = sums.get(kind) ?? { count: 0, ours: 0, plain: 0 };
    sums.set(kind, sum);
    sum.count++;
    sum.ours += reciprocal(results.findIndex((result) => result.slug === slug));
    sum.plain += reciprocal(
      plain
        .search(query)
        .slice(0, 10)
        .findIndex(({ id }) => papers[id]?.slug === slug),
    );
  }
  for (const [kind, { count, ours, plain: other }] of [...sums].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    console.log(
      `${kind.padEnd(10)}${count} queries  MRR@10 ${(ours / count).toFixed(2)}  MiniSearch as it comes ${(other / count).toFixed(2)}`,
    );
  }
  times.sort((a, b) => a - b);
  console.log(
    `index ${(gzipSync(file!.bytes, { level: 9 }).length / 1000).toFixed(0)} KB compressed`,
  );
  console.log(
    `query ${times[times.length >> 1]!.toFixed(1)} ms median, ${times[Math.floor(times.length * 0.95)]!.toFixed(1)} ms at the 95th percentile`,
  );
}

function reciprocal(index: number): number {
  return index === -1 ? 0 : 1 / (index + 1);
}
