import { expect, test } from 'vitest';
import { visit } from './visit.ts';

test('a topic chosen in the tree is in the address, and is let go again', async () => {
  const page = await visit('');
  const tree = page.getByRole('complementary', { name: 'Legend' });
  const link = tree.getByRole('link', { name: /^Pretraining \d+/ });
  await link.click();
  await expect.poll(() => new URL(page.url()).searchParams.get('topic')).toBe('pretraining');
  const count = /\d+/.exec(await link.innerText())?.[0];
  await page.getByText(new RegExp(`^${count} papers of the selection in view`)).waitFor();
  await page.reload();
  await page.getByText(new RegExp(`^${count} papers of the selection in view`)).waitFor();
  expect(await link.getAttribute('aria-current')).toBe('true');
  await page.keyboard.press('Escape');
  await page.getByText(/^311 papers in view/).waitFor();
});

test('searching marks the papers found on the map and lists the best', async () => {
  const page = await visit('');
  await page.locator('#map.alive').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('quantization of vision transformers');
  const box = page.getByRole('combobox', { name: 'Search titles, ideas, questions' });
  await page.getByRole('option').first().waitFor();
  await page.getByText(/^\d+ papers of the selection in view/).waitFor();
  await page.keyboard.press('ArrowDown');
  const chosen = await page
    .getByRole('listbox')
    .getByRole('option', { selected: true })
    .evaluate((option) => option.firstElementChild?.textContent ?? '');
  expect(await box.getAttribute('aria-activedescendant')).toBe('answer-0');
  await page.keyboard.press('Enter');
  const heading = page
    .getByRole('complementary', { name: 'Paper', exact: true })
    .getByRole('heading', { level: 2 });
  await heading.waitFor();
  expect(await heading.innerText()).toContain(chosen);
});
