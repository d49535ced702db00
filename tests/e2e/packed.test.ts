import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { type SmallSite, serveSite } from './small-site.ts';
import { visit } from './visit.ts';

const RECORDS = ['Kelp at dusk', 'Nets and knots', 'Tides of small harbours'].map((title, i) => ({
  title,
  abstract: `A text about ${title.toLowerCase()} by the sea.`,
  authors: ['Ada Lovelace'],
  year: 2001 + i,
  doi: `10.1000/${i}`,
}));
let site: SmallSite;
beforeAll(async () => {
  site = await serveSite('Coast', RECORDS, {}, 'pages: packed\n');
});
afterAll(() => site.close());

/** What the head of a page says of itself. */
const headOf = (page: Page) =>
  page.evaluate(() => ({
    title: document.title,
    doi: document.querySelector('meta[name="citation_doi"]')?.getAttribute('content'),
    robots: document.querySelector('meta[name="robots"]')?.getAttribute('content') ?? null,
    name: JSON.parse(document.querySelector('script[type="application/ld+json"]')!.textContent)
      .headline,
  }));

test('a packed page stands at its address, with its head, its links and its buttons', async () => {
  const page = await visit(`${site.address}papers/`);
  await page.getByRole('link', { name: 'Kelp at dusk' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kelp at dusk' }).waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/papers/kelp-at-dusk/');
  expect(await headOf(page)).toEqual({
    title: 'Kelp at dusk · Coast',
    doi: '10.1000/0',
    robots: null,
    name: 'Kelp at dusk',
  });
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Copy the citation in APA style' }).waitFor();
  await page.locator('.besides a[rel]').first().click();
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Kelp' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Kelp at dusk' }).waitFor();
});

test('an address of no paper says so, and a line that is down offers to try again', async () => {
  const page = await visit(`${site.address}papers/nobody/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Not on this map');
  await page.route('**/pages/*.bin', (route) => route.abort());
  await page.goto(`${site.address}papers/nets-and-knots/`);
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.unroute('**/pages/*.bin');
  await again.click();
  await page.getByRole('heading', { level: 1, name: 'Nets and knots' }).waitFor();
});

test('a host without rewrites shows a packed page by its page for unknown addresses', async () => {
  const page = await visit(`${site.address}papers/`);
  await page.route('**/papers/kelp-at-dusk/', async (route) => {
    const response = await route.fetch({ url: `${site.address}404.html` });
    await route.fulfill({ response, status: 404 });
  });
  await page.getByRole('link', { name: 'Kelp at dusk' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kelp at dusk' }).waitFor();
  expect((await headOf(page)).title).toBe('Kelp at dusk · Coast');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Papers' }).waitFor();
});

test('a packed page is shown whatever place in it its address names', async () => {
  const page = await visit(`${site.address}papers/kelp-at-dusk/#2,1`);
  await page.getByRole('heading', { level: 1, name: 'Kelp at dusk' }).waitFor();
  await page.getByRole('button', { name: 'Copy the citation in APA style' }).waitFor();
});
