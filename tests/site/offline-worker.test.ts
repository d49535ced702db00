import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { offlineWorker } from '../../src/site/build/offline-worker.ts';

const HOME = 'https://example.org/map/';
const FILES = [
  'index.html',
  'about/index.html',
  'assets/a.js',
  'assets/a.css',
  'data/version.json',
  'data/0123456789ab/points.bin',
  'data/0123456789ab/addresses.bin',
  'data/0123456789ab/names.json',
  'data/0123456789ab/panels/0.bin',
  'fonts/source-serif-4-400.woff2',
  'fonts/source-serif-4-400-more.woff2',
];
const SHELL = [
  '',
  'assets/a.js',
  'assets/a.css',
  'data/version.json',
  'data/0123456789ab/points.bin',
  'data/0123456789ab/addresses.bin',
  'data/0123456789ab/names.json',
  'fonts/source-serif-4-400.woff2',
];

type Listener = (event: object) => void;

/** A browser with the worker of a build in it; `host` is asked for every path, and throws where there is no line. */
async function browserWith(
  build: string | null,
  host: (path: string) => string,
  caches = fakeCaches(),
) {
  const { bytes } = await offlineWorker(
    { offline: build !== null, build: build ?? '', base: '/map/' },
    FILES,
  );
  const listeners = new Map<string, Listener>();
  let registered = true;
  const fetched = async (asked: Request | URL | string) => {
    const url = asked instanceof Request ? asked.url : String(asked);
    const body = host(url.slice(HOME.length));
    return Object.assign(new Response(body), { toString: () => body });
  };
  const self = {
    location: { href: `${HOME}service-worker.js` },
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    registration: {
      unregister: async () => {
        registered = false;
      },
    },
  };
  const globals = {
    self,
    caches: caches.of(fetched),
    fetch: fetched,
    URL,
    Request,
    Response,
    Promise,
    setTimeout,
    Error,
    JSON,
  };
  runInContext(new TextDecoder().decode(bytes), createContext(globals));
  const run = async (name: string, event: object = {}) => {
    const work: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    listeners.get(name)?.({
      ...event,
      waitUntil: (one: Promise<unknown>) => work.push(one),
      respondWith: (one: Promise<Response>) => {
        answer = one;
      },
    });
    const response = await answer;
    await Promise.all(work);
    return response;
  };
  return {
    install: () => run('install'),
    activate: () => run('activate'),
    ask: async (path: string) => (await run('fetch', { request: new Request(HOME + path) }))!,
    isRegistered: () => registered,
    caches,
  };
}

/** Caches by name, each from address to text. */
function fakeCaches() {
  const stored = new Map<string, Map<string, string>>();
  const addressOf = (key: Request | string) => (key instanceof Request ? key.url : key);
  const of = (fetched: (asked: Request) => Promise<Response>) => ({
    open: async (name: string) => {
      const cache = stored.get(name) ?? new Map<string, string>();
      stored.set(name, cache);
      return {
        match: async (key: Request | string) => {
          const text = cache.get(addressOf(key));
          return text === undefined ? undefined : new Response(text);
        },
        put: async (key: Request | string, response: Response) =>
          void cache.set(addressOf(key), await response.text()),
        addAll: async (requests: Request[]) => {
          for (const one of requests) cache.set(one.url, await (await fetched(one)).text());
        },
      };
    },
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
  });
  const paths = (name: string) =>
    [...(stored.get(name)?.keys() ?? [])].map((url) => url.slice(HOME.length)).sort();
  return { of, stored, paths };
}

/** A host on which a build stands: every file says of which it is. */
const hostOf = (build: () => string) => (path: string) =>
  path === 'data/version.json' ? JSON.stringify({ build: build() }) : `${path} of ${build()}`;
const noLine = () => {
  throw new TypeError('Failed to fetch');
};

test('the shell is kept at once, a page once it was seen, and both are there without a line', async () => {
  let line = true;
  const host = hostOf(() => 'one');
  const browser = await browserWith('one', (path) => (line ? host(path) : noLine()));
  await browser.install();
  expect(browser.caches.paths('chartroom:/map/:one')).toEqual([...SHELL].sort());
  await browser.ask('about/');
  line = false;
  expect(await (await browser.ask('about/?x=1')).text()).toBe('about/ of one');
  expect(await (await browser.ask('?paper=a')).text()).toBe(' of one');
  expect((await browser.ask('topics/')).type).toBe('error');
  const unseen = await browser.ask('papers/some-paper/');
  expect([unseen.status, unseen.headers.get('location')]).toEqual([
    302,
    `${HOME}?paper=some-paper`,
  ]);
});

test('a page of another build is shown, and never kept beside those of this one', async () => {
  let now = 'one';
  let line = true;
  const host = hostOf(() => now);
  const browser = await browserWith('one', (path) => (line ? host(path) : noLine()));
  await browser.install();
  await browser.ask('about/');
  now = 'two';
  expect(await (await browser.ask('about/')).text()).toBe('about/ of two');
  expect(await (await browser.ask('topics/')).text()).toBe('topics/ of two');
  line = false;
  expect(await (await browser.ask('about/')).text()).toBe('about/ of one');
  expect((await browser.ask('topics/')).type).toBe('error');
});

test('a build that is replaced while its shell is fetched keeps nothing', async () => {
  const browser = await browserWith(
    'one',
    hostOf(() => 'two'),
  );
  await expect(browser.install()).rejects.toThrow('another build came meanwhile');
  expect([...browser.caches.stored.keys()]).toEqual([]);
});

test('a new build takes away what the last one kept, and leaves other maps of the host alone', async () => {
  const caches = fakeCaches();
  for (const name of ['chartroom:/map/:one', 'chartroom:/:one', 'another'])
    caches.stored.set(name, new Map());
  const browser = await browserWith(
    'two',
    hostOf(() => 'two'),
    caches,
  );
  await browser.install();
  await browser.activate();
  expect([...caches.stored.keys()]).toEqual(['chartroom:/:one', 'another', 'chartroom:/map/:two']);
});

test('without the setting the worker takes away what one of an earlier build kept, and itself', async () => {
  const caches = fakeCaches();
  for (const name of ['chartroom:/map/:one', 'chartroom:/:one']) caches.stored.set(name, new Map());
  const browser = await browserWith(null, noLine, caches);
  await browser.install();
  await browser.activate();
  expect([...caches.stored.keys()]).toEqual(['chartroom:/:one']);
  expect(browser.isRegistered()).toBe(false);
});
