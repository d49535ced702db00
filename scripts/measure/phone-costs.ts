import type { CDPSession, Page } from 'playwright-core';
import { serveFolder } from '../../src/pipeline/serve.ts';
import { launchBrowser } from '../browser.ts';
import { slowLine } from './slow-line.ts';

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const;
/** A phone's processor beside this one. */
const TIMES_SLOWER = 4;

/** Asked one after the other: the first has search load. */
const QUESTIONS = [
  'contrastive learning of sentence embeddings',
  'agents that share a budget',
  'how can a robot grasp objects that it has never seen?',
  'attention over long documents',
] as const;

/** Opens a site as a phone on a slow line would, asks it and opens an answer; a line that says what its reader waits for. */
export async function phoneCosts(dist: string): Promise<string> {
  const site = await serveFolder(dist, '/', 0);
  const line = await slowLine(Number(new URL(site.address).port));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage(PHONE);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
    const worker = await watchWorker(session);
    const start = performance.now();
    await page.goto(`http://localhost:${line.port}/`, { waitUntil: 'commit' });
    await page.locator('#map.alive').waitFor();
    const dots = performance.now() - start;
    await page.locator('#colour:enabled').waitFor({ state: 'attached' });
    const askable = performance.now() - start;
    await page.waitForLoadState('networkidle');
    const asked = [];
    for (const question of QUESTIONS) asked.push(await ask(page, question));
    const panel = await openAnswer(page);
    const [own, search] = [await heapOf((method) => session.send(method)), await heapOf(worker)];
    const seconds = (list: readonly number[]) =>
      list.map((ms) => (ms / 1000).toFixed(1)).join(', ');
    return [
      `a phone, 1.6 Mb/s: dots after ${seconds([dots])} s, asked after ${seconds([askable])}`,
      `words ${seconds(asked.map(({ words }) => words))} s after the last letter of four questions`,
      `with meaning ${seconds(asked.map(({ meaning }) => meaning))}`,
      `panel ${seconds([panel])}`,
      `page ${(own / 1e6).toFixed(0)} MB, search ${(search / 1e6).toFixed(0)}`,
    ].join('; ');
  } finally {
    await browser.close();
    line.close();
    await site.close();
  }
}

async function ask(page: Page, question: string) {
  const box = page.getByRole('combobox').first();
  await box.fill('');
  await page.locator('[data-search-status]').evaluate((status) => status.replaceChildren());
  const start = performance.now();
  await box.fill(question);
  await page.getByRole('option').first().waitFor();
  const words = performance.now() - start;
  // How many answers there are is told once meaning has joined.
  await page.waitForFunction(
    () => document.querySelector('[data-search-status]')?.textContent !== '',
  );
  return { words, meaning: performance.now() - start };
}

async function openAnswer(page: Page): Promise<number> {
  const start = performance.now();
  await page.getByRole('option').first().click();
  await page.locator('#panel h2').waitFor();
  return performance.now() - start;
}

/** What sends a command to a page, or a worker, and brings its result. */
type Send = (method: 'Runtime.getHeapUsage') => Promise<HeapUsage>;

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  /** Of typed arrays. */
  readonly backingStorageSize: number;
}

async function heapOf(send: Send): Promise<number> {
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** What sends to the worker that a page will start. */
async function watchWorker(session: CDPSession): Promise<Send> {
  let sessionId = '';
  session.on('Target.attachedToTarget', (target) => {
    if (target.targetInfo.type === 'worker') sessionId = target.sessionId;
  });
  const asIs = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
  await session.send('Target.setAutoAttach', asIs);
  return async (method) => {
    const told = new Promise<HeapUsage>((resolve) => {
      session.once('Target.receivedMessageFromTarget', ({ message }) =>
        resolve(JSON.parse(message).result),
      );
    });
    const message = JSON.stringify({ id: 1, method });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    return told;
  };
}
