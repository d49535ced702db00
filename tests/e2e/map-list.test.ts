import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { serveDatedSite } from './dated-site.ts';
import { DESKTOP, PHONE, visit } from './visit.ts';

let dated: Awaited<ReturnType<typeof serveDatedSite>>;
beforeAll(async () => {
  dated = await serveDatedSite();
});
afterAll(() => dated.close());

const selection = (page: Page) => page.getByRole('complementary', { name: 'Selection' });
const count = (page: Page) => selection(page).getByRole('heading', { level: 2 });
const query = (page: Page) => new URL(page.url()).searchParams;

/** Saves what a button gives, and returns its text. */
async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    selection(page).getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

test('a topic chosen becomes a list beside the map with what sets it apart; a paper opens from it and comes back to it', async () => {
  const page = await visit('?topic=quantization');
  await count(page).waitFor();
  expect(await count(page).innerText()).toMatch(/^\d+ papers$/);
  expect(
    await selection(page)
      .getByText(/^Set apart by/)
      .innerText(),
  ).toMatch(/quantization/i);
  const first = selection(page).getByRole('listitem').locator('a').first();
  const title = await first.innerText();
  await first.click();
  const panel = page.getByRole('complementary', { name: 'Paper', exact: true });
  await panel.getByRole('heading', { level: 2, name: title }).waitFor();
  expect(await selection(page).isVisible()).toBe(false);
  await page.goBack();
  await count(page).waitFor();
});

test('moving the map leaves the list where it was read, and the map where it was moved', async () => {
  const page = await visit('?topic=quantization');
  await count(page).waitFor();
  await selection(page).evaluate((side) => side.scrollTo(0, 150));
  await page.mouse.move(600, 400);
  await page.mouse.down();
  // In one step: where a busy machine takes longer between two, the map rests there, and says so in the address.
  await page.mouse.move(300, 700);
  await page.mouse.up();
  await page.waitForURL(/view=/);
  const moved = query(page).get('view');
  // A second step of the reader: whatever the first one set off has happened by then.
  await page.keyboard.press('+');
  await expect.poll(() => query(page).get('view')).not.toBe(moved);
  const [x, y] = moved!.split(',').slice(0, 2);
  expect(query(page).get('view')).toMatch(new RegExp(`^${x},${y},`));
  expect(await selection(page).evaluate((side) => side.scrollTop)).toBe(150);
});

test('a condition is taken back, and a list of none says so', async () => {
  const page = await visit('?topic=quantization&subtopic=&q=&list=aaaaaa');
  await page.getByText(/names a paper of a list that is not on this map/).waitFor();
  await page.getByRole('button', { name: 'Take back: Post-training quantization' }).click();
  await selection(page).waitFor({ state: 'hidden' });
  expect(query(page).has('topic')).toBe(false);
  await page.goto(`${dated.address}?year=2015&venue=Journal+of+Maps&area=0,0;0.001,0;0.001,0.001`);
  await page.getByText('No paper is all of this.').waitFor();
});

test('a list is sorted by title, and taken away as BibTeX and as a table in that order', async () => {
  const page = await visit(`${dated.address}?year=2015`);
  await count(page).waitFor();
  await page.getByLabel('Sorted by').selectOption({ label: 'title' });
  const titles = [
    'masked language models C2',
    'pruning weights A0',
    'pseudo labels D3',
    'reward models B1',
  ];
  await expect.poll(() => selection(page).locator('.papers a').allInnerTexts()).toEqual(titles);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const table = (await saved(page, 'CSV')).split('\r\n');
  expect(asked.filter((url) => url.includes('/search/texts/'))).toEqual([]);
  expect(table[0]).toBe('\uFEFFtitle,authors,year,venue,doi,topic,confidence,url');
  expect(table[1]).toMatch(
    /^masked language models C2,"Ada Lovelace; Mary Somerville",2015,Journal of Maps,,/,
  );
  expect((await saved(page, 'RIS')).match(/^TI {2}- .*/gm)).toEqual(
    titles.map((title) => `TI  - ${title}`),
  );
  const items = JSON.parse(await saved(page, 'CSL-JSON'));
  expect(items[0]).toMatchObject({
    type: 'article-journal',
    abstract: expect.stringContaining('We study masked'),
  });
  const entries = [...(await saved(page, 'BibTeX')).matchAll(/\btitle\s*=\s*\{(.*)\}/g)];
  expect(entries.map(([, title]) => title!.replace(/[{}]/g, ''))).toEqual(titles);
});

test('papers kept make a reading list that outlives the visit and travels as an address', async () => {
  const page = await visit(`${dated.address}?year=2020`);
  await selection(page).getByRole('button', { name: 'Keep all' }).click();
  await selection(page)
    .getByRole('button', { name: /^Keep pruning weights/ })
    .click();
  await page.goto(dated.address);
  await page.getByRole('button', { name: 'Your reading list 3' }).click();
  await expect.poll(() => count(page).innerText()).toBe('3 papers');
  expect(query(page).get('list')).toMatch(/^[a-z]{6},[a-z]{6},[a-z]{6}$/);
  const other = await visit(page.url());
  await expect.poll(() => count(other).innerText()).toBe('3 papers');
  expect(await other.getByRole('button', { name: /Your reading list/ }).isVisible()).toBe(false);
});

test('papers that were opened are a list of this browser, and are forgotten on wish', async () => {
  const page = await visit(`${dated.address}?paper=pruning-weights-a0`);
  const panel = page.getByRole('complementary', { name: 'Paper', exact: true });
  await panel.getByRole('heading', { level: 2 }).waitFor();
  await page.goto(dated.address);
  await page.getByRole('button', { name: 'Papers you opened 1' }).click();
  await expect.poll(() => count(page).innerText()).toBe('1 paper');
  await page.getByRole('button', { name: 'Forget them' }).click();
  expect(await page.getByRole('button', { name: /Papers you opened/ }).isVisible()).toBe(false);
  await page.goto(dated.address);
  await page.locator('#map.alive').waitFor();
  expect(await page.getByRole('button', { name: /Papers you opened/ }).isVisible()).toBe(false);
});

test('the timeline selects years by a drag and by its sliders, and the venue by name', async () => {
  const page = await visit(dated.address);
  const chart = page.getByRole('group', { name: /^Years/ }).locator('.chart');
  const { x, y, width, height } = (await chart.boundingBox())!;
  await page.mouse.move(x + width * 0.22, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.48, y + height / 2);
  await page.mouse.up();
  expect(query(page).get('year')).toBe('2017-2019');
  await expect.poll(() => count(page).innerText()).toBe('12 papers');
  await page.getByRole('slider', { name: 'Last year' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => query(page).get('year')).toBe('2017-2018');
  await page.getByLabel('Venue', { exact: true }).selectOption('Journal of Maps');
  await expect.poll(() => count(page).innerText()).toBe('4 papers');
  await page.goBack();
  await expect.poll(() => count(page).innerText()).toBe('8 papers');
  expect(await page.getByLabel('Venue', { exact: true }).inputValue()).toBe('');
});

test('topics and venues are asked for together, or left out, by keys alone', async () => {
  const page = await visit(`${dated.address}?venue=Journal+of+Maps`);
  await expect.poll(() => count(page).innerText()).toBe('20 papers');
  const more = selection(page).getByLabel('Add a topic or venue');
  await more.focus();
  await more.selectOption({ label: 'Workshop on Charts' });
  await expect.poll(() => count(page).innerText()).toBe('40 papers');
  expect(query(page).get('venue')).toBe('Journal of Maps,Workshop on Charts');
  await expect.poll(() => more.evaluate((list) => list === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'not Journal of Maps', exact: true }).press('Enter');
  await expect.poll(() => query(page).get('venue')).toBe('Workshop on Charts,!Journal of Maps');
  await page.getByRole('button', { name: 'Take back: Workshop on Charts' }).press('Enter');
  await expect.poll(() => query(page).get('venue')).toBe('!Journal of Maps');
  await expect.poll(() => count(page).innerText()).toBe('20 papers');
  const left = page.getByRole('button', { name: 'not Journal of Maps', exact: true });
  expect(await left.getAttribute('aria-pressed')).toBe('true');
});

test('time plays through the years in the address, as one step of the reader', async () => {
  const page = await visit(dated.address);
  await page.getByRole('button', { name: 'Play the years' }).click();
  await expect.poll(() => query(page).get('year')).toBe('2017-2017');
  await page.getByRole('button', { name: 'Pause the years' }).click();
  await count(page).waitFor();
  await page.goBack();
  await expect.poll(() => query(page).has('year')).toBe(false);
});

test('who wants less motion takes year by year', async () => {
  const page = await visit(`${dated.address}?year=2015-2022`, { reducedMotion: 'reduce' });
  const next = page.getByRole('button', { name: 'Next year' });
  await next.click();
  await expect.poll(() => query(page).get('year')).toBe('2016-2023');
  await next.press('Enter');
  await expect.poll(() => query(page).get('year')).toBe('2017-2024');
  await next.press('Enter');
  await expect.poll(() => query(page).get('year')).toBe('2015-2022');
});

test('papers are coloured by year, in the address and told beside the choice', async () => {
  const page = await visit(dated.address);
  await page.locator('#map.alive').waitFor();
  const scale = page.getByRole('list', { name: 'Colour by' });
  expect(await scale.count()).toBe(0);
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption({ label: 'Year' });
  expect(query(page).get('colour')).toBe('year');
  // Colours mean years now: names and the tree have none of their topics.
  const ofNames = () =>
    page.evaluate(() =>
      ['.names .topic', '.names .subtopic', '.tree > ul > li > a'].map((part) => {
        const one = document.querySelector(part);
        if (one === null) return 'none';
        const { fill, color } = getComputedStyle(one);
        return one.closest('svg') === null ? color : fill;
      }),
    );
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect((await ofNames()).filter((colour) => colour !== 'none' && colour !== ink)).toEqual([]);
  const steps = ['2015–2016', '2017–2018', '2019–2020', '2021–2022', '2023–2024'];
  await expect.poll(() => scale.getByRole('listitem').allInnerTexts()).toEqual(steps);
  await page.reload();
  await expect.poll(() => scale.getByRole('listitem').count()).toBe(5);
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption({ label: 'Topic' });
  expect(query(page).has('colour')).toBe(false);
  await scale.waitFor({ state: 'hidden' });
  expect((await ofNames())[2]).not.toBe(ink);
});

test('the owner’s fields colour and select papers, and numbers say sizes; all of it in the address', async () => {
  const page = await visit(dated.address);
  await page.locator('#map.alive').waitFor();
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption({ label: 'Design' });
  const items = (name: string) => page.getByRole('list', { name }).getByRole('listitem');
  const designs = ['Case, series', 'Cohort'];
  await expect.poll(() => items('Colour by').allInnerTexts()).toEqual(designs);
  await page
    .getByRole('combobox', { name: 'Size by' })
    .selectOption({ label: 'Citations anywhere' });
  const steps = ['0–7', '8–15', '16–23', '24–31', '32–39'];
  await expect.poll(() => items('Size by').allInnerTexts()).toEqual(steps);
  await page.getByText('More conditions').click();
  await page.getByLabel('Design', { exact: true }).selectOption({ label: 'Cohort (10)' });
  await expect.poll(() => count(page).innerText()).toBe('10 papers');
  const range = page.getByRole('group', { name: 'Sample size' });
  await range.getByLabel('From').fill('100');
  await range.getByLabel('From').press('Enter');
  await expect.poll(() => count(page).innerText()).toBe('7 papers');
  expect([...query(page)]).toEqual([
    ['field.design', 'Cohort'],
    ['field.sample_size', '100..'],
    ['colour', 'design'],
    ['size', 'citations'],
  ]);
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => count(page).innerText()).toBe('7 papers');
  await page.getByRole('button', { name: 'Take back: Sample size: from 100' }).press('Enter');
  await expect.poll(() => count(page).innerText()).toBe('10 papers');
  await page.getByRole('button', { name: 'not Design: Cohort' }).press('Enter');
  await expect.poll(() => query(page).get('field.design')).toBe('!Cohort');
  await expect.poll(() => count(page).innerText()).toBe('30 papers');
});

test('two selections are compared by keys alone: what sets them apart, what lies between, in the address', async () => {
  const page = await visit(`${dated.address}?year=2015-2018`);
  const compare = selection(page).getByRole('button', { name: 'Compare with …' });
  await page.route('**/comparison.*.js', (route) => route.abort());
  await compare.press('Enter');
  await page.getByText('The comparison could not be loaded.').waitFor();
  expect(query(page).has('compare')).toBe(false);
  await page.unroute('**/comparison.*.js');
  await page.goto(`${dated.address}?year=2015-2018`);
  await compare.press('Enter');
  await expect.poll(() => count(page).innerText()).toBe('Comparison');
  expect(query(page).get('compare')).toBe('year=2015-2018');
  const topics = selection(page).getByLabel('Compare with a topic');
  await expect.poll(() => topics.evaluate((list) => list === document.activeElement)).toBe(true);
  await page.goto(`${dated.address}?year=2019-2024&compare=year=2015-2018`);
  const first = page.getByRole('list', { name: '2015–2018' });
  const years = ['2015', '2016', '2017', '2018'];
  await expect.poll(() => first.last().getByRole('listitem').allInnerTexts()).toEqual(years);
  expect(await selection(page).locator('p.compared').allInnerTexts()).toEqual([
    '2015–2018: 16 papers',
    '2019–2024: 24 papers',
  ]);
  const scale = page.getByRole('list', { name: 'Colour by' }).getByRole('listitem');
  expect(await scale.allInnerTexts()).toEqual(['2015–2018', '2019–2024']);
  const headings = selection(page).getByRole('heading', { level: 3 });
  expect(await headings.allInnerTexts()).toEqual([
    'Words that set them apart',
    'Authors that set them apart',
    'Years that set them apart',
    'Papers between them',
  ]);
  expect(await axeFindings(page)).toEqual([]);
  await selection(page).locator('.papers a').first().click();
  await page.getByRole('complementary', { name: 'Paper', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await selection(page).getByLabel('Compare with a topic').waitFor();
  await page.keyboard.press('Escape');
  await selection(page).waitFor({ state: 'hidden' });
  expect(query(page).has('compare')).toBe(false);
});

test('the view is taken along as SVG and PNG, with title, legend and address', async () => {
  const page = await visit(`${dated.address}?colour=year`);
  await page.getByText(/^40 papers in view/).waitFor();
  const take = async (kind: string) => {
    await page.getByRole('button', { name: 'Take this view along' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: kind }).click(),
    ]);
    return readFileSync(await download.path());
  };
  const svg = (await take('SVG')).toString();
  for (const text of ['Ten years', '2015–2016', 'colour=year']) expect(svg).toContain(text);
  const dots = await page.evaluate((source) => {
    const picture = new DOMParser().parseFromString(source, 'image/svg+xml');
    return picture.querySelectorAll('g > circle').length;
  }, svg);
  expect(dots).toBe(40);
  const png = await take('PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
});

test('a ring drawn by hand selects what it holds and stays in the address; without a pointer the view does', async () => {
  const page = await visit('');
  await page.getByRole('button', { name: 'Draw around papers' }).click();
  const { left, top, width, height } = await page
    .locator('.frame')
    .evaluate((frame) => frame.getBoundingClientRect().toJSON());
  const at = (dx: number, dy: number) =>
    [left + width * (0.5 + dx), top + height * (0.5 + dy)] as const;
  await page.mouse.move(...at(-0.1, -0.2));
  await page.mouse.down();
  for (const corner of [at(0.15, -0.2), at(0.15, 0.2), at(-0.1, 0.2)])
    await page.mouse.move(...corner);
  await page.mouse.up();
  await count(page).waitFor();
  const drawn = Number.parseInt(await count(page).innerText(), 10);
  expect(drawn).toBeGreaterThan(5);
  expect(drawn).toBeLessThan(311);
  await page.reload();
  await expect.poll(() => count(page).innerText()).toBe(`${drawn} papers`);
  await page.getByRole('button', { name: 'Draw around papers' }).press('Enter');
  await page.getByRole('button', { name: 'Take all in view' }).press('Enter');
  await expect.poll(() => query(page).get('area')?.split(';').length).toBe(4);
  await page.getByRole('button', { name: 'Draw around papers' }).click();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: 'Take all in view' }).count()).toBe(0);
});

test.for([
  ['wide', DESKTOP],
  ['narrow', PHONE],
] as const)(
  'the list has no finding of axe and nothing wider than its place, %s',
  async ([, profile]) => {
    const page = await visit(`${dated.address}?year=2015-2018`, { ...profile, bypassCSP: true });
    await count(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const wide = await selection(page).evaluate((side) => side.scrollWidth - side.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  },
);
