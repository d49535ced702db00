import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DESKTOP, visit } from './visit.ts';

const LAW = 'papers/p2-law-scaling-law-for-post-training-after-model-pruning/';

test('a citation is copied and saved as a file of its own name', async () => {
  const page = await visit(LAW);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const cite = page.getByRole('region', { name: 'Cite this paper' });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await cite.getByRole('button', { name: 'Copy the citation in APA style' }).click();
  await cite.getByText('Copied').first().waitFor();
  expect(await copied()).toBe('P² Law: Scaling Law for Post-Training After Model Pruning. (n.d.).');
  await cite.getByRole('button', { name: 'Copy BibTeX' }).click();
  await page.waitForFunction(async () =>
    (await navigator.clipboard.readText()).startsWith('@misc'),
  );
  const bibtex = await copied();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    cite.getByRole('link', { name: 'Download BibTeX' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${LAW.split('/')[1]}.bib`);
  expect(readFileSync((await download.path())!, 'utf8')).toBe(bibtex);
});

test('a topic’s papers are sorted without a reload', async () => {
  const page = await visit('topics/pretraining/');
  const titles = () =>
    page.getByRole('region', { name: 'All papers' }).getByRole('listitem').allInnerTexts();
  const byTitle = await titles();
  await page.getByRole('radio', { name: 'Most central' }).check();
  const central = await titles();
  const start = page.getByRole('region', { name: 'Where to start' }).getByRole('link').first();
  expect(central[0]).toContain(await start.innerText());
  expect([...central].sort()).toEqual([...byTitle].sort());
  await page.getByRole('radio', { name: 'Title' }).check();
  expect(await titles()).toEqual(byTitle);
});

test('the list of papers is filtered as one types, by words and by topic, and whole again', async () => {
  const page = await visit('papers/');
  const found = page.getByRole('main').getByRole('listitem');
  const whole = await found.count();
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('scaling pruning');
  await page.getByText('1 paper', { exact: true }).waitFor();
  expect(await found.allInnerTexts()).toEqual([
    'P² Law: Scaling Law for Post-Training After Model Pruning',
  ]);
  await page.getByRole('combobox', { name: 'Topic' }).selectOption('Pretraining');
  await page.getByText('0 papers', { exact: true }).waitFor();
  expect(await found.count()).toBe(0);
  await page.getByRole('combobox', { name: 'Topic' }).selectOption('All topics');
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('');
  await page.getByText('1 paper', { exact: true }).waitFor({ state: 'detached' });
  expect(await found.count()).toBe(whole);
});

test('what needs a script is not shown without one', async () => {
  const page = await visit(LAW, { ...DESKTOP, javaScriptEnabled: false });
  expect(await page.getByRole('button', { name: 'Copy BibTeX' }).isVisible()).toBe(false);
  expect(await page.getByRole('link', { name: 'Download BibTeX' }).isVisible()).toBe(true);
  await page.goto(new URL('../', page.url()).href);
  expect(await page.getByRole('searchbox', { name: /^Filter/ }).isVisible()).toBe(false);
  await page.getByRole('navigation', { name: 'Alphabet' }).getByRole('link', { name: 'Z' }).click();
  await page.waitForURL(/papers\/page\/2\/#letter-z$/);
});
