import { deflateSync } from 'fflate';
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LaterName } from '../../src/map/labels/later-names.ts';
import { emptyPoints, hashSlug, TITLES_PAPERS } from '../../src/map/points.ts';
import { encodePoints } from '../../src/map/points-files.ts';
import { serveSite } from './small-site.ts';
import { PHONE, visit } from './visit.ts';

const LONG = `On ${'the very long and winding '.repeat(14)}road`;
const HARD = [
  { title: LONG, abstract: 'A title of four hundred characters stands here.' },
  { title: 'تعلم الآلة والتعلم العميق', abstract: 'دراسة في تعلم الآلة.' },
  { title: '深度學習與大型語言模型的預訓練方法研究', abstract: '本文研究預訓練。' },
  {
    title: '<img src=x onerror=alert(1)> & "quotes"',
    abstract: '</script><script>alert(2)</script>',
  },
];

test('long, right-to-left and Chinese titles, and hostile ones, stand on the map as they are', async () => {
  const site = await serveSite('Hard', HARD);
  const page = await visit(site.address, PHONE);
  const list = page.getByRole('region', { name: 'Papers in view' });
  for (const { title } of HARD) {
    await page.goto(site.address);
    await list.getByText('4 papers in view').waitFor();
    await list.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Paper', exact: true });
    await panel.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  }
  await site.close();
});

test('words and formulas longer than a line widen no page', async () => {
  const word = 'x'.repeat(400);
  const formula = `$\\sum_{i=1}^{n} ${'a_{1}+'.repeat(28)}b$`;
  const site = await serveSite(`W${'i'.repeat(120)}`, [
    {
      title: `${word} and reefs`,
      abstract: `About ${word} and ${formula}.`,
      authors: [word, 'Mia Muster'],
      venue: word,
      keywords: [word],
      doi: `10.1000/${word}`,
      url: `https://example.org/${word}`,
      year: 2020,
    },
    { title: `On ${formula}`, abstract: 'About reefs.', year: 2021 },
  ]);
  const page = await visit(site.address, PHONE);
  const papers = await page.getByRole('region', { name: 'Papers in view' }).getByRole('link').all();
  const addresses = await Promise.all(papers.map((link) => link.getAttribute('href')));
  expect(addresses).toHaveLength(2);
  for (const path of ['', 'papers/', 'topics/', 'topics/outside/', 'about/', ...addresses]) {
    await page.goto(new URL(path!, site.address).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, path!).toBeLessThanOrEqual(390);
  }
  await site.close();
});

test.each([1, 2])('a map of %d papers is a map', async (count) => {
  const site = await serveSite('Few', HARD.slice(1, 1 + count));
  const page = await visit(site.address);
  await page
    .getByRole('group', { name: count === 1 ? 'Topic map of 1 paper' : 'Topic map of 2 papers' })
    .waitFor();
  await page.getByText(count === 1 ? '1 paper in view' : '2 papers in view').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Paper', exact: true }).waitFor();
  await site.close();
});

const LATER: readonly LaterName[] = [
  ['subtopic', ['A name that', 'comes later'], 1, 1, 0.5, 0.5, 0.8, 900, null],
  ['phrase', ['a phrase that goes'], 2, 0, 0.5, 0.55, 0.75, 900, 1000],
];

test('above a thousand papers they come as a file, and so do names that wait for zoom: found by address, walked to, selected', async () => {
  const page = await visit('about/');
  const count = 1500;
  const points = emptyPoints(count);
  const slug = (i: number) => `made-up-paper-${i}`;
  for (let i = 0; i < count; i++) {
    points.x[i] = 0.1 + (0.8 * (i % 40)) / 40;
    points.y[i] = 0.1 + (0.8 * Math.floor(i / 40)) / 40;
    points.topic[i] = i % 5;
    points.number[i] = i;
    points.id[i] = i;
    points.slugHash[i] = hashSlug(slug(i));
  }
  const files = encodePoints(points, deflateSync);
  await page.route('**/points.bin', (route) => route.fulfill({ body: Buffer.from(files.points) }));
  let sendColumns = () => {};
  const asked = new Promise<void>((resolve) => {
    sendColumns = resolve;
  });
  await page.route('**/columns.bin', async (route) => {
    await asked;
    await route.fulfill({ body: Buffer.from(files.columns) });
  });
  let addressed = 0;
  await page.route('**/addresses.bin', (route) => {
    addressed++;
    return route.fulfill({ body: Buffer.from(files.addresses) });
  });
  await page.route('**/names.json', (route) => route.fulfill({ json: LATER }));
  const titleFiles: number[] = [];
  await page.route('**/titles/*.json', (route) => {
    const file = Number(/(\d+)\.json/.exec(route.request().url())![1]);
    titleFiles.push(file);
    const rows = Array.from({ length: TITLES_PAPERS }, (_, k) => {
      const i = TITLES_PAPERS * file + k;
      return [slug(i), `Made-up paper ${i}`, ''];
    });
    return route.fulfill({ json: rows.slice(0, count - TITLES_PAPERS * file) });
  });
  await page.route(/\/(\?.*)?$/, async (route) => {
    const html = await (await route.fetch()).text();
    const body = html.replace('id="map"', 'id="map" data-papers="files"');
    await route.fulfill({ body, contentType: 'text/html' });
  });
  await page.goto(new URL('/?topic=outside', page.url()).href);
  // On a slow line the dots are there, and can be moved, before a reader can ask of them.
  await page.locator('#map.alive').hover();
  await page.mouse.wheel(0, -400);
  await page.waitForURL(/topic=outside.*view=/);
  sendColumns();
  await page.getByRole('heading', { level: 2, name: '300 papers' }).waitFor();
  expect(page.url(), 'the view stays where the reader went').toMatch(/view=/);
  await page
    .getByRole('complementary', { name: 'Selection' })
    .getByRole('link', { name: /^Made-up paper/ })
    .first()
    .waitFor();
  expect(addressed, 'nobody has named a paper').toBe(0);
  await page.goto(new URL('/?paper=made-up-paper-1501', page.url()).href);
  await page.getByText('This address names a paper that is not on this map.').waitFor();
  expect(addressed).toBe(1);
  await page.getByText('1,500 papers in view; the 50 nearest to the middle:').waitFor();
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/^Made-up paper \d+$/);
  await readFurther(page, titleFiles);
});

/** What such a map brings once a reader moves, asks, keeps papers, and follows an address. */
async function readFurther(page: Page, titleFiles: readonly number[]): Promise<void> {
  await zoomToName(page);
  await askBeforeListing(page, titleFiles);
  await keepWithoutIds(page);
  await page.goto(new URL('/?paper=made-up-paper-820', page.url()).href);
  // Its neighbourhood is brought near, as on a small map.
  await page.waitForURL(/paper=made-up-paper-820&view=[^&]*,3\.00$/);
}

/** Where ids do not come no paper is kept and none noted as opened; the reader is told, and tries again. */
async function keepWithoutIds(page: Page): Promise<void> {
  const kept = (name: string) =>
    page.evaluate(
      (key) => JSON.parse(localStorage.getItem(key) ?? '[]') as number[],
      `chartroom:${name}:/`,
    );
  const fail = (route: Route) => route.abort();
  for (const file of ['addresses.bin', 'panels/*.bin']) await page.route(`**/${file}`, fail);
  await page.goto(new URL('/?topic=outside', page.url()).href);
  // The selection is told anew once all columns are here, and a press on what stood there before would be lost.
  await page.locator('#colour:enabled').waitFor({ state: 'attached' });
  const selection = page.getByRole('complementary', { name: 'Selection' });
  const link = selection.getByRole('link', { name: /^Made-up paper/ }).last();
  await link.click();
  const panel = page.getByRole('complementary', { name: 'Paper', exact: true });
  await panel.getByText('could not be loaded').waitFor();
  await page.keyboard.press('Escape');
  await selection.getByRole('button', { name: 'Keep all' }).click();
  await page.getByText('Your reading list could not be changed.').waitFor();
  expect([await kept('opened'), await kept('reading')]).toEqual([[], []]);
  await page.unroute('**/addresses.bin', fail);
  await selection.getByRole('button', { name: 'Keep all' }).click();
  await expect.poll(async () => (await kept('reading')).length).toBe(300);
  await link.click();
  await page.waitForURL(/paper=/);
  const slug = new URL(page.url()).searchParams.get('paper')!;
  await expect.poll(() => kept('opened')).toEqual([Number(/\d+$/.exec(slug)![0])]);
}

/** What is found may lie anywhere on the map: its titles come for the list once the reader has left the box. */
async function askBeforeListing(page: Page, titleFiles: readonly number[]): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
  await page.getByText('1,500 papers in view; the 50 nearest to the middle:').waitFor();
  const before = titleFiles.length;
  const box = page.getByRole('combobox').first();
  await box.fill('quantization');
  await page.getByRole('option').first().waitFor();
  expect(titleFiles).toHaveLength(before);
  await box.blur();
  await page.getByText(/^\d+ papers of the selection in view/).waitFor();
  expect(titleFiles.slice(before)).toContain(0);
}

/** Names that wait for zoom: one comes and chooses its subtopic, another has gone again. */
async function zoomToName(page: Page): Promise<void> {
  const name = page.locator('.names a', { hasText: 'A name that comes later' });
  expect(await name.count(), 'it is made when it is first shown').toBe(0);
  await page.goto(new URL('/?view=0.5,0.5,6', page.url()).href);
  await page.locator('#colour:enabled').waitFor({ state: 'attached' });
  await name.press('Enter');
  await page.waitForURL(/subtopic=/);
  const first = page.locator('[data-tree] [data-subtopic]').first();
  expect(await name.getAttribute('href')).toBe(await first.getAttribute('href'));
  expect(await name.getAttribute('aria-current')).toBe('true');
  expect(await page.getByText('a phrase that goes').count()).toBe(0);
}
