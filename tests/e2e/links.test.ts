import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { type SmallSite, serveSite } from './small-site.ts';
import { visit } from './visit.ts';

const RECORDS = [
  { title: 'Kelp at dusk', year: 2001, doi: '10.1000/kelp', authors: ['Ada Lovelace'] },
  { title: 'Nets and knots', year: 2005, references: ['doi:10.1000/kelp'] },
  { title: 'Tides of small harbours', year: 2010, references: ['10.1000/KELP.'] },
].map((record) => ({ abstract: `A text about ${record.title} by the sea.`, ...record }));

let site: SmallSite;
beforeAll(async () => {
  site = await serveSite('Coast', RECORDS);
});
afterAll(() => site.close());

test('the panel lists what cites a paper, arrows show it, and search finds it', async () => {
  const page = await visit(`${site.address}?paper=kelp-at-dusk`);
  const panel = page.getByRole('complementary', { name: 'Paper', exact: true });
  await panel.getByRole('heading', { name: 'Cited here by (2)' }).waitFor();
  await page.locator('.marks .arrow').nth(1).waitFor({ state: 'attached' });
  expect(await page.locator('.marks .arrow').count()).toBe(2);
  await panel.getByRole('link', { name: 'Nets and knots' }).last().click();
  await panel.getByRole('heading', { name: 'Cites here (1)' }).waitFor();
  expect(await page.locator('.marks .arrow').count()).toBe(1);
  await page.goto(`${site.address}search/?q=cites:kelp-at-dusk`);
  await page.getByText('2 papers found').waitFor();
  const found = page.locator('[data-results] a');
  expect(await found.allInnerTexts()).toEqual(['Nets and knots', 'Tides of small harbours']);
});

test('prior and later work opens over the map, leads on, and Escape, Back and the address bring it back', async () => {
  const page = await visit(`${site.address}papers/kelp-at-dusk/`);
  await page.getByRole('link', { name: 'Prior and later work as a map' }).click();
  const around = page.getByRole('dialog', { name: 'Prior and later work: Kelp at dusk' });
  await around.getByRole('heading', { name: 'Later work that cites it (2)' }).waitFor();
  expect(await around.locator('li a').allInnerTexts()).toEqual([
    'Nets and knots',
    'Tides of small harbours',
  ]);
  expect(await around.locator('path.arrow.own').count()).toBe(2);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await around.waitFor({ state: 'hidden' });
  await page.waitForURL(site.address);
  await page.goBack();
  await around.waitFor();
  await around.getByRole('link', { name: 'Tides of small harbours' }).press('Enter');
  await around.waitFor({ state: 'hidden' });
  const panel = page.getByRole('complementary', { name: 'Paper', exact: true });
  await panel.getByRole('link', { name: 'Prior and later work' }).click();
  await page
    .getByRole('dialog', { name: 'Prior and later work: Tides of small harbours' })
    .getByRole('heading', { name: 'Prior work that it cites (1)' })
    .waitFor();
});
