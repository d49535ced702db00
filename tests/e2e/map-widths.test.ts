import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LAW } from './on-map.ts';
import { visit } from './visit.ts';

const DESK = { viewport: { width: 1280, height: 800 } };
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
  const page = await visit('', TABLET);
  await page.locator('#map.alive').waitFor();
  const legend = (await page.locator('.legend').boundingBox())!;
  const frame = (await page.locator('.frame').boundingBox())!;
  expect(frame.x).toBeGreaterThanOrEqual(legend.x + legend.width);
  const tops = await page
    .locator('.map-head nav a')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
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
