import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { singleFile } from '../../src/site/single-file/single-file.ts';
import { axeFindings } from '../../tests/e2e/axe.ts';
import { launchBrowser } from '../browser.ts';
import { withAuditedSites } from '../measure/audited-sites.ts';
import { enterState, type SiteState, siteStates } from '../measure/site-states.ts';

const WINDOWS = [
  { name: 'desk', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
] as const;

/** Pages of the single file that stand behind `#`. */
const OF_THE_FILE = ['', '#/about/', '#/topics/', '#/papers/'].map(
  (path): SiteState => ({ path, done: '' }),
);

/** What the checker axe finds in every state of a small and a large map, at a desk and on a phone, light and dark. */
export async function run(): Promise<boolean> {
  const browser = await launchBrowser();
  let found = 0;
  let visited = 0;
  const walk = async (name: string, address: string, states: readonly SiteState[]) => {
    for (const { name: window, ...profile } of WINDOWS)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const state of states) {
          const context = await browser.newContext({
            ...profile,
            colorScheme,
            reducedMotion: 'reduce',
          });
          const page = await context.newPage();
          const where = `${name}, ${window}, ${colorScheme}: /${state.path} ${state.done}`;
          const findings = await enterState(page, address, state).then(
            () => axeFindings(page),
            (error: Error) => [`not reached: ${error.message.split('\n')[0]}`],
          );
          for (const finding of findings) console.log(`${where} ${finding}`);
          found += findings.length;
          visited++;
          await context.close();
        }
  };
  await withAuditedSites(async ({ name, address, outDir }) => {
    await walk(name, address, await siteStates(address));
    if (name !== 'first') return;
    const file = `${outDir}.html`;
    writeFileSync(file, await singleFile(outDir, { language: 'en', address: null }));
    await walk('single file', pathToFileURL(file).href, OF_THE_FILE);
  });
  await browser.close();
  console.log(`${found} findings in ${visited} states`);
  return found === 0;
}
