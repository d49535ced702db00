import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { expect, test } from 'vitest';
import { LAW, LAW_TITLE, placeOf } from './on-map.ts';
import { DESKTOP, PHONE, visit } from './visit.ts';

interface Seen {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Names and titles as the browser has set them; a halo is no part of a name. */
function namesOn(page: Page): Promise<readonly Seen[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.names text')]
      .filter((text) => text.getClientRects().length > 0)
      .map((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        return { text: text.textContent ?? '', left, top, right, bottom };
      }),
  );
}

function overlaps(names: readonly Seen[]): readonly string[] {
  return names.flatMap((a, i) =>
    names
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} and ${b.text}`),
  );
}

const windows = [
  ['wide', DESKTOP],
  ['narrow', PHONE],
] as const;

for (const [name, profile] of windows) {
  test(`no names overlap in many views, ${name}`, async () => {
    const page = await visit('', profile);
    await page.locator('#map.alive').waitFor();
    await page.evaluate(() => document.fonts.ready);
    for (const view of [
      '',
      '?view=0.5,0.5,1.3',
      '?view=0.4,0.6,1.8',
      '?view=0.6,0.4,2.5',
      '?view=0.3,0.3,3.5',
      '?view=0.7,0.5,5',
      '?view=0.5,0.7,8',
      '?view=0.35,0.4,13',
      '?view=0.6,0.6,24',
      '?view=0.72,0.4,60',
    ]) {
      await page.evaluate((query) => {
        history.pushState(null, '', `/${query}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, view);
      const seen = await namesOn(page);
      expect(overlaps(seen), view).toEqual([]);
      expect(seen.length, view).toBeGreaterThan(0);
    }
  });

  test(`at the start every name is whole in the window, and nothing moves as the map comes alive, ${name}`, async () => {
    const page = await visit('about/', profile);
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) performance.mark(`shift ${entry.name}`);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(new URL('/', page.url()).href);
    const before = await namesOn(page);
    await page.locator('#map.alive').waitFor();
    await page.evaluate(() => document.fonts.ready);
    const { width, height } = profile.viewport;
    const after = await namesOn(page);
    for (const { text, left, top, right, bottom } of after) {
      expect(Math.min(left, top), text).toBeGreaterThanOrEqual(0);
      expect(right, text).toBeLessThanOrEqual(width);
      expect(bottom, text).toBeLessThanOrEqual(height);
    }
    expect(after.length).toBeGreaterThanOrEqual(4);
    for (const name of before) {
      const same = after.find(({ text }) => text === name.text)!;
      expect(Math.abs(same.left + same.right - name.left - name.right), name.text).toBeLessThan(3);
      expect(Math.abs(same.top + same.bottom - name.top - name.bottom), name.text).toBeLessThan(3);
    }
    const shifts = await page.evaluate(
      () => performance.getEntriesByType('mark').filter(({ name }) => /shift/.test(name)).length,
    );
    expect(shifts).toBe(0);
  });
}

test('the title of a chosen paper stands at its ring, and nothing lies on it', async () => {
  const page = await visit(`?paper=${LAW}&view=0.5,0.5,1`);
  await page.locator('#panel h2').waitFor();
  const seen = await namesOn(page);
  expect(seen.filter(({ text }) => text.startsWith('P² Law'))).toHaveLength(1);
  expect(overlaps(seen)).toEqual([]);
});

test('a topic chosen fills the window beside its list; letting go leads back', async () => {
  const page = await visit('');
  await page.locator('#map.alive').waitFor();
  const tree = page.getByRole('complementary', { name: 'Legend' });
  await tree.getByRole('link', { name: /^Post-training quantization/ }).click();
  await page.waitForURL(/topic=quantization.*view=/);
  expect(Number(/,([\d.]+)$/.exec(page.url())![1])).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.search === '');
});

test('the card at a dot stays when an observer tells late of a window that is the same', async () => {
  const page = await visit('about/');
  await page.addInitScript(() => {
    const observers: (() => void)[] = [];
    Object.assign(window, { observers });
    window.ResizeObserver = class extends ResizeObserver {
      constructor(callback: ResizeObserverCallback) {
        super(callback);
        observers.push(() => callback([], this));
      }
    };
  });
  await page.goto(new URL('/', page.url()).href);
  const { x, y } = await placeOf(page, LAW);
  await page.mouse.move(x, y);
  await page.locator('#tip').getByText(LAW_TITLE).waitFor();
  await page.evaluate(() => {
    for (const tell of (window as unknown as { observers: (() => void)[] }).observers) tell();
  });
  expect(await page.locator('#tip').isVisible()).toBe(true);
});

test('printed, the whole map stands on the sheet, though a panel lay beside it', async () => {
  const page = await visit('?topic=pretraining');
  await page.getByRole('complementary', { name: 'Selection' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect
    .poll(async () => {
      const names = await namesOn(page);
      return Math.min(
        ...names.map(({ left }) => left),
        ...names.map(({ right }) => DESKTOP.viewport.width - right),
      );
    })
    .toBeGreaterThan(DESKTOP.viewport.width / 8);
});

test('in forced colours a dot is full and what fits no topic a ring', async () => {
  const page = await visit('', { ...DESKTOP, forcedColors: 'active' });
  const fillOf = (name: RegExp) =>
    page
      .getByRole('complementary', { name: 'Legend' })
      .getByRole('link', { name })
      .evaluate((link) => getComputedStyle(link, '::before').backgroundColor);
  const canvas = 'rgba(0, 0, 0, 0)';
  expect(await fillOf(/^Pretraining \d/)).not.toBe(canvas);
  expect(await fillOf(/^Beyond these topics/)).toBe(canvas);
});

test('the start page fetches little before any action', async () => {
  const page = await visit('about/');
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(new URL('/', page.url()).href, { waitUntil: 'networkidle' });
  let [scripts, all] = [0, 0];
  for (const response of responses) {
    const type = response.request().resourceType();
    if (type === 'font') continue;
    const size = gzipSync(await response.body(), { level: 9 }).length;
    all += size;
    if (type === 'script') scripts += size;
  }
  expect(scripts).toBeGreaterThan(10_000);
  expect(scripts).toBeLessThanOrEqual(60_000);
  expect(all).toBeLessThanOrEqual(110_000);
});

test('on a phone every topic has its name, in a narrower window those that have room', async () => {
  for (const [width, ...waiting] of [[390], [320, 'Post-training quantization']] as const) {
    const page = await visit('', { ...PHONE, viewport: { width, height: 844 } });
    await page.locator('#map.alive').waitFor();
    for (const name of ['Post-training quantization', 'Pretraining', 'Self-training'])
      expect(
        await page
          .getByRole('group', { name: /^Topic map/ })
          .getByRole('link', { name, exact: true })
          .isVisible(),
        `${name} at ${width}`,
      ).toBe(!waiting.some((one) => one === name));
  }
});

test('halos of names lie over coasts and under papers, and move with their names', async () => {
  const page = await visit('?view=0.4,0.6,2.5');
  await page.locator('#map.alive').waitFor();
  const seen = await page.evaluate(() => {
    const layers = [...document.querySelectorAll('#map > canvas, #map > .halo-layer')];
    const halos = [...document.querySelectorAll('.halos g:not(.later) text')];
    const apart = [...document.querySelectorAll('.names .name:not(.later) text')].map((name) => {
      const own = halos.filter(({ textContent }) => textContent === name.textContent);
      const { left, top } = name.getBoundingClientRect();
      const boxes = own.map((halo) => halo.getBoundingClientRect());
      return boxes.length === 1 ? Math.hypot(left - boxes[0]!.left, top - boxes[0]!.top) : null;
    });
    return { order: layers.map(({ tagName }) => tagName), apart };
  });
  expect(seen.order).toEqual(['CANVAS', 'svg', 'CANVAS']);
  expect(seen.apart.length).toBeGreaterThan(10);
  expect(seen.apart.filter((gap) => gap === null || gap > 0.5)).toEqual([]);
});

test('names keep clear of one another when text grows', async () => {
  const page = await visit('');
  await page.locator('#map.alive').waitFor();
  const before = (await namesOn(page)).length;
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expect.poll(async () => (await namesOn(page)).length).toBeLessThan(before);
  expect(overlaps(await namesOn(page))).toEqual([]);
});

test('in a window of 320 pixels with text twice as large everything is within reach', async () => {
  const page = await visit(`?paper=${LAW}`, { ...PHONE, viewport: { width: 320, height: 640 } });
  await page.addStyleTag({ content: '' }).catch(() => undefined);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await page.getByRole('complementary', { name: 'Paper', exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const name of ['Close', 'Whole map', /^Height of the sheet/]) {
    const box = (await page.getByRole('button', { name }).first().boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(321);
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
});

test('with reduced motion the map is where it should be at once', async () => {
  const page = await visit('', { ...DESKTOP, reducedMotion: 'reduce' });
  await page.locator('#map.alive').waitFor();
  const place = () =>
    page
      .getByRole('group', { name: /^Topic map/ })
      .getByRole('link', { name: 'Pretraining', exact: true })
      .evaluate((link) => link.getAttribute('transform'));
  const before = await place();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const after = await place();
  expect(after).not.toBe(before);
  await page.waitForURL(/view=/);
  expect(await place()).toBe(after);
});

test('with storage switched off the map works, and remembers until it is left', async () => {
  const page = await visit('about/');
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('switched off', 'SecurityError');
      },
    });
  });
  await page.goto(new URL(`/?paper=${LAW}`, page.url()).href);
  const panel = page.getByRole('complementary', { name: 'Paper', exact: true });
  await panel.getByRole('button', { name: /^Keep / }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Your reading list 1' }).waitFor();
});
