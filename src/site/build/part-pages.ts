import type { PublishedFile } from '../../map/published-file.ts';
import { shardCount, shardOf, shardPath } from '../packed-shards.ts';
import type { PageModel } from '../site-model.ts';
import { basePath } from '../view/address.ts';
import { provideBuildContext } from './build-context.ts';
import { packedFile } from './pack-pages.ts';
import { openPageProgram } from './page-program.ts';

/**
 * The files of packed pages that hold the papers of these slugs, by a program that was kept. A process makes pages of one
 * model alone, for the program reads it once.
 */
export async function partPages(
  program: string,
  model: PageModel,
  slugs: readonly string[],
): Promise<readonly PublishedFile[]> {
  const nothing = () => undefined;
  provideBuildContext({ model, makesPapers: true, reusable: {}, onKeys: nothing, onPage: nothing });
  const { paperPage } = await openPageProgram(program, basePath(model.site.address));
  const shards = shardCount(model.paperCount);
  const files = new Map<number, Record<string, string>>();
  for (const slug of slugs) {
    const shard = shardOf(slug, shards);
    const pages = files.get(shard) ?? {};
    files.set(shard, pages);
    pages[slug] = await paperPage(slug);
  }
  return [...files]
    .sort(([a], [b]) => a - b)
    .map(([shard, pages]) => ({
      path: `data/${model.version}/${shardPath(shard)}`,
      bytes: packedFile(pages),
    }));
}
