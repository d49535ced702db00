// Ships to the browser, where `offline` is not on: a worker that an earlier build left takes itself and what it kept away.

/** What the build knows; it stands in front of this script. */
declare const CACHES: string;

const removal = self as unknown as ServiceWorkerGlobalScope;
removal.addEventListener('install', (event) => event.waitUntil(removal.skipWaiting()));
removal.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(CACHES)).map((name) => caches.delete(name)),
  );
  await removal.registration.unregister();
}
