import type { Browser, Route } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { withAuditedSites } from '../measure/audited-sites.ts';
import { enterState, settledPicture, siteStates } from '../measure/site-states.ts';

const WINDOWS = [
  { name: 'desk', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
] as const;
/** Of 255: so much the browser itself rounds the rim of a corner differently, depending on which tile it draws first. */
const ROUNDING = 4;

/** Every state that an address names, opened twice by readers who have never been there: nobody sees another picture. */
export async function run(): Promise<boolean> {
  const browser = await launchBrowser();
  let differing = 0;
  let compared = 0;
  await withAuditedSites(async ({ name, address }) => {
    const states = (await siteStates(address)).filter(({ done }) => done === '');
    for (const { name: window, ...profile } of WINDOWS)
      for (const state of states) {
        const pictures: Buffer[] = [];
        for (let time = 0; time < 2; time++) {
          const context = await browser.newContext({ ...profile, reducedMotion: 'reduce' });
          const page = await context.newPage();
          await page.route(/\.css$/, waitForFonts);
          await enterState(page, address, state);
          pictures.push(await settledPicture(page));
          await context.close();
        }
        compared++;
        const pixels = await differingPixels(browser, pictures[0]!, pictures[1]!);
        if (pixels === 0) continue;
        differing++;
        console.log(
          `${name}, ${window}: /${state.path} differs in ${pixels} pixels the second time`,
        );
      }
  });
  await browser.close();
  console.log(`${differing} of ${compared} states differ`);
  return differing === 0;
}

/** A font that comes too late for a page is left to the next one, by design: how busy this machine is shall not count. */
async function waitForFonts(route: Route): Promise<void> {
  const sheet = await (await route.fetch()).text();
  const body = sheet.replaceAll('font-display:optional', 'font-display:block');
  await route.fulfill({ body, contentType: 'text/css' });
}

/** In how many pixels two pictures of one size differ by more than rounding. */
async function differingPixels(browser: Browser, first: Buffer, second: Buffer): Promise<number> {
  if (first.equals(second)) return 0;
  const page = await browser.newPage();
  const addresses = [first, second].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  const differing = await page.evaluate(
    async ({ addresses, rounding }) => {
      const [a, b] = await Promise.all(
        addresses.map(async (address) => {
          const picture = new Image();
          picture.src = address;
          await picture.decode();
          const { width, height } = picture;
          const drawing = new OffscreenCanvas(width, height).getContext('2d')!;
          drawing.drawImage(picture, 0, 0);
          return drawing.getImageData(0, 0, width, height).data;
        }),
      );
      const pixels = new Set<number>();
      for (const [i, value] of a!.entries())
        if (Math.abs(value - b![i]!) > rounding) pixels.add(i >> 2);
      return pixels.size;
    },
    { addresses, rounding: ROUNDING },
  );
  await page.close();
  return differing;
}
