import { expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { DESKTOP, PHONE, visit } from './visit.ts';

const LAW = 'papers/p2-law-scaling-law-for-post-training-after-model-pruning/';

/** Each kind of page, and what stands there once its script is done. */
const KINDS: readonly (readonly [path: string, whole: string])[] = [
  ['', '.map.alive'],
  [`?paper=${LAW.split('/')[1]}`, 'aside h2'],
  ['papers/', 'h1'],
  ['papers/page/2/', 'h1'],
  [LAW, 'h1'],
  ['topics/', 'h1'],
  ['topics/pretraining/', 'h1'],
  ['topics/outside/', 'h1'],
  ['search/?q=pruning', 'main li a'],
  ['about/', 'h1'],
  ['embed/', '.map.alive'],
  ['404.html', 'h1'],
];

const looks = [
  ['wide and light', { ...DESKTOP, colorScheme: 'light' }],
  ['narrow and dark', { ...PHONE, colorScheme: 'dark' }],
] as const;

for (const [name, profile] of looks) {
  test.each(KINDS)(
    `/%s has no finding of axe and no sideways scroll, ${name}`,
    async (path, whole) => {
      // The policy of the site keeps foreign scripts out, the checker's too.
      const page = await visit(path, { ...profile, bypassCSP: true });
      await page.locator(whole).first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const { width, client } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(width).toBeLessThanOrEqual(client);
    },
  );
}

test('LaTeX remnants read as a reader expects', async () => {
  const page = await visit('papers/tulu-3-pushing-frontiers-in-open-language-model-post-training/');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^T.*LU 3/);
  expect(await page.getByRole('region', { name: 'Abstract' }).innerText()).toContain('TÜLU 3');
  await page.goto(new URL(`../../${LAW}`, page.url()).href);
  expect(await page.title()).toBe(
    'P² Law: Scaling Law for Post-Training After Model Pruning · Training after training',
  );
});

test('from the list of topics to a subtopic to a paper to a related one', async () => {
  const page = await visit('topics/');
  await page.getByRole('link', { name: 'Pretraining', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Pretraining' }).waitFor();
  await page.locator('.subtopics').getByRole('link').first().click();
  await page.waitForURL(/topics\/pretraining\/[a-z0-9-]+\/$/);
  await page.getByRole('region', { name: 'All papers' }).getByRole('link').first().click();
  await page.waitForURL(/papers\/[a-z0-9-]+\/$/);
  const before = page.url();
  await page.getByRole('region', { name: 'Related papers' }).getByRole('link').first().click();
  await page.waitForURL((url) => url.href !== before && /papers\/[a-z0-9-]+\/$/.test(url.pathname));
});

test('the search page answers its address, and says so where nothing is found', async () => {
  const page = await visit('search/?q=p2+law');
  const answers = page.getByRole('main').getByRole('listitem');
  await answers.first().waitFor();
  expect(await answers.first().getByRole('link').innerText()).toBe(
    'P² Law: Scaling Law for Post-Training After Model Pruning',
  );
  await page.goto(new URL('?q=qqqqzzzzxx', page.url()).href);
  await page.getByText('No paper has these words: qqqqzzzzxx.').waitFor();
});

test('the box on a page lists papers as one types and opens the one chosen', async () => {
  const page = await visit('about/');
  const box = page.getByRole('combobox', { name: 'Search titles, ideas, questions' });
  await box.fill('smurf cat');
  const option = page.getByRole('option').first();
  await option.waitFor();
  expect(await option.innerText()).toMatch(/^SmurfCat/);
  await box.press('ArrowDown');
  await box.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^SmurfCat/ }).waitFor();
});

test('with nothing chosen, Enter opens the search page', async () => {
  const page = await visit('about/');
  await page.getByRole('combobox').fill('pruning');
  await page.getByRole('combobox').press('Enter');
  await page.waitForURL(/search\/\?q=pruning$/);
});

test('an address that names nothing gets the 404 page with ways on', async () => {
  const page = await visit('papers/no-such-paper/');
  await page.getByRole('heading', { level: 1, name: 'Not on this map' }).waitFor();
  await page.getByRole('link', { name: 'Here is the map' }).click();
  await page.getByRole('group', { name: /^Topic map/ }).waitFor();
});

test('without JavaScript lists lead to every paper', async () => {
  const page = await visit('papers/', { ...DESKTOP, javaScriptEnabled: false });
  let count = await page.locator('.papers').getByRole('link').count();
  await page
    .getByRole('navigation', { name: 'Pages of the list' })
    .getByRole('link', { name: 'Page 2' })
    .click();
  count += await page.locator('.papers').getByRole('link').count();
  expect(count).toBe(311);
});

test('the skip link leads past the head', async () => {
  const page = await visit('about/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test('head, list, foot and the small map beside a text end at one edge', async () => {
  const page = await visit('topics/pretraining/');
  const ends = await page.evaluate(() =>
    ['.head nav', '.spread', '.sketch', '#all + * + .papers, #all ~ .papers', '.foot p'].map(
      (part) => {
        const { right } = document.querySelector(part)!.getBoundingClientRect();
        const inner =
          part === '.head nav' ? document.querySelector('.head nav a:last-child')! : null;
        return (
          right - (inner === null ? 0 : Number.parseFloat(getComputedStyle(inner).paddingRight))
        );
      },
    ),
  );
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(1);
});
