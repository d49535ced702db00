import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault } from '../../corpus/fault.ts';
import type { SiteSettings } from '../../corpus/paper.ts';
import { limitsOf } from '../files/hosts.ts';
import { filesOfSite } from './built-folder.ts';

/** What a folder holds. */
export interface FolderSize {
  readonly files: number;
  readonly bytes: number;
  /** Of its largest file: path and bytes. */
  readonly largest: readonly [path: string, bytes: number];
  /** Of the folder with the most files, those in its own folders not counted: path and files. */
  readonly fullest: readonly [path: string, files: number];
}

const MB = 1e6;

/** Measures the site in `folder`. */
export function sizeOfSite(folder: string): FolderSize {
  const sizes = filesOfSite(folder).map(
    (path) => [path, statSync(join(folder, path)).size] as const,
  );
  const inFolder = new Map<string, number>();
  for (const [path] of sizes) inFolder.set(dirname(path), (inFolder.get(dirname(path)) ?? 0) + 1);
  const most = (all: Iterable<readonly [string, number]>) =>
    [...all].reduce((first, one) => (one[1] > first[1] ? one : first), ['', 0] as const);
  return {
    files: sizes.length,
    bytes: sizes.reduce((sum, [, size]) => sum + size, 0),
    largest: most(sizes),
    fullest: most(inFolder),
  };
}

type Settings = Pick<SiteSettings, 'host' | 'pages'>;

/** What the host that an owner named will not take, with what can be done. */
export function hostFaults(
  site: Settings,
  { files, bytes, largest, fullest }: FolderSize,
): readonly Fault[] {
  const limits = limitsOf(site);
  const packing =
    site.pages === 'packed'
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
  if (fullest[1] > limits.folderFiles)
    faults.push(
      `The folder ${fullest[0]} has ${fullest[1]} files, and ${limits.name} takes ${limits.folderFiles} a folder. Choose another host, or fewer papers.`,
    );
  return faults.map(faultOf);
}

/**
 * What of a site of so many papers the host will surely not take: known before the build, which takes its time. Each
 * paper is a file of its own, unless pages are packed.
 */
export function foreseenFaults(site: Settings, papers: number): readonly Fault[] {
  const limits = limitsOf(site);
  if (site.pages === 'packed' || papers <= limits.files) return [];
  return [
    faultOf(
      `Each of the ${papers} papers has a page, and ${limits.name} takes ${limits.files} files. Write pages: packed into site.yaml; or host: any, to build it for another host.`,
    ),
  ];
}

function faultOf(remedy: string): Fault {
  return {
    ...{ stage: 'content', kind: 'conflict', what: 'host' },
    ...{ file: 'site.yaml', line: null, remedy },
  };
}
