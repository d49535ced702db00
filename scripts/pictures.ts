import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtBase, serveFolder } from '../src/pipeline/serve.ts';
import { CHECKOUT, workplaceFor } from '../src/pipeline/workplace.ts';
import { launchBrowser } from './browser.ts';

/** Takes pictures of the built site, wide and narrow, light and dark: `npm run pictures -- [--out DIR] [--to DIR] [PATHS…]`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, to: { type: 'string' } },
});
const { outDir } = workplaceFor(undefined, values.out);
const to = values.to ?? join(CHECKOUT, '.chartroom/pictures');
const paths = positionals.length > 0 ? positionals : ['', 'papers/', 'topics/', 'about/'];
const windows = [
  { name: 'wide', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
];

mkdirSync(to, { recursive: true });
const site = await serveFolder(outDir, builtBase(outDir) ?? '/', 0);
const browser = await launchBrowser();
for (const { name, ...window } of windows) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ ...window, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(new URL(path, site.address).href, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      const slug = path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'map';
      await page.screenshot({ path: join(to, `${slug}-${name}-${colorScheme}.png`) });
    }
    await context.close();
  }
}
await browser.close();
await site.close();
console.log(`Pictures in ${to}`);
