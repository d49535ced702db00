import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { type Serving, serveFolder } from '../../src/pipeline/serve.ts';
import { visit } from './visit.ts';

const dir = mkdtempSync(join(tmpdir(), 'chartroom-offline-'));
const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
let site: Serving;

/** Builds the map with these settings and serves it where it stood before. */
async function build(settings: string): Promise<void> {
  const port = site === undefined ? 0 : Number(new URL(site.address).port);
  writeFileSync(join(dir, 'content/site.yaml'), `title: Reefs\n${settings}`);
  await buildProject(place, '2026-01-01', () => undefined);
  site = await serveFolder(place.outDir, '/', port);
}

beforeAll(async () => {
  mkdirSync(join(dir, 'content/corpus'), { recursive: true });
  const records = ['Corals of the north', 'Corals of the south', 'Sponges'].map((title) =>
    JSON.stringify({ title, abstract: `${title}, and what grows on them.` }),
  );
  writeFileSync(join(dir, 'content/corpus/a.jsonl'), records.join('\n'));
  await build('offline: true');
});
afterAll(async () => {
  await site.close();
  for (const path of [dir, place.cacheDir]) rmSync(path, { recursive: true, force: true });
});

test('what was seen is there without a line, and all of it goes once the owner wants it no more', async () => {
  const page = await visit(site.address);
  const panelTitle = page.locator('#panel h2');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(`${site.address}?paper=sponges`);
  await panelTitle.waitFor();
  await page.goto(`${site.address}papers/sponges/`);
  await page.locator('h1').waitFor();
  const kept = () =>
    page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => new URL(url).pathname);
    });
  await expect.poll(kept).toContain('/papers/sponges/');

  await site.close();
  await page.reload();
  expect(await page.locator('h1').textContent()).toBe('Sponges');
  await page.goto(site.address);
  await page.locator('#map.alive').waitFor();
  await page.locator('.dots a, [data-id]').first().waitFor({ state: 'attached' });
  await page.goto(`${site.address}papers/corals-of-the-north/`);
  await panelTitle.waitFor();
  await expect.poll(() => page.url()).toBe(`${site.address}?paper=corals-of-the-north`);
  expect(await panelTitle.textContent()).toBe('Corals of the north');

  await build('');
  // She comes back another day: what was asked for without a line is asked for no more, and nothing keeps the old worker.
  const context = page.context();
  await page.close();
  const nextDay = await context.newPage();
  await nextDay.goto(site.address);
  // A browser asks for the worker's file in its own time, some seconds after a page was opened: here it is told to.
  const left = () =>
    nextDay.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
      return [
        ...(await caches.keys()),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
      ];
    });
  await expect.poll(left).toEqual([]);
});
