import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicFile } from '../../corpus/project/public-files.ts';
import { makePreviews } from '../previews/previews.ts';
import { frameOf, type SiteFrame } from '../site-frame.ts';
import type { PageModel } from '../site-model.ts';
import { basePath } from '../view/address.ts';
import { provideBuildContext } from './build-context.ts';
import { bundlePages, type KeepBundle } from './bundle-pages.ts';
import { finishFolder } from './finish-folder.ts';
import { writeProgram } from './page-program.ts';
import { renderPages } from './render-pages.ts';

export interface SkeletonOptions {
  /** A new folder. */
  readonly outDir: string;
  /** Where the program is kept that makes papers' pages. */
  readonly program: string;
  readonly cacheDir: string;
  /** What bundles are kept by. */
  readonly keepBundle: KeepBundle;
  readonly build: string;
  readonly publicFiles: readonly PublicFile[];
}

/**
 * Builds all of a packed site but what grows with its papers, whose parts are made elsewhere by the frame that comes back;
 * `papers` of the model are those that its lists show.
 */
export async function buildSkeleton(
  model: Omit<PageModel, 'previews'>,
  { outDir, program, cacheDir, keepBundle, build, publicFiles }: SkeletonOptions,
): Promise<SiteFrame> {
  for (const folder of [outDir, cacheDir]) mkdirSync(folder, { recursive: true });
  const isKnown = model.site.address !== null;
  const previews = isKnown ? await makePreviews(model, join(cacheDir, 'previews')) : [];
  const pages: PageModel = { ...model, previews: previews.length > 0 };
  const nothing = () => undefined;
  provideBuildContext({
    model: pages,
    makesPapers: false,
    reusable: {},
    onKeys: nothing,
    onPage: nothing,
  });
  const bundle = await bundlePages(model.site, { cacheDir, forOthers: true, keep: keepBundle });
  writeProgram(bundle.program, program);
  await renderPages(bundle, outDir, basePath(model.site.address), null);
  await finishFolder(outDir, model, { build, isPacked: true, previews, publicFiles });
  return frameOf(pages);
}
