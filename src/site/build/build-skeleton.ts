import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicFile } from '../../corpus/project/public-files.ts';
import { makePreviews } from '../previews/previews.ts';
import { frameOf, type SiteFrame } from '../site-frame.ts';
import type { PageModel } from '../site-model.ts';
import { buildPages } from './astro-pages.ts';
import { provideBuildContext } from './build-context.ts';
import { finishFolder } from './finish-folder.ts';
import { keepingProgram } from './page-program.ts';

export interface SkeletonOptions {
  /** A new folder. */
  readonly outDir: string;
  /** Where the program is kept that makes papers' pages. */
  readonly program: string;
  readonly cacheDir: string;
  readonly build: string;
  readonly publicFiles: readonly PublicFile[];
}

/**
 * Builds all of a packed site but what grows with its papers, whose parts are made elsewhere by the frame that comes back;
 * `papers` of the model are those that its lists show.
 */
export async function buildSkeleton(
  model: Omit<PageModel, 'previews'>,
  { outDir, program, cacheDir, build, publicFiles }: SkeletonOptions,
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
  const integrations = [keepingProgram(outDir, program)];
  await buildPages(model.site, outDir, cacheDir, { integrations, isKept: true });
  await finishFolder(outDir, model, { build, isPacked: true, previews, publicFiles });
  return frameOf(pages);
}
