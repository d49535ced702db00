import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import type { Page, Response } from 'playwright-core';
import { seeded } from '../../src/atlas/random.ts';
import { emptyPoints, TITLES_PAPERS } from '../../src/map/points.ts';
import { encodePoints } from '../../src/map/points-files.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { builtBase, serveFolder } from '../../src/pipeline/serve.ts';
import { launchBrowser } from '../browser.ts';
import { measureFrames } from '../measure/map-frames.ts';

/** A desk and a phone; neither has a GPU here. */
const WINDOWS = [
  { name: '1280×800@1', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  {
    name: '390×844@3',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    hasTouch: true,
  },
] as const;
const MANY = 80_000;
/** Clumps that the made-up papers stand in, and how far around each. */
const CLUMPS = 60;
const SPREAD = 0.05;

/**
 * The map in a real browser without a GPU: work of a frame while panning and zooming, of hovering (picking), time from
 * the script's arrival to the map being alive, bytes of the start page. As built, and with 80,000 made-up papers.
 */
export async function run(): Promise<void> {
  const { outDir } = projectPaths(undefined, undefined);
  if (!existsSync(outDir)) {
    console.log('No built site: npm run build makes one.');
    return;
  }
  const site = await serveFolder(outDir, builtBase(outDir) ?? '/', 0);
  const browser = await launchBrowser();
  for (const [i, { name, ...profile }] of WINDOWS.entries()) {
    for (const many of [false, true]) {
      const context = await browser.newContext(profile);
      const page = await context.newPage();
      const responses: Response[] = [];
      page.on('response', (response) => responses.push(response));
      if (many) await withManyPapers(page);
      await noteAlive(page);
      await page.goto(site.address, { waitUntil: 'networkidle' });
      if (i === 0 && !many) await printWeight(responses);
      const alive = await page.evaluate(aliveAfter);
      const papers = many ? `${MANY} papers` : 'as built';
      console.log(`${name}, ${papers}: alive ${alive} ms after the script arrived`);
      for (const line of await measureFrames(page)) console.log(`  ${line}`);
      await context.close();
    }
  }
  await browser.close();
  await site.close();
}

/** Gives the page a map too large to be drawn in it: the same way that a large corpus goes. */
async function withManyPapers(page: Page): Promise<void> {
  const random = seeded(6);
  const points = emptyPoints(MANY);
  const near = () => (random() + random() + random() - 1.5) * SPREAD;
  const clumps = Array.from({ length: CLUMPS }, () => [0.1 + 0.8 * random(), 0.1 + 0.8 * random()]);
  for (let i = 0; i < MANY; i++) {
    const clump = Math.floor(random() * CLUMPS);
    points.x[i] = clumps[clump]![0]! + near();
    points.y[i] = clumps[clump]![1]! + near();
    points.topic[i] = clump % 5;
    points.confidence[i] = 80;
    points.number[i] = i;
    points.slugHash[i] = i;
    points.id[i] = i;
    points.titleMinScale[i] = i % 4 === 0 ? 40_000 : 0;
  }
  const files = encodePoints(points, deflateSync);
  const rows = Array.from({ length: TITLES_PAPERS }, () => [
    'a',
    'A paper that was made up',
    'Nobody et al.',
  ]);
  for (const name of ['points', 'columns', 'addresses'] as const)
    await page.route(`**/${name}.bin`, (route) =>
      route.fulfill({ body: Buffer.from(files[name]) }),
    );
  await page.route('**/titles/*.json', (route) => route.fulfill({ body: JSON.stringify(rows) }));
  await page.route(/\/$/, async (route) => {
    const html = await (await route.fetch()).text();
    const body = html
      .replace('id="map"', 'id="map" data-papers="files"')
      .replace(/<g class="dots">.*?<\/g>/s, '');
    await route.fulfill({ body, contentType: 'text/html' });
  });
}

/** Notes the moment at which the map comes alive. */
async function noteAlive(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const alive = document.querySelector('#map.alive') !== null;
      if (alive && performance.getEntriesByName('alive').length === 0) performance.mark('alive');
    }).observe(document, { subtree: true, attributes: true, childList: true });
  });
}

/** Runs in the page: milliseconds from the arrival of the last script to the map being alive. */
function aliveAfter(): number {
  const alive = performance.getEntriesByName('alive')[0]!.startTime;
  const scripts = performance
    .getEntriesByType('resource')
    .filter(
      ({ name, startTime }) => name.endsWith('.js') && startTime < alive,
    ) as PerformanceResourceTiming[];
  return Math.round(alive - Math.max(...scripts.map(({ responseEnd }) => responseEnd)));
}

/** What the start page fetches before any action, compressed (gzip -9), fonts aside. */
async function printWeight(responses: readonly Response[]): Promise<void> {
  const sizes = new Map<string, number>();
  for (const response of responses) {
    const type = response.request().resourceType();
    if (type === 'font') continue;
    const size = gzipSync(await response.body(), { level: 9 }).length;
    sizes.set(type, (sizes.get(type) ?? 0) + size);
  }
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const parts = [...sizes].map(([type, size]) => `${type} ${kilobytes(size)}`).join(', ');
  console.log(`start page, compressed: ${kilobytes(all)} (${parts})`);
}
