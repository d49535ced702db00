import { firstAtlas, interval } from '../measure/gold.ts';
import { mean, readRelated } from '../measure/related.ts';

/** nDCG@10 of related papers on the judged ones. */
export async function run(): Promise<void> {
  const { papers, atlas } = firstAtlas();
  const judged = readRelated(papers);
  if (judged === null) return;
  const indexOf = new Map(papers.map(({ slug }, i) => [slug, i]));
  const scores = judged(
    atlas.papers.map(({ related }) => related.map(({ slug }) => indexOf.get(slug)!)),
  );
  console.log(`${scores.length} judged papers`);
  console.log(`nDCG@10             ${interval(scores, mean)}`);
  const listed = atlas.papers.map(({ related }) => related.length);
  console.log(
    `listed              ${mean(listed).toFixed(1)} a paper, ${listed.filter((count) => count < 10).length} papers with fewer than ten`,
  );
}
