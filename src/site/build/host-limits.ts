import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault } from '../../corpus/fault.ts';
import type { SiteSettings } from '../../corpus/paper.ts';
import { limitsOf } from '../../corpus/project/hosts.ts';
import { filesOfSite } from './built-folder.ts';

/** What a folder holds. */
export interface FolderSize {
  readonly files: number;
  readonly bytes: number;
  /** Of its largest file: path and bytes. */
  readonly largest: readonly [path: string, bytes: number];
  /** Of the folder with the most files, those in its own folders not counted: path and files. */
  readonly fullest: readonly [path: string, files: number];
  /** Of the pages of authors and venues. */
  readonly contributors: { readonly files: number; readonly bytes: number };
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
    ...sumOf(sizes),
    largest: most(sizes),
    fullest: most(inFolder),
    contributors: sumOf(sizes.filter(([path]) => OF_CONTRIBUTORS.test(path))),
  };
}

const OF_CONTRIBUTORS = /^(?:authors|venues)\//;

function sumOf(sizes: readonly (readonly [string, number])[]): FolderSize['contributors'] {
  return { files: sizes.length, bytes: sizes.reduce((sum, [, size]) => sum + size, 0) };
}

type Settings = Pick<SiteSettings, 'host' | 'pages'>;

/** What the host that an owner named will not take, with what can be done. */
export function hostFaults(
  site: Settings,
  { files, bytes, largest, fullest, contributors }: FolderSize,
): readonly Fault[] {
  const limits = limitsOf(site);
  const faults: string[] = [];
  if (files > limits.files)
    faults.push(
      `The site has ${files} files, and ${limits.name} takes ${limits.files}. ${smaller(site, contributors.files)}`,
    );
  if (bytes > limits.bytes)
    faults.push(
      `The site has ${Math.ceil(bytes / MB)} MB, and ${limits.name} takes ${limits.bytes / MB}. ${smaller(site, contributors.bytes)}`,
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

/** What makes a site smaller; `ofContributors` is what pages of authors and venues take of it. */
function smaller({ pages }: Settings, ofContributors: number): string {
  const lines = [
    ...(pages === 'files' ? ['pages: packed'] : []),
    ...(ofContributors > 0 ? ['authorPages: false'] : []),
  ];
  return lines.length === 0
    ? 'Its pages are packed already: choose another host, or fewer papers.'
    : `Write ${lines.join(' and ')} into site.yaml and build again.`;
}

/**
 * A paper that has a page takes at least so many bytes, a third of them for search and open data. Among 10,000
 * conference papers it is 30,000, so a site that is refused by this is too large indeed.
 */
const LEAST_PAPER_BYTES = 12_500;

/**
 * What of a site of so many papers and pages of authors and venues the host will surely not take: known before the
 * build, which takes its time. Each of them is a file, papers' pages only where they are not packed.
 */
export function foreseenFaults(
  site: Settings,
  papers: number,
  contributors: number,
): readonly Fault[] {
  const limits = limitsOf(site);
  const ofPapers = site.pages === 'files' ? papers : 0;
  const files = ofPapers + contributors;
  const bytes = ofPapers * LEAST_PAPER_BYTES;
  if (files <= limits.files && bytes <= limits.bytes) return [];
  const what =
    files > limits.files
      ? `${files} files, and ${limits.name} takes ${limits.files}`
      : `${Math.ceil(bytes / MB)} MB, and ${limits.name} takes ${limits.bytes / MB}`;
  return [
    faultOf(
      `The site would have at least ${what}. ${smaller(site, contributors)} With host: any it is built all the same.`,
    ),
  ];
}

function faultOf(remedy: string): Fault {
  return {
    ...{ stage: 'content', kind: 'conflict', what: 'host' },
    ...{ file: 'site.yaml', line: null, remedy },
  };
}
