import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PACKAGE_ROOT, projectPaths } from '../src/pipeline/paths.ts';
import { builtBase, serveFolder } from '../src/pipeline/serve.ts';
import { launchBrowser } from './browser.ts';

/**
 * Takes pictures of the built site, wide and narrow, light and dark: `npm run pictures -- [--out DIR] [--to DIR] [PATHS…]`.
 * Without paths: the start view, a zoomed view, a selection and a paper's panel, and the lists.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, to: { type: 'string' } },
});
const { outDir } = projectPaths(undefined, values.out);
const to = values.to ?? join(PACKAGE_ROOT, '.chartroom/pictures');
const windows = [
  { name: 'wide', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
];

mkdirSync(to, { recursive: true });
const site = await serveFolder(outDir, builtBase(outDir) ?? '/', 0);
const browser = await launchBrowser();
const pictures =
  positionals.length > 0
    ? positionals.map((path) => ({ path, name: nameOf(path) }))
    : await usualPictures();
for (const { name: window, ...profile } of windows) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ ...profile, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const { path, name } of pictures) {
      await page.goto(new URL(path, site.address).href, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(to, `${name}-${window}-${colorScheme}.png`) });
    }
    await context.close();
  }
}
await browser.close();
await site.close();
console.log(`Pictures in ${to}`);

function nameOf(path: string): string {
  return path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'map';
}

/** The largest topic, and the paper most sure of it, stand for all. */
async function usualPictures(): Promise<
  readonly { readonly path: string; readonly name: string }[]
> {
  const read = async (path: string) => (await fetch(new URL(path, site.address))).text();
  const { topics } = JSON.parse(await read('api/atlas.json')) as {
    topics: { id: string; count: number }[];
  };
  const [topic] = topics.filter(({ id }) => id !== 'outside').sort((a, b) => b.count - a.count);
  const papers = (await read('api/papers.jsonl'))
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          slug: string;
          topic: string;
          confidence: number;
          x: number;
          y: number;
        },
    );
  const paper = papers
    .filter((own) => own.topic === topic?.id)
    .reduce((best, own) => (own.confidence > best.confidence ? own : best), papers[0]!);
  return [
    { path: '', name: 'map' },
    { path: `?view=${paper.x},${paper.y},4`, name: 'map-zoomed' },
    { path: `?topic=${topic?.id ?? 'outside'}`, name: 'map-selection' },
    { path: `?paper=${paper.slug}`, name: 'map-paper' },
    ...['papers/', 'topics/', 'about/'].map((path) => ({ path, name: nameOf(path) })),
  ];
}
