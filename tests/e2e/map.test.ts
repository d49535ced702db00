import { expect, test } from 'vitest';
import { DESKTOP, PHONE, visit } from './visit.ts';

const LAW = 'p2-law-scaling-law-for-post-training-after-model-pruning';
const LAW_TITLE = 'P² Law: Scaling Law for Post-Training After Model Pruning';
const NAMES = [
  'Post-training quantization',
  'Post-training alignment',
  'Pretraining',
  'Self-training',
];

test('the map names its regions and has a link for every paper', async () => {
  const page = await visit('');
  const map = page.getByRole('group', { name: 'Topic map of 311 papers' });
  for (const name of NAMES)
    expect(await map.getByRole('link', { name, exact: true }).first().isVisible()).toBe(true);
  expect(await map.locator('.dots').getByRole('link').count()).toBe(311);
  expect(await page.title()).toBe('Training after training');
});

test('a click on a paper opens its panel; the address brings it back; the browser’s button closes it', async () => {
  const page = await visit('');
  await page.getByRole('link', { name: LAW_TITLE }).locator('circle').click();
  const panel = page.getByRole('complementary', { name: 'Paper' });
  await panel.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  expect(await panel.getByRole('listitem').count()).toBe(10);
  expect(new URL(page.url()).searchParams.get('paper')).toBe(LAW);
  await page.reload();
  await panel.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  await page.goBack();
  await panel.waitFor({ state: 'hidden' });
});

test('the page of a paper on the panel opens and shows its abstract', async () => {
  const page = await visit(`?paper=${LAW}`);
  await page.getByRole('link', { name: 'Open its page' }).click();
  await page.getByRole('heading', { level: 1, name: LAW_TITLE }).waitFor();
  expect(await page.getByRole('region', { name: 'Abstract' }).innerText()).toContain(
    'referred to as the P² Law.',
  );
});

test('a related paper in the panel is the next one chosen', async () => {
  const page = await visit(`?paper=${LAW}`);
  const panel = page.getByRole('complementary', { name: 'Paper' });
  const next = panel.getByRole('listitem').first().getByRole('link');
  const title = await next.innerText();
  await next.click();
  await panel.getByRole('heading', { level: 2, name: title }).waitFor();
});

test('a topic chosen in the tree greys the others, is in the address, and is let go again', async () => {
  const page = await visit('');
  const tree = page.getByRole('complementary', { name: 'Legend' });
  await tree.getByRole('link', { name: /^Pretraining \d+$/ }).click();
  expect(new URL(page.url()).searchParams.get('topic')).toBe('pretraining');
  const lit = page.locator('.dots a.lit');
  const count = Number(
    /\d+/.exec(await tree.getByRole('link', { name: /^Pretraining \d+$/ }).innerText())?.[0],
  );
  expect(await lit.count()).toBe(count);
  await page.reload();
  expect(await lit.count()).toBe(count);
  await page.keyboard.press('Escape');
  expect(await lit.count()).toBe(0);
});

test('zooming brings more names, the address the view, and the address the view back', async () => {
  const page = await visit('');
  const shown = () => page.locator('.name:not(.later), .title:not(.later)').count();
  const before = await shown();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.waitForURL(/view=/);
  await expect.poll(shown).toBeGreaterThan(before);
  const transform = () => page.locator('.world').getAttribute('transform');
  await page.goto(page.url());
  const restored = (await transform()) ?? '';
  expect(restored).toMatch(/scale\([12]\.\d+\)/);
  await page.getByRole('button', { name: 'Whole map' }).click();
  await page.waitForURL((url) => !url.search.includes('view='));
});

test('searching marks the papers found on the map and lists the best', async () => {
  const page = await visit('');
  await page.keyboard.press('/');
  await page.keyboard.type('quantization of vision transformers');
  const box = page.getByRole('combobox', { name: 'Search titles, ideas, questions' });
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').count()).toBe(8);
  expect(await page.locator('.dots a.lit').count()).toBeGreaterThan(8);
  await page.keyboard.press('ArrowDown');
  const chosen = await page
    .getByRole('option', { selected: true })
    .getByRole('link')
    .evaluate((link) => link.childNodes[0]?.textContent ?? '');
  expect(await box.getAttribute('aria-activedescendant')).toBe('answer-0');
  await page.keyboard.press('Enter');
  const heading = page
    .getByRole('complementary', { name: 'Paper' })
    .getByRole('heading', { level: 2 });
  await heading.waitFor();
  expect(await heading.innerText()).toContain(chosen);
});

test('arrows walk from paper to paper, Enter opens, Escape closes', async () => {
  const page = await visit('');
  await page.keyboard.press('ArrowRight');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('ArrowUp');
  const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(first).toBeTruthy();
  expect(second).toBeTruthy();
  expect(second).not.toBe(first);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Paper' });
  await panel.getByRole('heading', { level: 2, name: second! }).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    second,
  );
});

test('hovering tells title, topic and confidence', async () => {
  const page = await visit('');
  await page.getByRole('link', { name: LAW_TITLE }).locator('circle').hover();
  await page.getByText(LAW_TITLE).waitFor();
  expect(await page.locator('#tip').innerText()).toMatch(
    /Post-training quantization \(0\.\d\d|1\.00\)/,
  );
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
  expect(
    await map.getByRole('link', { name: 'Pretraining', exact: true }).first().isVisible(),
  ).toBe(true);
  await map.getByRole('link', { name: LAW_TITLE }).locator('circle').click();
  await page.getByRole('heading', { level: 1, name: LAW_TITLE }).waitFor();
});

test('on a phone a tap opens the sheet, and nothing is wider than the window', async () => {
  const page = await visit('', PHONE);
  const { x, y, width, height } = (await page
    .getByRole('link', { name: LAW_TITLE })
    .locator('circle')
    .boundingBox())!;
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await page.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the map embeds, with the paper of its address', async () => {
  const page = await visit(`embed/?paper=${LAW}`);
  await page.getByRole('heading', { level: 2, name: LAW_TITLE }).waitFor();
  expect(
    await page.getByRole('link', { name: 'Training after training' }).getAttribute('target'),
  ).toBe('_top');
});
