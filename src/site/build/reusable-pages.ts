import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../../corpus/write-atomically.ts';
import { checksumOf } from '../../words/checksum.ts';
import { jsonOrNull } from '../../words/json-or-null.ts';
import type { PageKeys } from '../site-model.ts';
import { pagePath, pageReader } from './pack-pages.ts';

/** What a build remembers of the papers' pages it left in a folder. */
interface PageCache {
  /** Of the data beside the pages: another program's site in the same folder has another. */
  readonly version: string;
  /** Of the program that wrote them. */
  readonly code: string;
  readonly keys: PageKeys;
  /** Checksum of each page as it was written, by slug. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** The papers' pages of the last site that may be taken over. */
export type ReusablePages = Pick<PageCache, 'keys' | 'checksums'>;

/** Where the last site and what is remembered of it lie, and by which program a page must have been made. */
export interface LastSite {
  readonly cacheFile: string;
  readonly outDir: string;
  readonly code: string;
}

const NO_PAGES: ReusablePages = { keys: {}, checksums: {} };

/**
 * The papers' pages that stand in the last site as the last build left them: made by this code, each proved by its
 * checksum. None where anything is in doubt; then every page is written.
 */
export function findReusablePages({ cacheFile, outDir, code }: LastSite): ReusablePages {
  const cached = readPageCache(cacheFile);
  const site = readVersion(outDir);
  if (cached === null || cached.code !== code || cached.version !== site?.version) return NO_PAGES;
  const checksumOfPage = pageChecksums(outDir);
  const keys = Object.entries(cached.keys).filter(
    ([slug]) => checksumOfPage(slug) === cached.checksums[slug],
  );
  return { keys: Object.fromEntries(keys), checksums: cached.checksums };
}

/** Remembers the pages of a site that is whole; `standing` were taken over and need no second look. */
export function savePageKeys(
  { cacheFile, outDir, code }: LastSite,
  { version, keys }: Pick<PageCache, 'version' | 'keys'>,
  reusable: ReusablePages,
): void {
  const checksumOfPage = pageChecksums(outDir);
  const checksums = Object.entries(keys).map(([slug, key]) => {
    const known = reusable.keys[slug] === key ? reusable.checksums[slug] : undefined;
    return [slug, known ?? checksumOfPage(slug)] as const;
  });
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
  const read = pageReader(from);
  for (const slug of slugs) {
    const path = pagePath(slug);
    mkdirSync(dirname(join(to, path)), { recursive: true });
    try {
      linkSync(join(from, path), join(to, path));
    } catch {
      writeFileSync(join(to, path), read(slug)!);
    }
  }
}

/** The checksum of each page by slug; null where there is no page. */
function pageChecksums(outDir: string): (slug: string) => string | null {
  const read = pageReader(outDir);
  return (slug) => {
    const page = read(slug);
    return page === null ? null : checksumOf(page);
  };
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
