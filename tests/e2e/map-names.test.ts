import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { type SmallSite, serveSite } from './small-site.ts';
import { DESKTOP, PHONE, visit } from './visit.ts';

const PAPERS = [
  ['Corals bleach', ['Ada Young', 'John Smith'], 2021, 'Reef Journal'],
  ['Fish return', ['J. Smith', 'Ada Young', 'Bo Li'], 2023, 'Reef Journal'],
  ['Kelp grows', ['Bo Li'], 2022, 'Sea Letters'],
  ['Sponges filter', ['Ada Young', 'et al.'], 2020, 'Sea Letters'],
] as const;

let site: SmallSite;
beforeAll(async () => {
  site = await serveSite(
    'Reefs',
    PAPERS.map(([title, authors, year, venue]) => ({
      ...{ title, authors, year, venue },
      abstract: `${title} where the sea is warm.`,
    })),
  );
});
afterAll(() => site.close());

/** The map at an address, with the parts of it that names are found in. */
async function openMap(query: string, profile: Parameters<typeof visit>[1] = DESKTOP) {
  const page = await visit(`${site.address}${query}`, profile);
  const part = (name: string) => page.getByRole('complementary', { name, exact: true });
  const selection = part('Selection');
  return {
    page,
    panel: part('Paper'),
    selection,
    count: selection.getByRole('heading', { level: 2 }),
    author: () => new URL(page.url()).searchParams.get('author'),
  };
}

test('names in the panel lead to their pages, and select one after the other', async () => {
  const { page, panel, selection, count, author } = await openMap('?paper=corals-bleach');
  const john = panel.getByRole('button', { name: 'Select John Smith on the map' });
  await john.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => john.getAttribute('aria-pressed')).toBe('true');
  await expect.poll(author).toBe('john-smith');
  await panel.getByRole('button', { name: 'Select Ada Young on the map' }).click();
  await expect.poll(author).toBe('john-smith,ada-young');
  await page.goBack();
  await expect.poll(author).toBe('john-smith');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await expect.poll(() => count.innerText()).toBe('2 papers');
  await selection.getByRole('button', { name: 'not John Smith' }).click();
  await expect.poll(author).toBe('!john-smith');
  await selection.getByRole('link', { name: 'Kelp grows' }).waitFor();
  await selection.getByRole('button', { name: 'Take back: Without John Smith' }).click();
  await selection.waitFor({ state: 'hidden' });
  await expect.poll(author).toBe(null);
  await page.goto(`${site.address}?paper=corals-bleach`);
  await panel.getByRole('link', { name: 'John Smith' }).click();
  await page.getByRole('heading', { level: 1, name: 'John Smith' }).waitFor();
});

test('the page of an author opens the map with all papers, and Escape lets go', async () => {
  const { page, selection, count } = await openMap('authors/ada-young/');
  await page.getByRole('link', { name: /^Show Ada Young/ }).click();
  await expect.poll(() => count.innerText()).toBe('3 papers');
  await selection.getByRole('button', { name: 'Take back: Ada Young' }).waitFor();
  await page.keyboard.press('Escape');
  await selection.waitFor({ state: 'hidden' });
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('another form of a name leads on, and a name that is not there is told', async () => {
  const { page, count } = await openMap('?author=j-smith,nobody');
  await expect.poll(() => count.innerText()).toBe('2 papers');
  await page.getByText('This address names an author that is not on this map.').waitFor();
});

test('the view of an address stays where its authors come later', async () => {
  const view = '0.1000,0.1000,8.00';
  const { page, count } = await openMap(`?author=ada-young&view=${view}`);
  await expect.poll(() => count.innerText()).toBe('3 papers');
  const hasMoved = ({ searchParams }: URL) => searchParams.get('view') !== view;
  await expect(page.waitForURL(hasMoved, { timeout: 1500 })).rejects.toThrow('Timeout');
});

test('where it does not come who wrote what, the map says so and stays', async () => {
  const { page } = await openMap('');
  await page.locator('#map.alive').waitFor();
  await page.route('**/authors/*.json', (route) => route.abort());
  await page.goto(`${site.address}?author=ada-young`);
  await page.getByText('Who wrote what could not be loaded.').waitFor();
  await page.unroute('**/authors/*.json');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page
    .getByRole('complementary', { name: 'Selection', exact: true })
    .getByRole('heading', { name: '3 papers' })
    .waitFor();
});

const looks = [
  ['wide and light', { ...DESKTOP, colorScheme: 'light' }],
  ['narrow and dark', { ...PHONE, colorScheme: 'dark' }],
] as const;

for (const [name, profile] of looks) {
  test.each([
    ['authors/', 'h1'],
    ['authors/ada-young/', 'h1'],
    ['venues/', 'h1'],
    ['venues/reef-journal/', 'h1'],
    ['?paper=fish-return&author=ada-young', '#panel [aria-pressed="true"]'],
    ['?author=ada-young,!bo-li', '#selection h2'],
  ])(`/%s has no finding of axe and no sideways scroll, ${name}`, async (path, whole) => {
    const page = await visit(`${site.address}${path}`, { ...profile, bypassCSP: true });
    await page.locator(whole).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
  });
}

test('from the list of authors to a companion and on to a paper with the keyboard alone', async () => {
  const page = await visit(`${site.address}authors/`);
  for (const [kind, link, heading] of [
    ['list', 'Ada Young', 'Ada Young'],
    ['companion', 'John Smith', 'John Smith'],
    ['paper', 'Fish return', 'Fish return'],
  ] as const) {
    await page.locator('main').getByRole('link', { name: link, exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await expect.poll(() => page.url(), { message: kind }).not.toMatch(/authors\/$/);
  }
});
