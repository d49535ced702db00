import { shardOf } from '../packed-shards.ts';
import { type PackedFile, type PagesToPack, pagePath } from './pack-pages.ts';
import type { PageTaker } from './render-pages.ts';

/** What packs pages, here or in a thread of its own. */
export interface Packing {
  /** Packs one file of pages, and tells what was written; null where the last site's is linked. */
  readonly pack: (file: PagesToPack) => Promise<PackedFile | null>;
  readonly end: () => void;
}

/** What became of a site's packed pages. */
interface PackedPages {
  /** Paths that they have and no file stands at, sorted. */
  readonly paths: readonly string[];
  /** The files that were written, by their numbers; all others are the last site's. */
  readonly written: PackedFiles;
}

/** Files of packed pages, by their numbers. */
export type PackedFiles = Readonly<Record<string, PackedFile>>;

/** Pages that stand in the last site as they are to be. */
export interface StandingPages {
  readonly slugs: readonly string[];
  /** Its files. */
  readonly files: PackedFiles;
}

/** Takes pages of papers as they are made: each file of them is packed as soon as all of its pages are there. */
export interface PageCollector {
  /** Told first which pages are made, and which stand in the last site as they are to be. */
  readonly expect: (made: readonly string[], standing: StandingPages) => void;
  /** Takes a page; resolves once there is room for the next. */
  readonly take: (slug: string, page: string) => Promise<void>;
  /** Once all have come. */
  readonly packed: () => Promise<PackedPages>;
}

/** A file of which pages are still to come. */
interface WaitingFile {
  readonly made: Record<string, string>;
  readonly standing: string[];
  /** Pages to come. */
  missing: number;
}

function emptyFile(): WaitingFile {
  return { made: {}, standing: [], missing: 0 };
}

/** Collects pages for so many files. */
export function collectPages(shards: number, pack: Packing['pack']): PageCollector {
  const files = Array.from({ length: shards }, emptyFile);
  const fileOf = (slug: string) => files[shardOf(slug, shards)]!;
  const written: Record<string, PackedFile> = {};
  const all: string[] = [];
  let ready: Promise<unknown> = Promise.resolve();

  async function packFile(shard: number, isSame: boolean): Promise<void> {
    const { made, standing } = files[shard]!;
    files[shard] = emptyFile();
    const file = await pack({ shard, made, standing, isSame });
    if (file !== null) written[shard] = file;
  }

  return {
    expect(made, standing) {
      for (const slug of made) {
        all.push(slug);
        fileOf(slug).missing++;
      }
      for (const slug of standing.slugs) {
        all.push(slug);
        fileOf(slug).standing.push(slug);
      }
      const whole = files.flatMap(({ missing }, shard) => (missing === 0 ? [shard] : []));
      // What stands was proved to lie in that file, so as many are the same.
      const isSame = (shard: number) =>
        files[shard]!.standing.length === standing.files[shard]?.pages;
      ready = Promise.all(whole.map((shard) => packFile(shard, isSame(shard))));
      // Told where the packed pages are asked for.
      ready.catch(() => undefined);
    },
    async take(slug, page) {
      const file = fileOf(slug);
      file.made[slug] = page;
      file.missing--;
      // Who makes pages waits for the file: no more than a few are in memory.
      if (file.missing === 0) await packFile(shardOf(slug, shards), false);
    },
    async packed() {
      await ready;
      return { paths: all.sort().map(pagePath), written };
    },
  };
}

/** The list of all papers has its later pages below this name. */
const NO_PAPER = 'page';

/** The paper, or the former one, whose page stands at a path of the site; null where none does. */
function slugOf(path: string): string | null {
  const slug = /^papers\/([^/]+)$/.exec(path)?.[1] ?? null;
  return slug === NO_PAPER ? null : slug;
}

/**
 * Has the pages of papers collected in place of written. They are made in the order of their files, and all others first.
 * `standing` tells which papers' pages are not made.
 */
export function collectingPages(
  shards: number,
  pages: PageCollector,
  standing: () => StandingPages,
): PageTaker {
  return {
    expect(paths) {
      const slugs = paths.map(({ path }) => slugOf(path));
      pages.expect(
        slugs.flatMap((slug) => slug ?? []),
        standing(),
      );
      return paths
        .map((path, i) => ({ path, file: slugs[i] == null ? -1 : shardOf(slugs[i], shards) }))
        .sort((a, b) => a.file - b.file)
        .map(({ path }) => path);
    },
    take(path, page) {
      const slug = slugOf(path);
      return slug === null ? null : page().then((text) => pages.take(slug, text));
    },
  };
}
