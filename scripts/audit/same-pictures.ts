import { launchBrowser } from '../browser.ts';
import { withAuditedSites } from '../measure/audited-sites.ts';
import { enterState, settledPicture, siteStates } from '../measure/site-states.ts';

const WINDOWS = [
  { name: 'desk', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
] as const;

/** Every state that an address names, opened twice by readers who have never been there: the same picture, bit by bit. */
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
          await enterState(page, address, state);
          pictures.push(await settledPicture(page));
          await context.close();
        }
        compared++;
        if (pictures[0]!.equals(pictures[1]!)) continue;
        differing++;
        console.log(`${name}, ${window}: /${state.path} is another picture the second time`);
      }
  });
  await browser.close();
  console.log(`${differing} of ${compared} states differ`);
  return differing === 0;
}
