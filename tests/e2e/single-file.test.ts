import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { singleFile } from '../../src/site/single-file/single-file.ts';
import { axeFindings } from './axe.ts';
import { LAW, LAW_TITLE } from './on-map.ts';
import { visit } from './visit.ts';

const dir = mkdtempSync(join(tmpdir(), 'chartroom-single-'));
const address = pathToFileURL(join(dir, 'map of papers.html')).href;
const make = () => singleFile(inject('siteDir'), { language: 'en', address: null });
let html = '';

beforeAll(async () => {
  html = await make();
  writeFileSync(join(dir, 'map of papers.html'), html);
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Opens the file from the disk; what it asks for beside itself is told. */
async function open(state: string): Promise<{ page: Page; asked: string[] }> {
  const page = await visit('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(?:data|blob):/.test(url) && url.split(/[?#]/)[0] !== address) asked.push(url);
  });
  await page.goto(address + state);
  await page.locator('#map.alive').waitFor();
  return { page, asked };
}

test('the map opens from a disk: search, panel, its relations and a page, and nothing is asked of anybody', async () => {
  const { page, asked } = await open('');
  await page.fill('#search-field', 'scaling laws for models that were pruned');
  await page.locator(`#search-answers a[data-slug="${LAW}"]`).click();
  const panel = page.locator('#panel');
  await expect.poll(() => panel.locator('h2').textContent()).toBe(LAW_TITLE);
  await expect.poll(() => panel.locator('.abstract').textContent()).toContain('pruning');
  await expect.poll(() => new URL(page.url()).searchParams.get('paper')).toBe(LAW);
  await panel.locator('ol.papers a').first().click();
  await page.waitForFunction(
    (title) => document.querySelector('#panel h2')?.textContent !== title,
    LAW_TITLE,
  );
  expect(await axeFindings(page)).toEqual([]);
  await page.goBack();
  await page.waitForFunction(
    (title) => document.querySelector('#panel h2')?.textContent === title,
    LAW_TITLE,
  );

  await page.locator('nav a', { hasText: 'About' }).click();
  const reading = page.locator('dialog.page-over');
  expect(await reading.locator('h1').textContent()).toBe('About this map');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await reading.waitFor({ state: 'hidden' });
  expect(await panel.locator('h2').textContent()).toBe(LAW_TITLE);

  await page.locator('nav a', { hasText: 'Topics' }).click();
  await reading.locator('a', { hasText: 'Pruning' }).first().click();
  await reading.locator('h1', { hasText: 'Pruning' }).waitFor();
  await reading.locator('.papers a').first().click();
  await reading.waitFor({ state: 'hidden' });
  await panel.locator('h2').waitFor();
  expect(asked).toEqual([]);
});

test('an address into the file shows what it names, and the same site makes the same file', async () => {
  const { page } = await open(`#/papers/${LAW}/`);
  await expect.poll(() => page.locator('#panel h2').textContent()).toBe(LAW_TITLE);
  // The view joins the address once the map has moved to the paper.
  await expect.poll(() => page.url().split('&view=')[0]).toBe(`${address}?paper=${LAW}`);
  expect(await make()).toBe(html);
});
