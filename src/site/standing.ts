import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageKeys } from './paper-pages.ts';

/** What a build remembers of the papers' pages it left in a folder. */
interface Remembered {
  /** Of the data beside the pages: another program's site in the same folder has another. */
  readonly version: string;
  /** Of the program that wrote them. */
  readonly code: string;
  readonly keys: PageKeys;
}

const pagePath = (slug: string): string => `papers/${slug}/index.html`;

/**
 * The keys of the papers' pages that stand in `outDir` as the last build left them: made by this code, neither gone
 * nor touched since. Empty where anything is in doubt; then every page is written.
 */
export function standingPages(memory: string, outDir: string, code: string): PageKeys {
  const remembered = readJson<Remembered>(memory);
  const site = readJson<{ readonly version: string }>(join(outDir, 'data/version.json'));
  if (remembered === null || remembered.code !== code || remembered.version !== site?.version)
    return {};
  const { mtimeMs: written } = statSync(memory);
  return Object.fromEntries(
    Object.entries(remembered.keys).filter(([slug]) => {
      const page = statSync(join(outDir, pagePath(slug)), { throwIfNoEntry: false });
      return page !== undefined && page.mtimeMs <= written;
    }),
  );
}

export function rememberPages(memory: string, remembered: Remembered): void {
  writeFileSync(memory, JSON.stringify(remembered));
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

function readJson<Value>(file: string): Value | null {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Value) : null;
  } catch {
    return null;
  }
}
