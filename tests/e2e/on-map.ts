import type { Page } from 'playwright-core';

/** Title and slug of a paper of the first corpus that tests speak of. */
export const LAW = 'p2-law-scaling-law-for-post-training-after-model-pruning';
export const LAW_TITLE = 'P² Law: Scaling Law for Post-Training After Model Pruning';

/** Where in the window a paper is drawn at the start view: the square's middle is the frame's. */
export async function placeOf(page: Page, slug: string): Promise<{ x: number; y: number }> {
  await page.locator('#map.alive').waitFor();
  const { lines, box } = await page.evaluate(async () => {
    const { left, top, width, height } = document.querySelector('.frame')!.getBoundingClientRect();
    const { base = '/' } = document.body.dataset;
    const lines = (await (await fetch(`${base}api/papers.jsonl`)).text()).trim().split('\n');
    return { lines, box: { left, top, width, height } };
  });
  const paper = lines.map((line) => JSON.parse(line)).find((entry) => entry.slug === slug);
  const side = Math.min(box.width, box.height);
  return {
    x: box.left + box.width / 2 + (paper.x - 0.5) * side,
    y: box.top + box.height / 2 + (0.5 - paper.y) * side,
  };
}
