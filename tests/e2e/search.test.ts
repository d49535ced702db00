import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { searchPublished } from '../../src/search/search-published.ts';
import { DESKTOP, PHONE, visit } from './visit.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BOX = 'Search titles, ideas, questions';
const QUESTION = 'does showing each page’s web address help a model learn faster?';
const PAPER = 'Metadata Conditioning Accelerates Language Model Pre-training';

const box = (page: Page) => page.getByRole('combobox', { name: BOX });
const found = (page: Page) => page.getByRole('main').getByRole('list').getByRole('listitem');

/** A page whose clock stands: however slowly files come, no answer counts as being read, and all stand in their last order. */
async function visitUnread(path: string): Promise<Page> {
  const page = await visit('about/');
  await page.addInitScript(() => {
    performance.now = () => 0;
  });
  await page.goto(new URL(path, inject('siteUrl')).href);
  return page;
}

/** Paths that the page asks its host for from now on. */
function listened(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

test('nothing of search is loaded before a reader turns to the box', async () => {
  const page = await visit('');
  await page.waitForLoadState('networkidle');
  const paths = listened(page);
  const searching = () => paths.filter((path) => /search/.test(path));
  await page.mouse.move(640, 500);
  expect(searching()).toEqual([]);
  await box(page).hover();
  await expect.poll(searching).toContainEqual(expect.stringMatching(/search-worker/));
  expect(searching().filter((path) => path.endsWith('.bin'))).toEqual([]);
  await box(page).fill('pruning');
  await page.getByRole('option').first().waitFor();
  expect(searching()).toContainEqual(expect.stringMatching(/search\/words\.bin$/));
});

test('a whole question finds the paper that answers it, and the page says why', async () => {
  const page = await visit(`search/?q=${encodeURIComponent(QUESTION)}`);
  const first = found(page).filter({ hasText: PAPER });
  await first.getByText(/^(Close in meaning|Matches)/).waitFor();
  expect(await first.locator('mark').count()).toBeGreaterThan(0);
});

test('words answer first, meaning joins, and the status tells how many', async () => {
  const page = await visit('about/');
  const arrive = await meaningHeld(page);
  await box(page).fill('animate a person from a sentence');
  await page
    .getByText(/Meaning is being looked up/)
    .first()
    .waitFor({ state: 'attached' });
  arrive();
  await page
    .getByRole('option', { name: /Close in meaning/ })
    .first()
    .waitFor();
  await page
    .getByRole('status')
    .getByText(/papers found|Closest in meaning/)
    .waitFor({
      state: 'attached',
    });
});

test('the list follows the pattern of a combobox: arrows, Enter, Escape', async () => {
  const page = await visit('about/');
  await page.keyboard.press('/');
  await page.keyboard.type('pruning');
  const options = page.getByRole('option');
  // The count is announced when the order is final: until then an answer may move under the arrows.
  const counted = page.getByRole('status').getByText('papers found');
  await counted.waitFor({ state: 'attached' });
  expect(await box(page).getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowUp');
  expect(await options.last().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('ArrowDown');
  expect(await box(page).getAttribute('aria-activedescendant')).toBeNull();
  await page.keyboard.press('ArrowDown');
  expect(await box(page).getAttribute('aria-activedescendant')).toBe('answer-0');
  await page.keyboard.press('Escape');
  expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  expect(await box(page).inputValue()).toBe('pruning');
  await page.keyboard.press('Escape');
  expect(await box(page).inputValue()).toBe('');
  expect(await counted.count()).toBe(0);
  await page.keyboard.type('pruning');
  await counted.waitFor({ state: 'attached' });
  const title = await options.first().evaluate((option) => option.firstElementChild?.textContent);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor();
});

test('Ctrl+K leads to the box from wherever one types, Ctrl+Enter opens answers beside', async () => {
  const page = await visit('papers/');
  await page.getByRole('searchbox').fill('a');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pruning');
  await page.getByRole('status').getByText('papers found').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  const href = await page.getByRole('option').first().getAttribute('href');
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.keyboard.press('Control+Enter'),
  ]);
  await beside.waitForURL(`**${href}`);
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/papers\/$/);
});

test('a middle click opens an answer beside, and the list stays open', async () => {
  const page = await visit('about/');
  await box(page).fill('pruning');
  await page.getByRole('status').getByText('papers found').waitFor({ state: 'attached' });
  const option = page.getByRole('option').nth(1);
  const href = await option.getAttribute('href');
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    option.click({ button: 'middle' }),
  ]);
  await beside.waitForURL(`**${href}`);
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/about\/$/);
  expect(await option.isVisible()).toBe(true);
});

test('an answer that is being pressed stays where it is when others come, and opens', async () => {
  const page = await visit('about/');
  const arrive = await meaningHeld(page);
  await box(page).fill('pruning');
  const option = page.getByRole('option').nth(1);
  await option.hover();
  const href = await option.getAttribute('href');
  await page.mouse.down();
  arrive();
  await page.getByRole('status').getByText('papers found').waitFor({ state: 'attached' });
  await page.mouse.up();
  await page.waitForURL(`**${href}`);
});

test('a title typed in full is one Enter away', async () => {
  const page = await visit('about/');
  await box(page).fill(PAPER.toLowerCase().replace('-', ' '));
  await page.getByRole('option', { name: PAPER }).first().waitFor();
  await box(page).press('Enter');
  await page.getByRole('heading', { level: 1, name: PAPER }).waitFor();
});

/** Keeps the file of meaning on its way until what is returned is called. */
async function meaningHeld(page: Page): Promise<() => void> {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/search/meaning.bin', async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}

test('on a slow line nothing that stands moves: meaning joins below', async () => {
  const page = await visit('about/');
  await page.clock.install();
  const arrive = await meaningHeld(page);
  const slugs = () =>
    page
      .getByRole('option')
      .evaluateAll((all) => all.flatMap((option) => option.dataset.slug ?? []));
  await box(page).fill('teaching without labels');
  await page.clock.runFor(300);
  await page
    .getByText(/Meaning is being looked up/)
    .first()
    .waitFor();
  const before = await slugs();
  await page.clock.runFor(2000);
  arrive();
  await page
    .getByRole('status')
    .getByText(/papers? found|Closest in meaning/)
    .waitFor({ state: 'attached' });
  const after = await slugs();
  expect(before.length).toBeGreaterThan(2);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
});

test('on a slow line the page of answers stands still too, and counts all that stands', async () => {
  const page = await visit('search/');
  await page.clock.install();
  const arrive = await meaningHeld(page);
  const status = page.getByRole('main').getByRole('status');
  const links = () =>
    found(page)
      .locator('a[href*="/papers/"]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  await box(page).fill('teaching without labels');
  await box(page).press('Enter');
  await status.getByText(/Meaning is being looked up/).waitFor();
  const before = await links();
  await page.clock.runFor(2000);
  arrive();
  // Sentences come last of all.
  await found(page).locator('p').first().waitFor();
  const after = await links();
  expect(before.length).toBeGreaterThan(2);
  expect(after.slice(0, before.length)).toEqual(before);
  const told = (await status.innerText()).replace(/, the best.*/, '').match(/\d+/g)!;
  expect(told.reduce((sum, count) => sum + Number(count), 0)).toBeGreaterThanOrEqual(after.length);
  const rows = await page.locator('[data-results] > li').allTextContents();
  const apart = rows.indexOf('Close in meaning');
  const saying = (row: string) => /Matches \S/.test(row);
  // Where close answers stand above others, no heading claims that the rest are close.
  expect(rows.slice(apart + 1).some(saying)).toBe(apart === -1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`answers to the question before are grey and can be read, ${colorScheme}`, async () => {
    const page = await visit('search/?q=pruning', { ...DESKTOP, colorScheme, bypassCSP: true });
    await found(page).locator('p mark').first().waitFor();
    // The worker hears no more: the next question stays without an answer.
    await page.evaluate(() => {
      Worker.prototype.postMessage = () => undefined;
    });
    await box(page).fill('reward');
    await box(page).press('Enter');
    await page.locator('[aria-busy="true"] p mark').first().waitFor();
    await page.evaluate(AXE);
    const { violations, passes } = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: (of: string, how: object) => Promise<{ violations: []; passes: [] }> };
      };
      return axe.run('[data-results]', { runOnly: ['color-contrast'] });
    });
    expect([violations, passes.length]).toEqual([[], 1]);
  });
}

const NO_MEANING = 'Meaning could not be loaded: ranked by words alone.';
const PART_OF_MEANING = 'Part of the meaning could not be loaded: ranked by the rest.';

test.each([
  ['meaning is missing', 'search/meaning.bin', { status: 404 }, NO_MEANING],
  ['meaning is cut off', 'search/meaning.bin', { status: 200, body: 'cut' }, NO_MEANING],
  ['near words are missing', 'search/near-words.bin', { status: 404 }, PART_OF_MEANING],
  ['near words are cut', 'search/near-words.bin', { status: 200, body: 'cut' }, PART_OF_MEANING],
  ['common words are missing', 'words-*/core.bin', { status: 404 }, PART_OF_MEANING],
  ['common words are cut off', 'words-*/core.bin', { status: 200, body: 'cut' }, PART_OF_MEANING],
])(
  'where %s, the rest answers, one line says so, and it can be tried again',
  async (_, file, reply, told) => {
    const page = await visit('search/');
    await page.route(`**/${file}`, (route) => route.fulfill(reply));
    await box(page).fill('pruning of language models');
    await box(page).press('Enter');
    const line = page.getByRole('main').getByText(told);
    await line.waitFor();
    expect(await found(page).count()).toBeGreaterThan(5);
    expect(await page.getByText(/could not be loaded/).count()).toBe(1);
    await page.unroute(`**/${file}`);
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
    await line.waitFor({ state: 'hidden' });
    expect(await page.getByRole('main').getByRole('button', { name: 'Try again' }).count()).toBe(0);
  },
);

test.each([
  ['the index', 'words.bin', /^Search could not be loaded: its files have stopped coming\./, 0],
  ['meaning', 'meaning.bin', NO_MEANING, 5],
])(
  'where %s stops coming, that is said after eight seconds, and it can be tried again',
  async (_, file, told, least) => {
    const page = await visit('search/');
    await page.route(`**/search/${file}`, () => new Promise(() => undefined));
    await box(page).fill('pruning of language models');
    await box(page).press('Enter');
    const line = page.getByRole('main').getByText(told);
    await line.waitFor();
    expect(await found(page).locator('a[href*="/papers/"]').count()).toBeGreaterThanOrEqual(least);
    await page.unroute(`**/search/${file}`);
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
    await line.waitFor({ state: 'hidden' });
    await page.getByRole('main').getByRole('status').getByText(/found/).waitFor();
  },
);

test.each([
  ['are missing', { status: 404 }],
  ['are cut off', { status: 200, body: '["cut' }],
])(
  'where abstracts %s, answers stand and one line says so, whatever the box asks meanwhile',
  async (_, reply) => {
    const page = await visit('search/');
    await page.route('**/search/texts/*.bin', (route) => route.fulfill(reply));
    await box(page).fill('pruning of language models');
    await box(page).press('Enter');
    const line = page
      .getByRole('main')
      .getByText('Sentences of the abstracts could not be loaded.');
    await line.waitFor();
    expect(
      await found(page)
        .getByText(/^Matches/)
        .count(),
    ).toBeGreaterThan(5);
    await box(page).fill('reward');
    await page.getByRole('option').first().waitFor();
    expect(await line.isVisible()).toBe(true);
    await page.unroute('**/search/texts/*.bin');
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
    await line.waitFor({ state: 'hidden' });
    await expect.poll(() => found(page).locator('p').count()).toBeGreaterThan(5);
    expect(await line.isHidden()).toBe(true);
  },
);

test('on the page of answers the address follows the question, and back leads to the one before', async () => {
  const page = await visit('search/?q=quantization');
  const heard = page.getByRole('main').getByRole('status');
  await heard.getByText(/found/).waitFor();
  await box(page).fill('reward model');
  await box(page).press('Enter');
  await page.waitForURL(/q=reward%20model/);
  await found(page)
    .getByText(/reward/i)
    .first()
    .waitFor();
  expect(await page.title()).toMatch(/^reward model · /);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Post-training alignment/ })
    .click();
  await page.getByRole('link', { name: 'All topics' }).waitFor();
  await page.goBack();
  await page.goBack();
  await found(page)
    .getByText(/quanti/i)
    .first()
    .waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('quantization');
  expect(await box(page).inputValue()).toBe('quantization');
});

test('back from a question to none, the page tells again what can be asked', async () => {
  const page = await visit('search/');
  await page.locator('[data-help]').getByRole('link').first().click();
  await page.getByRole('main').getByRole('status').getByText(/found/).waitFor();
  expect(await page.getByRole('heading', { name: 'What can be asked' }).isVisible()).toBe(false);
  await page.goBack();
  await page.getByRole('heading', { name: 'What can be asked' }).waitFor();
  expect([await found(page).count(), await box(page).inputValue()]).toEqual([1, '']);
  expect(await page.getByRole('main').getByRole('status').isVisible()).toBe(false);
});

test('the last questions are offered in an empty box and on the page, and are forgotten at a word', async () => {
  const page = await visit('search/?q=pruning');
  await page.getByRole('main').getByRole('status').getByText(/found/).waitFor();
  await page.goto(new URL('../about/', page.url()).href);
  await box(page).focus();
  await page.getByRole('option', { name: 'pruning', exact: true }).click();
  await page.getByRole('option', { name: /prun/i }).nth(2).waitFor();
  expect(await box(page).inputValue()).toBe('pruning');
  await page.goto(new URL('../search/', page.url()).href);
  const last = page.getByRole('main').getByRole('link', { name: 'pruning', exact: true });
  await last.waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Forget them' }).click();
  await last.waitFor({ state: 'hidden' });
  await page.reload();
  await box(page).focus();
  expect(await page.getByRole('option').count()).toBe(0);
});

for (const [name, profile] of [
  ['wide', DESKTOP],
  ['on a phone', PHONE],
] as const) {
  test(`the open list is accessible and inside the window, ${name}`, async () => {
    const page = await visit('about/', { ...profile, bypassCSP: true });
    await box(page).fill('vision transformer');
    await page.getByRole('option').nth(3).waitFor();
    await page.evaluate(AXE);
    const findings = await page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } }
      ).axe.run();
      return violations.map(({ id }) => id);
    });
    expect(findings).toEqual([]);
    const list = (await page.getByRole('listbox').boundingBox())!;
    expect(list.x).toBeGreaterThanOrEqual(0);
    expect(list.x + list.width).toBeLessThanOrEqual(profile.viewport.width);
  });
}

test('the address of a search lights up the map again', async () => {
  const page = await visit('?q=pruning');
  await page.getByText(/^\d+ papers of the selection in view/).waitFor();
  expect(await box(page).inputValue()).toBe('pruning');
  expect(await page.getByRole('listbox').isVisible()).toBe(false);
});

test('where nothing ranks them, the first in the order of titles are shown and called so', async () => {
  const page = await visit('search/?q=topic%3Aalignment');
  await page
    .getByRole('main')
    .getByText(/^\d+ papers found, the first 20 of them here, in the order of titles$/)
    .waitFor();
  const titles = await found(page).getByRole('link').allInnerTexts();
  expect(titles).toHaveLength(20);
});

test('the page of answers narrows to a topic, shows more, and keeps its address', async () => {
  const page = await visitUnread('search/?q=quantization');
  await page
    .getByRole('main')
    .getByText(/papers found, the best 20 of them here/)
    .waitFor();
  expect(await found(page).count()).toBe(20);
  await page.getByRole('button', { name: 'More answers' }).click();
  await expect.poll(() => found(page).count()).toBeGreaterThan(20);
  await page
    .getByRole('navigation', { name: 'Topics of the answers' })
    .getByRole('link', { name: /^Post-training alignment/ })
    .click();
  await page.waitForURL(/q=quantization\+topic%3Aalignment|q=quantization%20topic%3Aalignment/);
  await page.getByRole('link', { name: 'All topics' }).waitFor();
  const from = (topic: string) =>
    found(page)
      .filter({ has: page.getByText(topic, { exact: true }) })
      .count();
  expect(await from('Post-training alignment')).toBe(await found(page).count());
});

test('without a question the page tells what can be asked, with examples that find something', async () => {
  const page = await visit('search/');
  const help = page.getByRole('main').getByRole('definition');
  expect(await help.count()).toBeGreaterThan(3);
  const links = page.locator('[data-help]').getByRole('link');
  const addresses = await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  const ask = await searchPublished(inject('siteDir'));
  for (const address of addresses) {
    const { results, notes } = await ask(new URL(address).searchParams.get('q')!, 1);
    expect([address, results.length, notes]).toEqual([address, 1, []]);
  }
});

test('a pasted abstract finds what stands near it and where it would stand, without leaving the browser', async () => {
  const page = await visit('search/');
  const paths = listened(page);
  await page
    .getByRole('textbox', { name: 'Or paste an abstract, your own perhaps' })
    .fill('We prune large language models after training and recover what they lost. '.repeat(6));
  await page.getByRole('button', { name: 'See what stands near it' }).click();
  await page.getByText(/It would stand about here/).waitFor();
  expect(await found(page).first().innerText()).toMatch(/prun/i);
  const place = await page.getByRole('link', { name: 'Show this place on the map' });
  expect(await place.getAttribute('href')).toMatch(/\?view=0\.\d+,0\.\d+,3$/);
  expect(paths.filter((path) => /prune/.test(path))).toEqual([]);
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('what no paper says is answered by what is closest', async () => {
  const page = await visitUnread('search/?q=cooking+soup+with+carrots');
  await page.getByText('No paper has most of these words. Closest in meaning:').waitFor();
  expect(await found(page).count()).toBe(10);
});

test('a line that leads over to the closest answers counts none: “meaning:, the best 20”', async () => {
  const page = await visitUnread('search/?q=can+a+model+survive+with+one+bit+per+weight');
  await page
    .getByText('No paper has most of these words. Closest in meaning:', { exact: true })
    .waitFor();
  expect(await found(page).count()).toBe(20);
});

test('offline, search goes on with what was loaded and says what is missing', async () => {
  const page = await visit('about/');
  await box(page).fill('pruning of language models');
  await page
    .getByRole('status')
    .getByText(/papers found/)
    .waitFor({ state: 'attached' });
  await page.context().setOffline(true);
  await box(page).fill('pruning of zebras');
  await page
    .getByText(/ranked by the rest/)
    .first()
    .waitFor({ state: 'attached' });
  expect(await page.getByRole('option').first().innerText()).toMatch(/prun/i);
});

test.each([
  ['is missing', 404, 0],
  ['is cut off half-way', 200, 0.5],
])(
  'where the index %s, the reader gets a message and the list of all papers',
  async (_, status, share) => {
    const page = await visit('about/');
    const version = await page.request.get(new URL('../data/version.json', page.url()).href);
    const { version: name } = (await version.json()) as { version: string };
    const whole = readFileSync(join(inject('siteDir'), 'data', name, 'search/words.bin'));
    const body = whole.subarray(0, whole.length * share);
    await page.route('**/search/words.bin', (route) => route.fulfill({ status, body }));
    await box(page).fill('pruning');
    await page
      .getByText(/Search could not be loaded/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Here are all papers in a list.' }).waitFor();
  },
);

test('an old tab after a new deployment starts anew, once', async () => {
  const page = await visit('search/');
  await page.route('**/data/version.json', (route) =>
    route.fulfill({ json: { version: 'newer' } }),
  );
  await page.route('**/search/words.bin', (route) => route.fulfill({ status: 404 }));
  const reloaded = page.waitForEvent('load');
  await box(page).fill('pruning');
  await reloaded;
  await box(page).fill('pruning');
  await page
    .getByText(/Search could not be loaded/)
    .first()
    .waitFor();
});

test('the browser answers in the order of the command line', async () => {
  const ask = await searchPublished(inject('siteDir'));
  for (const query of ['bi-llm', 'low precison minifloats', QUESTION, 'topic:alignment reward']) {
    const page = await visitUnread(`search/?q=${encodeURIComponent(query)}`);
    await found(page).locator('p').first().waitFor();
    const links = found(page).getByRole('link');
    const slugs = await links.evaluateAll((all) =>
      all.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split('/').at(-2)),
    );
    const { results } = await ask(query, 20);
    expect(slugs).toEqual(results.map(({ slug }) => slug));
  }
});

test('without JavaScript the box leads to a page that says so and leads on', async () => {
  const page = await visit('about/', { ...DESKTOP, javaScriptEnabled: false });
  await box(page).fill('pruning');
  await box(page).press('Enter');
  await page.getByText('Searching needs JavaScript.').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'all papers' }).click();
  await page.waitForURL(/papers\/$/);
});

test.each([
  '<script>alert(1)</script>',
  '🙂🙂',
  '漢字 模型',
  'the of and',
  'x'.repeat(3000),
  '.*+?^$()',
])('the page answers %s kindly', async (query) => {
  const page = await visit(`search/?q=${encodeURIComponent(query)}`);
  await page
    .getByRole('main')
    .getByRole('status')
    .getByText(/found|No paper/)
    .waitFor();
});
