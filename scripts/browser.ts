import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where a system keeps a browser of its own. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Quiet, without GPU, and away from the network: what it asks for, the page asked for. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--font-render-hinting=none',
];

/** Starts a headless Chromium: `CHROME_PATH`, then an installed one, then the one that npm brings. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: FLAGS, headless: true });
}

/** The program that `launchBrowser` starts, for others that start it themselves. */
export async function browserPath(): Promise<string> {
  const installed = [process.env.CHROME_PATH ?? '', ...INSTALLED].find((path) => existsSync(path));
  return installed ?? packagedChromium();
}

/** The packaged Chromium unpacks the libraries it needs only where it believes to stand on a bare Amazon Linux. */
async function packagedChromium(): Promise<string> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
