import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { checksumOf } from '../../words/checksum.ts';
import { shardOf, shardPath } from '../packed-shards.ts';

/** Of a site that packs its papers' pages, by slug. */
type Pages = Readonly<Record<string, string>>;

/** A file of pages as it was written. */
export interface PackedFile {
  /** Of its bytes. */
  readonly checksum: string;
  /** How many pages it holds. */
  readonly pages: number;
}

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
  /** Whether the file of this number held these pages in the last site, and no other. */
  readonly isSame: boolean;
}

/**
 * Packs pages into files below `/data/<version>/`, one file a call, and tells what it wrote; null of a file that says the
 * same as in the last site, which is linked.
 */
export function pagePacker({
  folder,
  version,
  shards,
  from,
}: PackWork): (file: PagesToPack) => PackedFile | null {
  const home = join(folder, 'data', version);
  mkdirSync(dirname(join(home, shardPath(0))), { recursive: true });
  const last = packedPages(from);
  const reader = pageReader(from);
  return ({ shard, made, standing, isSame }) => {
    const path = join(home, shardPath(shard));
    if (isSame && last?.count === shards && isLinked(join(last.folder, shardPath(shard)), path))
      return null;
    const kept = inOrderOfFiles(standing, reader).map(
      (slug) => [slug, reader.read(slug)!.toString()] as const,
    );
    const all = { ...made, ...Object.fromEntries(kept) };
    const bytes = packedFile(all);
    writeFileSync(path, bytes);
    return { checksum: checksumOf(bytes), pages: Object.keys(all).length };
  };
}

/** The bytes of a file of pages, by slug: all platforms write the same, as zlib would not. */
export function packedFile(all: Pages): Uint8Array {
  const slugs = Object.keys(all).sort();
  const pages: Pages = Object.fromEntries(slugs.map((slug) => [slug, all[slug]!]));
  return deflateSync(new TextEncoder().encode(JSON.stringify(pages)));
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
  const shards = packedPages(folder);
  let last: { readonly shard: number; readonly pages: Pages } | undefined;
  return {
    fileOf: (slug) => (shards === null ? 0 : shardOf(slug, shards.count)),
    read(slug) {
      try {
        if (shards === null) return readFileSync(join(folder, pagePath(slug)));
        const shard = shardOf(slug, shards.count);
        if (last?.shard !== shard)
          last = { shard, pages: unpacked(join(shards.folder, shardPath(shard))) };
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

/** Where the files of packed pages lie, and how many there are. */
export interface PackedPages {
  /** The folder of a version's data. */
  readonly folder: string;
  readonly count: number;
}

/** The packed pages of a site; null where its pages are files. */
export function packedPages(folder: string): PackedPages | null {
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
