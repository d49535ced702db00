import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublishedFile } from '../../map/published-file.ts';
import { keepBundlerSmall } from './bundler-memory.ts';

/** This module's own ending: the installed package has others. */
const ENDING = extname(fileURLToPath(import.meta.url));
/** What the start page needs, beside scripts and sheets, and what papers are found by that were never seen. */
const SHELL =
  /^(?:index\.html|favicon\.svg|logo\.(?:svg|png)|assets\/[^/]+\.(?:js|css)|fonts\/source-serif-4-\d+\.woff2|data\/version\.json|data\/[0-9a-f]{12}\/(?:(?:points|columns|addresses)\.bin|names\.json))$/;

/** Folders of what has another address once it says another thing. */
const UNCHANGING = /^(?:assets|data\/[^/]+)\//;

export interface OfflineSettings {
  /** Whether the owner wants it. */
  readonly offline: boolean;
  /** Hash of all that the site is made of. */
  readonly build: string;
  /** Sub-path of the site, with slashes at both ends. */
  readonly base: string;
}

/**
 * `service-worker.js`, for a site of these files. It stands in every site: where the owner does not want it, it removes
 * the one that an earlier build may have left with readers, since a browser keeps a worker whose file is gone.
 */
export async function offlineWorker(
  { offline, build, base }: OfflineSettings,
  files: readonly string[],
): Promise<PublishedFile> {
  const caches = `chartroom:${base}:`;
  const script = offline
    ? `const OFFLINE=${JSON.stringify({ build, caches, ...ofSite(files) })};\n${await compiled('service-worker')}`
    : `const CACHES=${JSON.stringify(caches)};\n${await compiled('service-worker-removal')}`;
  return { path: 'service-worker.js', bytes: new TextEncoder().encode(script) };
}

/** What the worker must know of these files. */
function ofSite(files: readonly string[]) {
  const shell = files.filter((path) => SHELL.test(path)).map(asAddress);
  const unchanging = files.flatMap((path) => UNCHANGING.exec(path)?.[0] ?? []);
  return { shell, unchanging: [...new Set(unchanging)], pointer: 'data/version.json' };
}

/** The start page has its folder's address. */
function asAddress(path: string): string {
  return path === 'index.html' ? '' : path;
}

/** A script of its own, without its types. */
async function compiled(name: string): Promise<string> {
  const file = fileURLToPath(new URL(`../client/offline/${name}${ENDING}`, import.meta.url));
  keepBundlerSmall();
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false });
  return code;
}
