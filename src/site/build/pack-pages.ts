import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { shardCount, shardOf, shardPath } from '../packed-shards.ts';

/** Of a site that packs its papers' pages, by slug. */
type Pages = Readonly<Record<string, string>>;

/** Where the page of a paper stands in a site, whether a file does or not. */
export const pagePath = (slug: string): string => `papers/${slug}/index.html`;

/** The list of all papers has its later pages here. */
const NO_PAPER = 'page';

/**
 * Packs the pages of papers, and of papers that moved, of the site in `folder` into files below `/data/<version>/`, and
 * returns the paths they had, sorted. All platforms write the same bytes, as zlib would not.
 */
export function packPages(folder: string, version: string, papers: number): readonly string[] {
  const home = join(folder, 'papers');
  const slugs = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== NO_PAPER)
    .map(({ name }) => name)
    .sort();
  const shards = shardCount(papers);
  const slugsOf: string[][] = Array.from({ length: shards }, () => []);
  for (const slug of slugs) slugsOf[shardOf(slug, shards)]!.push(slug);
  mkdirSync(dirname(join(folder, 'data', version, shardPath(0))), { recursive: true });
  for (const [shard, here] of slugsOf.entries()) {
    const pages: Pages = Object.fromEntries(
      here.map((slug) => [slug, readFileSync(join(folder, pagePath(slug)), 'utf8')]),
    );
    const bytes = deflateSync(new TextEncoder().encode(JSON.stringify(pages)));
    writeFileSync(join(folder, 'data', version, shardPath(shard)), bytes);
    for (const slug of here) rmSync(join(home, slug), { recursive: true });
  }
  return slugs.map(pagePath);
}

/**
 * Reads papers' pages of a site that stands in `folder`, whether they are files or packed; null for one that isn't there,
 * or can't be read.
 */
export function pageReader(folder: string): (slug: string) => Buffer | null {
  const shards = packedShards(folder);
  const known = new Map<string, Pages>();
  return (slug) => {
    try {
      if (shards === null) return readFileSync(join(folder, pagePath(slug)));
      const path = join(shards.folder, shardPath(shardOf(slug, shards.count)));
      const pages = known.get(path) ?? unpacked(path);
      known.set(path, pages);
      const page = pages[slug];
      return page === undefined ? null : Buffer.from(page);
    } catch {
      return null;
    }
  };
}

/** Null where the pages are files. */
function packedShards(folder: string): { readonly folder: string; readonly count: number } | null {
  const data = join(folder, 'data');
  if (!existsSync(data)) return null;
  for (const version of readdirSync(data).sort()) {
    const pages = join(data, version, dirname(shardPath(0)));
    if (existsSync(pages)) return { folder: join(data, version), count: readdirSync(pages).length };
  }
  return null;
}

function unpacked(path: string): Pages {
  return JSON.parse(inflateRawSync(readFileSync(path)).toString()) as Pages;
}
