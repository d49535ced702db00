import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { SiteSettings } from '../../corpus/paper.ts';
import { stringsAlias } from '../strings/alias.ts';
import { basePath } from '../view/address.ts';
import { librariesOfNode } from './libraries-of-node.ts';
import { scriptPreloads } from './preload-scripts.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Astro has Vite bundle its toolbar for developers ahead, into a cache that nothing proves and no build needs. */
const nothingBundledAhead = {
  name: 'chartroom:nothing-bundled-ahead',
  enforce: 'post',
  configEnvironment: (
    _name: string,
    { optimizeDeps }: { optimizeDeps?: { include?: string[] } },
  ) => {
    optimizeDeps?.include?.splice(0);
  },
} as const;

/**
 * The key by which Astro would hide what pages tell a server, in base64: there is no server, and one made by chance would
 * make another program of the pages each time.
 */
const NO_SECRET = Buffer.alloc(32).toString('base64');

interface PagesOptions {
  readonly integrations: readonly AstroIntegration[];
  /** Whether the program of the pages is kept for other machines: then its libraries are a part of it. */
  readonly isKept: boolean;
}

/** Has Astro make the pages of the model that is provided, and the scripts and sheets they ask for, into `outDir`. */
export async function buildPages(
  site: Pick<SiteSettings, 'address' | 'language'>,
  outDir: string,
  cacheDir: string,
  { integrations, isKept }: PagesOptions,
): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_KEY = NO_SECRET;
  const [{ build }, { default: config }] = await Promise.all([
    import('astro'),
    import('../../../astro.config.mjs'),
  ]);
  // Astro puts the program it makes of the pages below its output where that lies below the working directory;
  // elsewhere into one folder that all builds would share.
  const home = process.cwd();
  const base = basePath(site.address);
  const preloads = scriptPreloads();
  process.chdir(outDir);
  try {
    await build({
      ...config,
      // Read above: Astro would start a server of Vite to read it.
      configFile: false,
      root: ROOT,
      outDir,
      integrations: [...integrations],
      cacheDir: join(cacheDir, 'astro'),
      base,
      ...(site.address === null ? {} : { site: new URL(site.address).origin }),
      logLevel: 'error',
      vite: {
        ...config.vite,
        plugins: [nothingBundledAhead, ...(isKept ? [] : [librariesOfNode(ROOT)]), preloads.plugin],
        cacheDir: join(cacheDir, 'vite'),
        resolve: { alias: [stringsAlias(site.language)] },
        // The folder is new, and data are being written into it.
        build: { ...config.vite?.build, emptyOutDir: false },
        // Of the rest too nothing is in reach where the site is written to.
        environments: { prerender: { resolve: { noExternal: true } } },
      },
    });
    preloads.addTo(outDir, base);
  } finally {
    process.chdir(home);
  }
}
