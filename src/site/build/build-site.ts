import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { PublicFile } from '../../corpus/project/public-files.ts';
import { jsonBytes, type PublishedFile } from '../../map/published-file.ts';
import type { StyledCitation } from '../citations/styles.ts';
import { hostHeaders, hostRewrites } from '../files/host-headers.ts';
import { copyPublicFiles, writeFiles } from '../files/write-files.ts';
import { shardCount } from '../packed-shards.ts';
import { makePreviews } from '../previews/previews.ts';
import type { PageKeys, PageModel, SiteModel } from '../site-model.ts';
import { stringsAlias } from '../strings/alias.ts';
import { basePath } from '../view/address.ts';
import { provideBuildContext } from './build-context.ts';
import { type BuildStamp, filesOfSite, stampPath } from './built-folder.ts';
import {
  collectingPages,
  collectPages,
  type Packing,
  type StandingPages,
} from './collect-pages.ts';
import { librariesOfNode } from './libraries-of-node.ts';
import { offlineWorker } from './offline-worker.ts';
import type { PackWork } from './pack-pages.ts';
import { scriptPreloads } from './preload-scripts.ts';
import { stageSite } from './publish-atomically.ts';
import {
  type LastSite,
  NO_PAGES,
  type ReusablePages,
  type SamePages,
  savePageKeys,
} from './reusable-pages.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** One stage from the build's beginning to the last page. */
const WRITING = 'Writing pages and indexing words';

export interface SiteBuildOptions {
  readonly outDir: string;
  /** Everything Astro and Vite keep between builds. */
  readonly cacheDir: string;
  /** Path of the project's folder in its repository, '' at its root: where a reader finds a content file. */
  readonly contentPath: string;
  /** How each paper is cited; null in a corpus too large for citations as text. */
  readonly cited: Promise<readonly StyledCitation[] | null>;
  /** Hash of the program: a page of another is written anew. */
  readonly code: string;
  /** What the site stands for. */
  readonly stamp: Omit<BuildStamp, 'files'>;
  /** The owner's files, copied as they are. */
  readonly publicFiles: readonly PublicFile[];
  /**
   * Writes what scripts and other programs read into the folder of the new site, while its pages are made; once they
   * are, this thread helps.
   */
  readonly writeData: (folder: string) => {
    readonly written: Promise<void>;
    readonly help: () => Promise<void>;
  };
  /** Told what is done, and how far the pages of papers are that are made anew. */
  readonly onStage: (stage: string, done: number, total: number | null) => void;
  /** Finds the pages of the last site that stand as they were written, while Astro is loaded. */
  readonly reusable: (last: LastSite) => Promise<ReusablePages>;
  /** Takes pages over that say the same as in the last site, while the others are made. */
  readonly takeOver: (pages: SamePages) => Promise<void>;
  /** Packs papers' pages, where the owner wants that, while others are made. */
  readonly packing: (work: PackWork) => Packing;
}

/**
 * Builds the whole site beside `outDir` and takes its place only when it is whole; the last good site stays until
 * then, and comes back where the swap fails.
 */
export async function buildSite(
  model: SiteModel,
  { outDir, cacheDir, contentPath, cited, code, stamp, publicFiles, ...work }: SiteBuildOptions,
): Promise<void> {
  work.onStage(WRITING, 0, null);
  mkdirSync(cacheDir, { recursive: true });
  // Chats and social sites ask for whole addresses only.
  const known = model.site.address !== null;
  const previews = known ? await makePreviews(model, join(cacheDir, 'previews')) : [];
  const cacheFile = join(cacheDir, `pages-${shortHash(outDir)}.json`);
  const last = { cacheFile, outDir, code };
  const findingReusable = work.reusable(last);
  const stage = stageSite(outDir);
  const beside = stage.folder;
  const data = work.writeData(beside);
  const parallelWork = [data.written];
  let keys: PageKeys = {};
  let reusable = NO_PAGES;
  const base = basePath(model.site.address);
  const packing = startPacking(model, base, beside, outDir, work.packing);
  const onKeys = (found: PageKeys) => {
    keys = found;
    const slugs = Object.keys(keys).filter((slug) => keys[slug] === reusable.keys[slug]);
    if (packing !== null) packing.keep({ slugs, files: reusable.files });
    else if (slugs.length > 0)
      parallelWork.push(work.takeOver({ slugs, from: outDir, to: beside }));
  };
  try {
    // Astro takes a while to load; the citations come meanwhile.
    const [own, proved] = await Promise.all([cited, findingReusable, import('astro')]);
    reusable = proved;
    const pages: PageModel = { ...model, contentPath, cited: own, previews: previews.length > 0 };
    let begun = 0;
    const onPage = (total: number) => work.onStage(WRITING, begun++, total);
    provideBuildContext({ model: pages, reusable: reusable.keys, onKeys, onPage });
    await buildPages(model, beside, cacheDir, packing === null ? [] : [packing.integration]);
    work.onStage('Indexing words', 0, null);
    await data.help();
    await Promise.all(parallelWork);
    if (packing !== null) work.onStage('Packing pages', 0, null);
    const packed = (await packing?.pages.packed()) ?? null;
    work.onStage('Putting the site in its place', 0, null);
    const { version } = model;
    // An owner who brings rules of her own is told ours in the README.
    const rewrites = packed !== null && !publicFiles.some(({ path }) => path === '_redirects');
    const ofHosts = hostFiles(beside, base, version, rewrites);
    const pointer = { path: 'data/version.json', bytes: jsonBytes({ version, build: stamp.key }) };
    writeFiles(beside, [pointer, ...logoFile(model), ...previews, ...ofHosts]);
    copyPublicFiles(publicFiles, beside);
    const { offline } = model.site;
    const worker = await offlineWorker({ offline, build: stamp.key, base }, filesOfSite(beside));
    writeFiles(beside, [worker]);
    const path = stampPath(version);
    const written: BuildStamp = {
      ...stamp,
      files: [...filesOfSite(beside), path],
      ...(packed === null ? {} : { packed: packed.paths }),
    };
    writeFiles(beside, [{ path, bytes: jsonBytes(written) }]);
    stage.takePlace();
    savePageKeys(last, { version, keys }, reusable, packed?.written ?? null);
  } finally {
    packing?.end();
    await Promise.allSettled(parallelWork);
    stage.discard();
  }
}

/** Where the owner wants pages packed, what takes them as they are made; null elsewhere. */
function startPacking(
  { site, version, papers }: SiteModel,
  base: string,
  folder: string,
  from: string,
  inThread: SiteBuildOptions['packing'],
) {
  if (site.pages !== 'packed') return null;
  const shards = shardCount(papers.length);
  const { pack, end } = inThread({ folder, version, shards, from });
  const pages = collectPages(shards, pack);
  let standing: StandingPages = { slugs: [], files: {} };
  return {
    pages,
    end,
    integration: collectingPages(base, shards, pages, () => standing),
    /** Told which pages of the last site stay as they are. */
    keep(pages: StandingPages): void {
      standing = pages;
    },
  };
}

/** What tells hosts how to answer for the site in `folder`. */
function hostFiles(
  folder: string,
  base: string,
  version: string,
  rewrites: boolean,
): readonly PublishedFile[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  const headers = hostHeaders(base, version, folders.map(({ name }) => name).sort());
  const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
  return [file('_headers', headers), ...(rewrites ? [file('_redirects', hostRewrites(base))] : [])];
}

function logoFile({ logo }: SiteModel): readonly PublishedFile[] {
  return logo === null ? [] : [{ path: logo.name, bytes: Buffer.from(logo.base64, 'base64') }];
}

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

async function buildPages(
  model: SiteModel,
  outDir: string,
  cacheDir: string,
  integrations: readonly AstroIntegration[],
): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const [{ build }, { default: config }] = await Promise.all([
    import('astro'),
    import('../../../astro.config.mjs'),
  ]);
  // Astro puts the program it makes of the pages below its output where that lies below the working directory;
  // elsewhere into one folder that all builds would share.
  const home = process.cwd();
  const base = basePath(model.site.address);
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
      ...(model.site.address === null ? {} : { site: new URL(model.site.address).origin }),
      logLevel: 'error',
      vite: {
        ...config.vite,
        plugins: [nothingBundledAhead, librariesOfNode(ROOT), preloads.plugin],
        cacheDir: join(cacheDir, 'vite'),
        resolve: { alias: [stringsAlias(model.site.language)] },
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

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
