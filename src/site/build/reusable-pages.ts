import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../../corpus/write-atomically.ts';
import { checksumOf } from '../../words/checksum.ts';
import { jsonOrNull } from '../../words/json-or-null.ts';
import type { PageKeys } from '../site-model.ts';
import {
  inOrderOfFiles,
  type PageChecksums,
  type PageReader,
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
  /** Checksum of each page as it was written, by slug. */
  readonly checksums: PageChecksums;
}

/** The papers' pages of the last site that may be taken over. */
export interface ReusablePages extends Pick<PageCache, 'keys' | 'checksums'> {
  /** Where pages are packed: how many each file holds, by its number. */
  readonly pagesIn: ReadonlyMap<number, number>;
}

/** Where the last site and what is remembered of it lie, and by which program a page must have been made. */
export interface LastSite {
  readonly cacheFile: string;
  readonly outDir: string;
  readonly code: string;
}

export const NO_PAGES: ReusablePages = { keys: {}, checksums: {}, pagesIn: new Map() };

/**
 * The papers' pages that stand in the last site as the last build left them: made by this code, each proved by its
 * checksum. None where anything is in doubt; then every page is written.
 */
export function findReusablePages({ cacheFile, outDir, code }: LastSite): ReusablePages {
  const cached = readPageCache(cacheFile);
  const site = readVersion(outDir);
  if (cached === null || cached.code !== code || cached.version !== site?.version) return NO_PAGES;
  const reader = pageReader(outDir);
  const checksums = checksumsOf(reader, Object.keys(cached.keys));
  const keys = Object.entries(cached.keys).filter(
    ([slug]) => slug in checksums && checksums[slug] === cached.checksums[slug],
  );
  return {
    keys: Object.fromEntries(keys),
    checksums: cached.checksums,
    pagesIn: reader.pagesIn,
  };
}

/** Remembers the pages of a site that is whole: `made` anew, known where they were packed, or taken over and in no need of a second look. */
export function savePageKeys(
  { cacheFile, outDir, code }: LastSite,
  { version, keys }: Pick<PageCache, 'version' | 'keys'>,
  reusable: ReusablePages,
  made: PageChecksums | null,
): void {
  const isStanding = (slug: string) => reusable.keys[slug] === keys[slug];
  const slugs = Object.keys(keys);
  const written =
    made ??
    checksumsOf(
      pageReader(outDir),
      slugs.filter((slug) => !isStanding(slug)),
    );
  const checksums = slugs.map(
    (slug) => [slug, isStanding(slug) ? reusable.checksums[slug] : written[slug]] as const,
  );
  const cached = { version, code, keys, checksums: Object.fromEntries(checksums) };
  const text = JSON.stringify(cached);
  writeAtomically(cacheFile, [`${checksumOf(Buffer.from(text))}\n`, text]);
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
function checksumsOf(reader: PageReader, slugs: readonly string[]): PageChecksums {
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
