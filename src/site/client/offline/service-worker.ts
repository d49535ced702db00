// Ships to the browser, where `offline: true`: keeps the shell of the map and what was seen, of one build alone.

/** What the build knows; it stands in front of this script. */
declare const OFFLINE: {
  /** Hash of all that the site is made of. */
  readonly build: string;
  /** Before the names of all caches of this map: other maps of this host keep their own. */
  readonly caches: string;
  /** Paths, below the folder of this script, of what every visit needs. */
  readonly shell: readonly string[];
  /** Beginnings of paths at which this build has what never changes: another build has others. */
  readonly unchanging: readonly string[];
  /** Path of the file that says which build the host has. */
  readonly pointer: string;
};

/** A line on which nothing comes for so long (milliseconds) is no line, where the page is kept here. */
const PATIENCE_MS = 4000;
const worker = self as unknown as ServiceWorkerGlobalScope;
const folder = new URL('./', worker.location.href);
const ownCache = OFFLINE.caches + OFFLINE.build;

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || path === null) return;
  const keep = (work: Promise<unknown>) => event.waitUntil(work);
  event.respondWith(
    OFFLINE.unchanging.some((beginning) => path.startsWith(beginning))
      ? fromCache(request, keep)
      : fromHost(request, path, keep),
  );
});

/** Path of an address of this map, without its query; null for what is none of it. */
function pathOf(address: string): string | null {
  const { href } = new URL(address);
  return href.startsWith(folder.href) ? href.slice(folder.href.length).split(/[?#]/)[0]! : null;
}

/** The whole shell is of this build, or nothing of it is kept and the next visit tries again. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(ownCache);
  await cache.addAll(
    OFFLINE.shell.map((path) => new Request(new URL(path, folder), { cache: 'reload' })),
  );
  if (!(await isOwnBuild())) {
    await caches.delete(ownCache);
    throw new Error('offline: another build came meanwhile.');
  }
  await worker.skipWaiting();
}

/** What another build left goes, and open pages are served from here at once. */
async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(OFFLINE.caches) && name !== ownCache);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** Whether the host has this build now. A page is kept only where it was so after the page came: then it is of this build. */
async function isOwnBuild(): Promise<boolean> {
  const response = await fetch(new URL(OFFLINE.pointer, folder), { cache: 'no-store' });
  return (
    response.ok && ((await response.json()) as { readonly build?: string }).build === OFFLINE.build
  );
}

async function fromCache(
  request: Request,
  keep: (work: Promise<unknown>) => void,
): Promise<Response> {
  const cache = await caches.open(ownCache);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.status === 200) keep(cache.put(request, response.clone()));
  return response;
}

/** What may be another thing tomorrow is asked of the host first; without a line, what is kept of it is shown. */
async function fromHost(
  request: Request,
  path: string,
  keep: (work: Promise<unknown>) => void,
): Promise<Response> {
  const cache = await caches.open(ownCache);
  const address = new URL(path, folder).href;
  const kept = await cache.match(address, { ignoreVary: true });
  const asked = fetch(request);
  if (kept === undefined) {
    const response = await asked.catch(() => null);
    if (response === null) return withoutLine(path);
    if (response.status === 200 && !response.redirected) {
      const copy = response.clone();
      keep(
        isOwnBuild().then(
          (isOwn) => (isOwn ? cache.put(address, copy) : undefined),
          () => undefined,
        ),
      );
    }
    return response;
  }
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  return (await Promise.race([asked.catch(() => null), late])) ?? kept;
}

/** A paper whose page was never seen is shown on the map, which says what is missing of it. */
function withoutLine(path: string): Response {
  const slug = /^papers\/([a-z0-9-]+)\/?$/.exec(path)?.[1];
  return slug === undefined
    ? Response.error()
    : Response.redirect(new URL(`?paper=${slug}`, folder), 302);
}
