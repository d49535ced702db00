import { afterAll, beforeAll, expect, test } from 'vitest';
import { PARTED_FILES, PARTED_RECORDS } from '../site/parted-map.ts';
import { axeFindings } from './axe.ts';
import { type SmallSite, serveSite } from './small-site.ts';
import { visit } from './visit.ts';

let site: SmallSite;
beforeAll(async () => {
  site = await serveSite('Parted', PARTED_RECORDS, PARTED_FILES);
});
afterAll(() => site.close());

test('a subtopic chosen in the tree shows its parts and selects their papers; a part selects its own', async () => {
  const page = await visit(site.address);
  await page.locator('#map.alive').waitFor();
  const tree = page.getByRole('complementary', { name: 'Legend' });
  const part = tree.getByRole('link', { name: 'Brain tumours 6' });
  expect(await part.isVisible()).toBe(false);
  await tree.getByRole('link', { name: 'Images 14' }).click();
  const count = page
    .getByRole('complementary', { name: 'Selection' })
    .getByRole('heading', { level: 2 });
  await expect.poll(() => count.innerText()).toBe('14 papers');
  await part.click();
  await expect.poll(() => count.innerText()).toBe('6 papers');
  const address = new URL(page.url());
  expect(address.searchParams.get('subtopic')).toBe('brain-tumours');
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => count.innerText()).toBe('6 papers');
  expect(await part.isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Take back: Brain tumours' }).click();
  await part.waitFor({ state: 'hidden' });
});

test('an address that names a part where it was shows it where it is', async () => {
  const page = await visit(`${site.address}?topic=vision&subtopic=tumours`);
  await page
    .getByRole('complementary', { name: 'Selection' })
    .getByRole('heading', { level: 2, name: '6 papers' })
    .waitFor();
});

test('names of parts come as one comes nearer, and choose them', async () => {
  const page = await visit(site.address);
  await page.locator('#map.alive').waitFor();
  const name = page.locator('.names a[data-subtopic="retinal-vessels"]');
  expect(await name.isVisible()).toBe(false);
  const [x, y] = await name.evaluate(({ dataset }) => [dataset.x, dataset.y]);
  await page.goto(`${site.address}?view=${x},${y},6`);
  await name.click();
  await expect.poll(() => new URL(page.url()).searchParams.get('subtopic')).toBe('retinal-vessels');
});
