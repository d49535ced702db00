import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../../corpus/write-atomically.ts';
import { checksumOf } from '../../words/checksum.ts';
import { jsonOrNull } from '../../words/json-or-null.ts';
import { shardOf, shardPath } from '../packed-shards.ts';
import type { PageKeys } from '../site-model.ts';
import type { PackedFiles } from './collect-pages.ts';
import {
  inOrderOfFiles,
  type PackedPages,
  packedPages,
  pagePath,
  pageReader,
} from './pack-pages.ts';

/** What a build remembers of the papers' pages it left in a folder. */
interface PageCache {
  /** Of the data beside the pages: another program's site in the same folder has another. */
  readonly version: string;
  /** Of the program that wrote them. */
  readonly code: string;
  readonly keys: PageKeys;
  /** Checksum of each page as it was written, by slug; of none where they are packed. */
  readonly checksums: PageChecksums;
  /** Where they are packed, their files. */
  readonly files: PackedFiles;
}

/** Checksums of pages, by slug. */
type PageChecksums = Readonly<Record<string, string>>;

/** The papers' pages of the last site that may be taken over. */
export type ReusablePages = Pick<PageCache, 'keys' | 'checksums' | 'files'>;

/** Where the last site and what is remembered of it lie, and by which program a page must have been made. */
export interface LastSite {
  readonly cacheFile: string;
  readonly outDir: string;
  readonly code: string;
}

export const NO_PAGES: ReusablePages = { keys: {}, checksums: {}, files: {} };

/**
 * The papers' pages that stand in the last site as the last build left them: made by this code, each proved by its
 * checksum, or by that of the file it is packed in. None where anything is in doubt; then every page is written.
 */
export function findReusablePages({ cacheFile, outDir, code }: LastSite): ReusablePages {
  const cached = readPageCache(cacheFile);
  const site = readVersion(outDir);
  if (cached === null || cached.code !== code || cached.version !== site?.version) return NO_PAGES;
  const packed = packedPages(outDir);
  const stands = packed === null ? standingPages(outDir, cached) : inStandingFiles(packed, cached);
  const keys = Object.entries(cached.keys).filter(([slug]) => stands(slug));
  const { checksums, files } = cached;
  return { keys: Object.fromEntries(keys), checksums, files };
}

/** Whether the page of a paper stands as it was written. */
type Stands = (slug: string) => boolean;

function standingPages(outDir: string, { keys, checksums }: PageCache): Stands {
  const found = checksumsOf(outDir, Object.keys(keys));
  return (slug) => slug in found && found[slug] === checksums[slug];
}

/** No page is unpacked to be proved. */
function inStandingFiles({ folder, count }: PackedPages, { files }: PageCache): Stands {
  const standing = Array.from({ length: count }, (_, shard) => {
    const file = join(folder, shardPath(shard));
    return existsSync(file) && checksumOf(readFileSync(file)) === files[shard]?.checksum;
  });
  return (slug) => standing[shardOf(slug, count)]!;
}

/** Remembers the pages of a site that is whole: made anew, with the files that were `packed`, or taken over and in no need of a second look. */
export function savePageKeys(
  { cacheFile, outDir, code }: LastSite,
  { version, keys }: Pick<PageCache, 'version' | 'keys'>,
  reusable: ReusablePages,
  packed: PackedFiles | null,
): void {
  const kept =
    packed === null
      ? { checksums: checksumsOfAll(outDir, keys, reusable), files: {} }
      : { checksums: {}, files: { ...reusable.files, ...packed } };
  const cached: PageCache = { version, code, keys, ...kept };
  const text = JSON.stringify(cached);
  writeAtomically(cacheFile, [`${checksumOf(Buffer.from(text))}\n`, text]);
}

function checksumsOfAll(outDir: string, keys: PageKeys, reusable: ReusablePages): PageChecksums {
  const isStanding = (slug: string) => reusable.keys[slug] === keys[slug];
  const slugs = Object.keys(keys);
  const written = checksumsOf(
    outDir,
    slugs.filter((slug) => !isStanding(slug)),
  );
  const checksums = slugs.map(
    (slug) => [slug, isStanding(slug) ? reusable.checksums[slug]! : written[slug]!] as const,
  );
  return Object.fromEntries(checksums);
}

/** Papers' pages that stand in the old site, `from`, as they are to be in the new, `to`. */
export interface SamePages {
  readonly slugs: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Takes pages over from the old site into the new: as links where they are files and the file system has them, else as copies. */
export function takeOver({ slugs, from, to }: SamePages): void {
  const reader = pageReader(from);
  for (const slug of inOrderOfFiles(slugs, reader)) {
    const path = pagePath(slug);
    mkdirSync(dirname(join(to, path)), { recursive: true });
    try {
      linkSync(join(from, path), join(to, path));
    } catch {
      writeFileSync(join(to, path), reader.read(slug)!);
    }
  }
}

/** Checksums of the pages of these papers that stand in a site. */
function checksumsOf(outDir: string, slugs: readonly string[]): PageChecksums {
  const reader = pageReader(outDir);
  const checksums = inOrderOfFiles(slugs, reader).flatMap((slug) => {
    const page = reader.read(slug);
    return page === null ? [] : [[slug, checksumOf(page)] as const];
  });
  return Object.fromEntries(checksums);
}

/** What was remembered, where every bit of it is as it was written. */
function readPageCache(file: string): PageCache | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const end = bytes.indexOf('\n');
  const text = bytes.subarray(end + 1);
  if (bytes.toString('latin1', 0, end) !== checksumOf(text)) return null;
  return JSON.parse(text.toString()) as PageCache;
}

/** What the site in a folder says of its version; null where there is none. */
function readVersion(outDir: string): { readonly version: string } | null {
  const file = join(outDir, 'data/version.json');
  return existsSync(file)
    ? (jsonOrNull(readFileSync(file, 'utf8')) as { readonly version: string } | null)
    : null;
}
