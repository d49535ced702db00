import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LAW, placeOf } from './on-map.ts';
import { visit } from './visit.ts';

const DESK = { viewport: { width: 1280, height: 800 } };
const SIDEWAYS = { viewport: { width: 844, height: 390 } };
const TABLET = { viewport: { width: 768, height: 1024 } };

/** What of these a reader's pointer would not meet at their middle. */
function covered(page: Page, selector: string): Promise<readonly string[]> {
  return page.evaluate(
    (these) =>
      [...document.querySelectorAll(these)]
        .filter((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          const met = document.elementFromPoint(left + width / 2, top + height / 2);
          return met === null || !one.contains(met);
        })
        .map((one) => one.textContent ?? ''),
    selector,
  );
}

for (const profile of [DESK, TABLET])
  test(`a panel leaves search and the way to the lists free, ${profile.viewport.width} wide`, async () => {
    for (const query of [`?paper=${LAW}`, '?topic=pretraining']) {
      const page = await visit(query, profile);
      await page.locator('.side:not([hidden]) .close').waitFor();
      expect(await page.locator('.map-head nav a').count()).toBe(3);
      expect(await covered(page, '.map-head nav a, .map-head input, .side .close')).toEqual([]);
    }
  });

test('between phone and desk the map starts beside its legend, and links stand in one line', async () => {
  const page = await visit('', { viewport: { width: 900, height: 700 } });
  await page.locator('#map.alive').waitFor();
  const legend = (await page.locator('.legend').boundingBox())!;
  const frame = (await page.locator('.frame').boundingBox())!;
  expect(frame.x).toBeGreaterThanOrEqual(legend.x + legend.width);
  const tops = await page
    .locator('.map-head nav a')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
});

test('on a tablet held upright the map fills the width above its legend, on a phone held sideways the height beside it', async () => {
  const boxes = async (page: Page) => {
    await page.locator('#map.alive').waitFor();
    const [frame, legend] = await Promise.all(
      ['.frame', '.legend'].map((part) => page.locator(part).boundingBox()),
    );
    return { frame: frame!, legend: legend! };
  };
  const upright = await boxes(await visit('', TABLET));
  expect(upright.frame.width).toBeGreaterThan(0.95 * TABLET.viewport.width);
  expect(upright.legend.y).toBeGreaterThanOrEqual(upright.frame.y + upright.frame.height);
  const page = await visit('', SIDEWAYS);
  const low = await boxes(page);
  expect(low.frame.height).toBeGreaterThan(0.9 * SIDEWAYS.viewport.height);
  expect(low.legend.x + low.legend.width).toBeLessThanOrEqual(low.frame.x);
  const all = '.map-head input, .map-head nav a, .tree > ul > li > a, .tools button, #colour';
  expect(await covered(page, all)).toEqual([]);
  // A panel takes the legend's place, and what is chosen is seen beside it.
  const { x, y } = await placeOf(page, LAW);
  await page.mouse.click(x, y);
  await page.locator('#panel h2').waitFor();
  expect(await covered(page, '.map-head input, .map-head nav a, .side .close')).toEqual([]);
  const side = (await page.locator('#panel').boundingBox())!;
  expect(side.x).toBe(0);
  await expect
    .poll(async () => (await page.locator('.marks circle').first().boundingBox())?.x ?? 0)
    .toBeGreaterThan(side.width);
});

test('the tree tells how many papers of each topic are selected, and all again when the selection is let go', async () => {
  const page = await visit('?topic=pretraining,alignment', DESK);
  const tree = page.getByRole('complementary', { name: 'Legend' });
  await tree.getByRole('link', { name: /^Pretraining 98 of 98$/ }).waitFor();
  await tree.getByRole('link', { name: /^Self-training 0 of 41$/ }).waitFor();
  await tree.getByRole('link', { name: /^Reasoning 6 of 6$/ }).waitFor();
  // Grey alone says nothing: without a list there is no colour by it.
  expect(await page.locator('#colour option:not([hidden])').allInnerTexts()).not.toContain('List');
  await page.keyboard.press('Escape');
  await tree.getByRole('link', { name: /^Self-training 41$/ }).waitFor();
});

test('“not” beside a long name keeps to one line', async () => {
  const page = await visit('?topic=quantization', DESK);
  const not = page.locator('.criteria .not').first();
  await not.waitFor();
  await page.locator('.criteria .not + button').evaluate((name) => {
    name.firstChild!.textContent =
      'Machine translation, cross-lingual transfer, speech translation';
  });
  const lines = await not.evaluate((button) => {
    const text = document.createRange();
    text.selectNodeContents(button);
    return text.getClientRects().length;
  });
  expect(lines).toBe(1);
});
