import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicFile } from '../../corpus/project/public-files.ts';
import { jsonBytes } from '../../map/published-file.ts';
import type { StyledCitation } from '../citations/styles.ts';
import { writeFiles } from '../files/write-files.ts';
import { shardCount } from '../packed-shards.ts';
import { makePreviews } from '../previews/previews.ts';
import type { PageKeys, PageModel, SiteModel } from '../site-model.ts';
import { basePath } from '../view/address.ts';
import { provideBuildContext } from './build-context.ts';
import { type BuildStamp, filesOfSite, stampPath } from './built-folder.ts';
import { bundlePages, type KeepBundle } from './bundle-pages.ts';
import {
  collectingPages,
  collectPages,
  type Packing,
  type StandingPages,
} from './collect-pages.ts';
import { finishFolder } from './finish-folder.ts';
import type { PackWork } from './pack-pages.ts';
import { stageSite } from './publish-atomically.ts';
import { renderPages } from './render-pages.ts';
import {
  type LastSite,
  NO_PAGES,
  type ReusablePages,
  type SamePages,
  savePageKeys,
} from './reusable-pages.ts';

/** One stage from the build's beginning to the last page. */
const WRITING = 'Writing pages and indexing words';

export interface SiteBuildOptions {
  readonly outDir: string;
  /** Everything Astro and Vite keep between builds. */
  readonly cacheDir: string;
  /** Keeps what the code alone makes, for the next builds of whatever project. */
  readonly keepBundle: KeepBundle;
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
  {
    outDir,
    cacheDir,
    keepBundle,
    contentPath,
    cited,
    code,
    stamp,
    publicFiles,
    ...work
  }: SiteBuildOptions,
): Promise<void> {
  work.onStage(WRITING, 0, null);
  mkdirSync(cacheDir, { recursive: true });
  // Chats and social sites ask for whole addresses only.
  const known = model.site.address !== null;
  const paperCount = model.papers.length;
  const previews = known
    ? await makePreviews({ ...model, paperCount }, join(cacheDir, 'previews'))
    : [];
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
  const packing = startPacking(model, beside, outDir, work.packing);
  const onKeys = (found: PageKeys) => {
    keys = found;
    const slugs = Object.keys(keys).filter((slug) => keys[slug] === reusable.keys[slug]);
    if (packing !== null) packing.keep({ slugs, files: reusable.files });
    else if (slugs.length > 0)
      parallelWork.push(work.takeOver({ slugs, from: outDir, to: beside }));
  };
  try {
    const bundling = bundlePages(model.site, { cacheDir, forOthers: false, keep: keepBundle });
    // Citations come while Astro bundles.
    const [own, proved, bundle] = await Promise.all([cited, findingReusable, bundling]);
    reusable = proved;
    const more = { paperCount, contentPath, previews: previews.length > 0 };
    const pages: PageModel = { ...model, ...more, cited: own };
    let begun = 0;
    const onPage = (total: number) => work.onStage(WRITING, begun++, total);
    const given = { model: pages, makesPapers: true, reusable: reusable.keys, onKeys, onPage };
    provideBuildContext(given);
    await renderPages(bundle, beside, base, packing?.taker ?? null);
    work.onStage('Indexing words', 0, null);
    await data.help();
    await Promise.all(parallelWork);
    if (packing !== null) work.onStage('Packing pages', 0, null);
    const packed = (await packing?.pages.packed()) ?? null;
    work.onStage('Putting the site in its place', 0, null);
    const { version } = model;
    const finished = { build: stamp.key, isPacked: packed !== null, previews, publicFiles };
    await finishFolder(beside, model, finished);
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
    taker: collectingPages(shards, pages, () => standing),
    /** Told which pages of the last site stay as they are. */
    keep(pages: StandingPages): void {
      standing = pages;
    },
  };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
