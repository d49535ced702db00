import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { LAW, LAW_TITLE, placeOf } from './on-map.ts';
import { DESKTOP, PHONE, visit } from './visit.ts';

const NAMES = [
  'Post-training quantization',
  'Post-training alignment',
  'Pretraining',
  'Self-training',
];

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Paper', exact: true });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('the map names its regions and lists the papers in view', async () => {
  const page = await visit('');
  const map = page.getByRole('group', { name: 'Topic map of 311 papers' });
  for (const name of NAMES)
    expect(await map.getByRole('link', { name, exact: true }).first().isVisible()).toBe(true);
  const list = map.getByRole('region', { name: 'Papers in view' });
  await list.getByText('311 papers in view; the 50 nearest to the middle:').waitFor();
  expect(await list.getByRole('link').count()).toBe(50);
  expect(await page.title()).toBe('Training after training');
});

test('a click on a paper opens its panel; the address brings it back; the browser’s button closes it', async () => {
  const page = await visit('');
  const { x, y } = await placeOf(page, LAW);
  await page.mouse.click(x, y);
  const panel = panelOf(page);
  await panel.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  expect(await panel.getByRole('listitem').count()).toBe(10);
  await expect.poll(() => new URL(page.url()).searchParams.get('paper')).toBe(LAW);
  await page.reload();
  await panel.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  await page.goBack();
  await panel.waitFor({ state: 'hidden' });
});

test('the address of a paper opened from afar shows it from as far', async () => {
  const page = await visit('');
  const { x, y } = await placeOf(page, LAW);
  await page.mouse.click(x, y);
  await page.waitForURL(/view=/);
  const seen = await page.locator('.marks .ring').boundingBox();
  await page.reload();
  await page.locator('.marks .ring').waitFor();
  await panelOf(page).getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  expect(await page.locator('.marks .ring').boundingBox()).toEqual(seen);
});

test('the page of a paper on the panel opens and shows its abstract', async () => {
  const page = await visit(`?paper=${LAW}`);
  await page.getByRole('link', { name: 'Open its page' }).click();
  await page.getByRole('heading', { level: 1, name: LAW_TITLE }).waitFor();
  expect(await page.getByRole('region', { name: 'Abstract' }).innerText()).toContain(
    'referred to as the P² Law.',
  );
});

test.each([
  ['the line is down', (page: Page) => page.route('**/panels/*.bin', (route) => route.abort())],
  [
    'the host answers 503',
    (page: Page) => page.route('**/panels/*.bin', (route) => route.fulfill({ status: 503 })),
  ],
] as const)(
  'where %s, an opened paper stays on the map, says what is missing and tries again',
  async (_, fail) => {
    const page = await visit('');
    await page.locator('#map.alive').waitFor();
    await fail(page);
    const { x, y } = await placeOf(page, LAW);
    await page.mouse.click(x, y);
    const panel = panelOf(page);
    await panel.getByText('could not be loaded').waitFor();
    expect(await panel.getByRole('heading', { level: 2 }).textContent()).toBe(LAW_TITLE);
    await expect.poll(() => new URL(page.url()).searchParams.get('paper')).toBe(LAW);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    await page.unroute('**/panels/*.bin');
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.locator('.abstract').waitFor();
    expect(await page.locator('.marks path').count()).toBeGreaterThan(0);
  },
);

test('a related paper in the panel is the next one chosen', async () => {
  const page = await visit(`?paper=${LAW}`);
  const panel = panelOf(page);
  const next = panel.getByRole('listitem').first().getByRole('link');
  const title = await next.innerText();
  await next.click();
  await panel.getByRole('heading', { level: 2, name: title }).waitFor();
});

test('the panel never covers the paper it speaks of', async () => {
  const page = await visit('');
  const quantized = await placeOf(page, LAW);
  await page.mouse.click(quantized.x, quantized.y);
  await panelOf(page).waitFor();
  const ring = page.locator('.marks .ring');
  const { left } = await panelOf(page).evaluate((panel) => panel.getBoundingClientRect());
  await expect.poll(async () => (await ring.boundingBox())!.x).toBeLessThan(left - 20);
});

test('zooming brings more names, the address the view, and the address the view back', async () => {
  const page = await visit('');
  const shown = () => page.locator('.name:not(.later), .title').count();
  await page.locator('#map.alive').waitFor();
  const before = await shown();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.waitForURL(/view=0\.5000,0\.5000,1\.60$/);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.waitForURL(/view=0\.5000,0\.5000,2\.56$/);
  expect(await shown()).toBeGreaterThan(before);
  const place = () =>
    page
      .getByRole('group', { name: /^Topic map/ })
      .getByRole('link', { name: 'Pretraining', exact: true })
      .evaluate((link) => link.getAttribute('transform'));
  const moved = await place();
  await page.goto(page.url());
  await page.locator('#map.alive').waitFor();
  expect(await place()).toBe(moved);
  await page.getByRole('button', { name: 'Whole map' }).click();
  await page.waitForURL((url) => !url.search.includes('view='));
});

test('arrows walk from paper to paper, Enter opens, Escape closes and the focus is back', async () => {
  const page = await visit('');
  await page.locator('#map.alive').waitFor();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(page)).not.toBe('');
  const first = await focused(page);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => focused(page)).not.toBe(first);
  const second = await focused(page);
  await page.keyboard.press('Enter');
  await panelOf(page).getByRole('heading', { level: 2, name: second }).waitFor();
  await page.keyboard.press('Escape');
  await panelOf(page).waitFor({ state: 'hidden' });
  await expect.poll(() => focused(page)).toBe(second);
});

test('+ - and 0 zoom, ? lists the keys, Escape closes the list', async () => {
  const page = await visit('');
  await page.locator('#map.alive').waitFor();
  await page.keyboard.press('+');
  await page.waitForURL(/,1\.60$/);
  await page.keyboard.press('-');
  await page.waitForURL((url) => url.search === '');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys on the map' });
  await keys.waitFor();
  expect(await keys.innerText()).toContain('walk from paper to the nearest one');
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
});

test('what the signs mean is told by keyboard, without a finding of axe, and Escape closes only that', async () => {
  const page = await visit('?topic=alignment');
  await page.locator('#map.alive').waitFor();
  const button = page.getByRole('button', { name: 'What the signs mean' });
  await button.focus();
  await page.keyboard.press('Enter');
  const signs = page.getByRole('dialog', { name: 'What the signs mean' });
  for (const sign of ['A paper whose topic is doubtful', 'none of the topics', 'you have opened'])
    expect(await signs.getByText(sign).isVisible()).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await signs.waitFor({ state: 'hidden' });
  await expect.poll(() => new URL(page.url()).search).toBe('?topic=alignment');
});

test('far from papers an arrow says where they are, and leads there', async () => {
  const page = await visit('?view=0.01,0.99,60', PHONE);
  await page.locator('#map.alive').waitFor();
  const way = page.getByRole('button', { name: 'Papers are this way' });
  await way.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await way.click();
  await way.waitFor({ state: 'hidden' });
  const list = page.getByRole('region', { name: 'Papers in view' });
  await list.getByRole('link').first().waitFor({ state: 'attached' });
});

test('hovering tells title, topic and confidence, and what of a question it matches', async () => {
  const page = await visit('');
  const { x, y } = await placeOf(page, LAW);
  await page.mouse.move(x, y);
  const tip = page.locator('#tip');
  await tip.getByText(LAW_TITLE).waitFor();
  expect(await tip.innerText()).toMatch(/Post-training quantization \((0\.\d\d|1\.00)\)/);
  await page.fill('#search-field', 'scaling law after pruning');
  await page.locator(`#search-answers a[data-slug="${LAW}"]`).waitFor();
  await page.mouse.move(x + 200, y);
  await page.mouse.move(x, y);
  await tip.getByText(/^Matches .*scaling.* in the title/).waitFor();
});

test('a paper is cited from its panel', async () => {
  const page = await visit(`?paper=${LAW}`);
  await panelOf(page).getByRole('button', { name: 'Cite' }).click();
  await panelOf(page)
    .getByText(/^@\w+\{/)
    .waitFor();
  await panelOf(page).getByRole('button', { name: 'Copy BibTeX' }).waitFor();
});

test('a paper once opened is remembered in this browser', async () => {
  const page = await visit(`?paper=${LAW}`);
  await panelOf(page).waitFor();
  const kept = () => page.evaluate(() => localStorage.getItem('chartroom:opened:/') ?? '');
  expect(JSON.parse(await kept())).toHaveLength(1);
  await page.reload();
  await panelOf(page).waitFor();
  expect(JSON.parse(await kept())).toHaveLength(1);
});

test.each([
  ['?paper=no-such-paper', 'This address names a paper that is not on this map. Here is the map.'],
  ['?topic=nope', 'This address names a topic that is not on this map. Here is the map.'],
])('%s is answered kindly', async (query, words) => {
  const page = await visit(query);
  await page.getByText(words).waitFor();
  expect(await page.getByRole('group', { name: /^Topic map/ }).isVisible()).toBe(true);
});

test('without JavaScript the map, its names and every paper are there', async () => {
  const page = await visit('', { ...DESKTOP, javaScriptEnabled: false });
  const map = page.getByRole('group', { name: 'Topic map of 311 papers' });
  for (const name of NAMES)
    expect(await map.getByRole('link', { name, exact: true }).first().isVisible()).toBe(true);
  expect(await map.locator('.dots').getByRole('link').count()).toBe(311);
  await map.getByRole('link', { name: LAW_TITLE }).press('Enter');
  await page.getByRole('heading', { level: 1, name: LAW_TITLE }).waitFor();
});

test('on a phone a tap opens the sheet, and nothing is wider than the window', async () => {
  const page = await visit('', PHONE);
  const { x, y } = await placeOf(page, LAW);
  await page.touchscreen.tap(x, y);
  await page.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the sheet of a phone has three heights', async () => {
  const page = await visit('', PHONE);
  const handle = page.getByRole('button', { name: /^Height of the sheet/ });
  const height = () => page.locator('.sheet').evaluate(({ clientHeight }) => clientHeight);
  const heights: number[] = [];
  for (const name of ['half', 'full', 'low']) {
    await page.getByRole('button', { name: `Height of the sheet: ${name}` }).waitFor();
    heights.push(await height());
    await handle.tap();
  }
  expect(heights[1]!).toBeGreaterThan(heights[0]!);
  expect(heights[0]!).toBeGreaterThan(heights[2]!);
});

test('the map embeds, with the paper or the topic of its address', async () => {
  const page = await visit(`embed/?paper=${LAW}`);
  await page.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  expect(
    await page.getByRole('link', { name: 'Training after training' }).getAttribute('target'),
  ).toBe('_top');
  await page.goto(new URL('/embed/?topic=pretraining', page.url()).href);
  const full = page.getByRole('link', { name: 'Training after training' });
  await expect.poll(() => full.getAttribute('href')).toBe('/?topic=pretraining');
  await page.getByText(/papers of the selection in view/).waitFor();
});
