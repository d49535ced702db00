import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { checksumOf } from '../../words/checksum.ts';
import { shardOf, shardPath } from '../packed-shards.ts';

/** Of a site that packs its papers' pages, by slug. */
type Pages = Readonly<Record<string, string>>;

/** Checksums of pages, by slug. */
export type PageChecksums = Readonly<Record<string, string>>;

/** Where the page of a paper stands in a site, whether a file does or not. */
export const pagePath = (slug: string): string => `papers/${slug}/index.html`;

/** Where pages are packed. */
export interface PackWork {
  /** The new site. */
  readonly folder: string;
  readonly version: string;
  /** Files in all. */
  readonly shards: number;
  /** The last site. */
  readonly from: string;
}

/** What one file of pages is made of. */
export interface PagesToPack {
  readonly shard: number;
  /** Pages made anew. */
  readonly made: Pages;
  /** Slugs of pages that stand in the last site as they are to be. */
  readonly standing: readonly string[];
}

/**
 * Packs pages into files below `/data/<version>/`, one file a call, and returns the checksums of those made anew. A file
 * that says the same as in the last site is linked. All platforms write the same bytes, as zlib would not.
 */
export function pagePacker({
  folder,
  version,
  shards,
  from,
}: PackWork): (file: PagesToPack) => PageChecksums {
  const home = join(folder, 'data', version);
  mkdirSync(dirname(join(home, shardPath(0))), { recursive: true });
  const last = packedShards(from);
  const reader = pageReader(from);
  return ({ shard, made, standing }) => {
    const path = join(home, shardPath(shard));
    if (last?.count === shards && Object.keys(made).length === 0) {
      const before = join(last.folder, shardPath(shard));
      if (isSame(Object.keys(unpacked(before)), standing) && isLinked(before, path)) return {};
    }
    const kept = inOrderOfFiles(standing, reader).map(
      (slug) => [slug, reader.read(slug)!.toString()] as const,
    );
    const all = { ...made, ...Object.fromEntries(kept) };
    const slugs = Object.keys(all).sort();
    const pages: Pages = Object.fromEntries(slugs.map((slug) => [slug, all[slug]!]));
    writeFileSync(path, deflateSync(new TextEncoder().encode(JSON.stringify(pages))));
    return Object.fromEntries(
      Object.entries(made).map(([slug, page]) => [slug, checksumOf(Buffer.from(page))]),
    );
  };
}

function isSame(before: readonly string[], now: readonly string[]): boolean {
  const slugs = new Set(before);
  return before.length === now.length && now.every((slug) => slugs.has(slug));
}

/** Whether the file system could link a file. */
function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Reads papers' pages of a site, whether they are files or packed. */
export interface PageReader {
  /** Null for a page that isn't there, or can't be read. */
  readonly read: (slug: string) => Buffer | null;
  /** Pages of one file have one number: read side by side they are unpacked once. */
  readonly fileOf: (slug: string) => number;
}

/** Opens the pages of the site in `folder`. */
export function pageReader(folder: string): PageReader {
  const shards = packedShards(folder);
  let last: { readonly path: string; readonly pages: Pages } | undefined;
  return {
    fileOf: (slug) => (shards === null ? 0 : shardOf(slug, shards.count)),
    read(slug) {
      try {
        if (shards === null) return readFileSync(join(folder, pagePath(slug)));
        const path = join(shards.folder, shardPath(shardOf(slug, shards.count)));
        if (last?.path !== path) last = { path, pages: unpacked(path) };
        const page = last.pages[slug];
        return page === undefined ? null : Buffer.from(page);
      } catch {
        return null;
      }
    },
  };
}

/** Slugs in the order in which their pages are read fastest. */
export function inOrderOfFiles(
  slugs: readonly string[],
  { fileOf }: PageReader,
): readonly string[] {
  return slugs.toSorted((a, b) => fileOf(a) - fileOf(b));
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
