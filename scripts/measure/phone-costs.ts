import type { Browser, CDPSession, Page } from 'playwright-core';
import { serveFolder } from '../../src/pipeline/serve.ts';
import { launchBrowser } from '../browser.ts';
import { http2Host } from './http2-host.ts';
import { slowLine } from './slow-line.ts';

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const;
/** A phone's processor beside this one. */
const TIMES_SLOWER = 4;

/** Letters on a phone come so many milliseconds apart (Palin et al. 2019). */
const TYPING_MS = 330;

/** Asked as soon as the dots stand. */
const AT_ONCE = 'graph neural networks for molecules';
/** Typed one after the other: the first has search load. */
const TYPED = [
  'contrastive learning of sentence embeddings',
  'agents that share a budget',
  'how can a robot grasp objects that it has never seen?',
  'attention over long documents',
] as const;
/** Pasted after them: nothing comes before the last letter. */
const PASTED = [
  'differential privacy in federated learning',
  'speech recognition without transcripts',
] as const;

/** Opens a site as a phone on a slow line would, asks it and opens an answer; a line that says what its reader waits for. */
export async function phoneCosts(dist: string): Promise<string> {
  const site = await serveFolder(dist, '/', 0);
  const host = await http2Host(Number(new URL(site.address).port));
  const line = await slowLine(host.port);
  const browser = await launchBrowser();
  try {
    const address = `https://localhost:${line.port}/`;
    const { page: first } = await openPhone(browser, address);
    const begun = performance.now() - (await ageOf(first));
    await ask(first, AT_ONCE, 0);
    const atOnce = performance.now() - begun;
    await first.context().close();
    const { page, session, worker } = await openPhone(browser, address);
    const dots = await ageOf(page);
    await page.locator('#colour:enabled').waitFor({ state: 'attached' });
    const filters = await ageOf(page);
    await page.waitForLoadState('networkidle');
    const typed = [];
    for (const question of TYPED) typed.push(await ask(page, question, TYPING_MS));
    const pasted = [];
    for (const question of PASTED) pasted.push(await ask(page, question, 0));
    const panel = await openAnswer(page);
    const [own, search] = [await heapOf((method) => session.send(method)), await heapOf(worker)];
    const seconds = (list: readonly number[]) =>
      list.map((ms) => (ms / 1000).toFixed(1)).join(', ');
    const told = (asked: readonly Asked[]) =>
      `words ${seconds(asked.map(({ words }) => words))}, with meaning ${seconds(asked.map(({ meaning }) => meaning))}`;
    return [
      `a phone, 1.6 Mb/s: dots after ${seconds([dots])} s, a question asked then answered after ${seconds([atOnce])}, filters after ${seconds([filters])}`,
      `after the last letter of four questions ${told(typed)}`,
      `of two that are pasted ${told(pasted)}`,
      `panel ${seconds([panel])}`,
      `page ${(own / 1e6).toFixed(0)} MB, search ${(search / 1e6).toFixed(0)}`,
    ].join('; ');
  } finally {
    await browser.close();
    line.close();
    host.close();
    await site.close();
  }
}

/** A phone whose dots stand. */
async function openPhone(browser: Browser, address: string) {
  const context = await browser.newContext({ ...PHONE, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
  const worker = await watchWorker(session);
  // The map is told which papers answer once the list of answers is painted.
  await page.addInitScript(() => {
    document.addEventListener('chartroom:search', (event) => {
      const { detail } = event as CustomEvent<{ readonly query: string } | null>;
      document.documentElement.dataset.answered = detail?.query ?? '';
    });
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('#map.alive').waitFor();
  return { page, session, worker };
}

/** Milliseconds since a page was asked for. */
async function ageOf(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

/** Milliseconds after the last letter. */
interface Asked {
  readonly words: number;
  readonly meaning: number;
}

async function ask(page: Page, question: string, pause: number): Promise<Asked> {
  const box = page.getByRole('combobox').first();
  await box.fill('');
  await page.locator('[data-search-status]').evaluate((status) => status.replaceChildren());
  await box.focus();
  if (pause > 0) await box.pressSequentially(question.slice(0, -1), { delay: pause, timeout: 0 });
  const start = performance.now();
  if (pause > 0) await box.press(question.at(-1)!);
  else await box.fill(question);
  await page.waitForFunction(
    (asked) => document.documentElement.dataset.answered === asked,
    question,
  );
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
