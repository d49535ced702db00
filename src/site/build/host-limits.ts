import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../corpus/fault.ts';
import type { SiteSettings } from '../../corpus/paper.ts';
import { filesOfSite } from './built-folder.ts';

/** What a folder holds. */
export interface FolderSize {
  readonly files: number;
  readonly bytes: number;
  /** Of its largest file: path and bytes. */
  readonly largest: readonly [path: string, bytes: number];
}

interface Host {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly fileBytes: number;
}

const NO_LIMIT = Number.POSITIVE_INFINITY;
const [MB, GB] = [1e6, 1e9];
/** As the hosts' own pages said in 2026, of what is free. */
const HOSTS: Readonly<Record<Exclude<SiteSettings['host'], 'any'>, Host>> = {
  github: { name: 'GitHub Pages', files: NO_LIMIT, bytes: GB, fileBytes: NO_LIMIT },
  cloudflare: {
    ...{ name: 'Cloudflare Pages', files: 20_000, bytes: NO_LIMIT },
    fileBytes: 25 * 2 ** 20,
  },
  netlify: { name: 'Netlify', files: NO_LIMIT, bytes: NO_LIMIT, fileBytes: NO_LIMIT },
};

/** Measures the site in `folder`. */
export function sizeOfSite(folder: string): FolderSize {
  const sizes = filesOfSite(folder).map(
    (path) => [path, statSync(join(folder, path)).size] as const,
  );
  return {
    files: sizes.length,
    bytes: sizes.reduce((sum, [, size]) => sum + size, 0),
    largest: sizes.reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as const),
  };
}

/** What the host that an owner named will not take, with what can be done. */
export function hostFaults(
  { host, pages }: Pick<SiteSettings, 'host' | 'pages'>,
  { files, bytes, largest }: FolderSize,
): readonly Fault[] {
  if (host === 'any') return [];
  const limits = HOSTS[host];
  const packing =
    pages === 'packed'
      ? 'Its pages are packed already: choose another host, or fewer papers.'
      : 'Write pages: packed into site.yaml and build again.';
  const faults: string[] = [];
  if (files > limits.files)
    faults.push(
      `The site has ${files} files, and ${limits.name} takes ${limits.files}. ${packing}`,
    );
  if (bytes > limits.bytes)
    faults.push(
      `The site has ${Math.ceil(bytes / MB)} MB, and ${limits.name} takes ${limits.bytes / MB}. ${packing}`,
    );
  if (largest[1] > limits.fileBytes)
    faults.push(
      `The file ${largest[0]} has ${Math.ceil(largest[1] / MB)} MB, and ${limits.name} takes ${Math.floor(limits.fileBytes / MB)} a file. Choose another host, or leave this file out when you upload the folder.`,
    );
  return faults.map((remedy) => ({
    ...{ stage: 'content', kind: 'conflict', what: 'host' },
    ...{ file: 'site.yaml', line: null, remedy },
  }));
}
