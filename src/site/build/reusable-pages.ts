import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { checksumOf } from '../../words/checksum.ts';
import type { PageKeys } from '../view/paper-pages.ts';

/** What a build remembers of the papers' pages it left in a folder. */
interface Remembered {
  /** Of the data beside the pages: another program's site in the same folder has another. */
  readonly version: string;
  /** Of the program that wrote them. */
  readonly code: string;
  readonly keys: PageKeys;
  /** Checksum of each page as it was written, by slug. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** The papers' pages of the last site that may be taken over. */
export type StandingPages = Pick<Remembered, 'keys' | 'checksums'>;

/** Where the last site and what is remembered of it lie, and by which program a page must have been made. */
export interface LastSite {
  readonly memory: string;
  readonly outDir: string;
  readonly code: string;
}

const NO_PAGES: StandingPages = { keys: {}, checksums: {} };

const pagePath = (slug: string): string => `papers/${slug}/index.html`;

/**
 * The papers' pages that stand in the last site as the last build left them: made by this code, each proved by its
 * checksum. None where anything is in doubt; then every page is written.
 */
export function standingPages({ memory, outDir, code }: LastSite): StandingPages {
  const remembered = readMemory(memory);
  const site = readJson<{ readonly version: string }>(join(outDir, 'data/version.json'));
  if (remembered === null || remembered.code !== code || remembered.version !== site?.version)
    return NO_PAGES;
  const keys = Object.entries(remembered.keys).filter(
    ([slug]) => checksumOfPage(outDir, slug) === remembered.checksums[slug],
  );
  return { keys: Object.fromEntries(keys), checksums: remembered.checksums };
}

/** Remembers the pages of a site that is whole; `standing` were taken over and need no second look. */
export function rememberPages(
  { memory, outDir, code }: LastSite,
  { version, keys }: Pick<Remembered, 'version' | 'keys'>,
  standing: StandingPages,
): void {
  const checksums = Object.entries(keys).map(([slug, key]) => {
    const known = standing.keys[slug] === key ? standing.checksums[slug] : undefined;
    return [slug, known ?? checksumOfPage(outDir, slug)] as const;
  });
  const remembered = { version, code, keys, checksums: Object.fromEntries(checksums) };
  const text = JSON.stringify(remembered);
  writeFileSync(`${memory}.new`, `${checksumOf(Buffer.from(text))}\n${text}`);
  renameSync(`${memory}.new`, memory);
}

/** Papers' pages that stand in the old site, `from`, as they are to be in the new, `to`. */
export interface SamePages {
  readonly slugs: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Takes pages over from the old site into the new: as links where the file system has them, else as copies. */
export function takeOver({ slugs, from, to }: SamePages): void {
  for (const path of slugs.map(pagePath)) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    try {
      linkSync(join(from, path), join(to, path));
    } catch {
      copyFileSync(join(from, path), join(to, path));
    }
  }
}

/** Null where there is no page. */
function checksumOfPage(outDir: string, slug: string): string | null {
  try {
    return checksumOf(readFileSync(join(outDir, pagePath(slug))));
  } catch {
    return null;
  }
}

/** What was remembered, where every bit of it is as it was written. */
function readMemory(file: string): Remembered | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const end = bytes.indexOf('\n');
  const text = bytes.subarray(end + 1);
  if (bytes.toString('latin1', 0, end) !== checksumOf(text)) return null;
  return JSON.parse(text.toString()) as Remembered;
}

function readJson<Value>(file: string): Value | null {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Value) : null;
  } catch {
    return null;
  }
}
