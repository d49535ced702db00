import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/browser.ts';

/** The windows readers have; the tests of layout run on both. */
export const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  hasTouch: true,
  isMobile: true,
} as const;

/** A ceiling, not a measure: what never comes ends the test. */
const MAX_WAIT_MS = 180_000;

type Profile = Parameters<Browser['newContext']>[0];

let browser: Promise<Browser> | undefined;

/** A fresh reader with empty storage at the given address of the site; errors on the page fail the test. */
export async function visit(path: string, profile: Profile = DESKTOP): Promise<Page> {
  browser ??= launchBrowser();
  const context: BrowserContext = await (await browser).newContext(profile);
  const page = await context.newPage();
  page.setDefaultTimeout(MAX_WAIT_MS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // What a host doesn't give is told by the page itself, where it matters.
    const isHosts = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isHosts) errors.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    if (errors.length > 0) throw new Error(`The page reported: ${errors.join('; ')}`);
  });
  await page.goto(new URL(path, inject('siteUrl')).href);
  return page;
}
