import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallError } from '../corpus/call-error.ts';
import { readSiteSettings } from '../corpus/project/settings.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';
import { SINGLE_FILE_MARK, singleFile } from '../site/single-file/single-file.ts';
import { atSite } from './build-project.ts';
import type { OnProgress } from './on-progress.ts';
import type { ProjectPaths } from './paths.ts';

/** Beyond, the file would be longer than a mail takes (some 15 MB), and searching would hold up the page. */
const MAX_PAPERS = 2000;
/** The mark stands behind the doctype. */
const MARK_BYTES = 100;

/** Where the single file of a site stands: beside its folder. */
function singleFilePath({ outDir }: Pick<ProjectPaths, 'outDir'>): string {
  return `${outDir}.html`;
}

/** Throws `CallError` where the place of the file is taken by one that no build wrote. */
export function refuseSingleFile(place: Pick<ProjectPaths, 'outDir'>): void {
  const path = singleFilePath(place);
  if (!existsSync(path)) return;
  if (readStart(path).includes(SINGLE_FILE_MARK)) return;
  throw new CallError(
    `call: invalid file: ${path}. Chartroom did not make it. Nothing was touched; rename it, or name another folder with --out: the file stands beside it.`,
  );
}

/** Writes the built site of a project as one file that opens from a disk, and returns its path. */
export function writeSingleFile(place: ProjectPaths, onProgress: OnProgress): Promise<string> {
  return atSite(place, onProgress, async () => {
    const { outDir, contentDir } = place;
    const path = singleFilePath(place);
    const { papers } = JSON.parse(readFileSync(join(outDir, 'api/atlas.json'), 'utf8')) as {
      readonly papers: number;
    };
    if (papers > MAX_PAPERS)
      throw new CallError(
        `call: invalid option: --single-file. One file holds ${MAX_PAPERS} papers at most, and this map has ${papers}. The folder ${outDir} was built: publish that, or make a map of fewer papers.`,
      );
    onProgress('Writing the map as one file', 0, null);
    writeAtomically(path, [await singleFile(outDir, readSiteSettings(contentDir))]);
    return path;
  });
}

/** The first bytes of a file; '' where it is none. */
function readStart(path: string): string {
  try {
    return readFileSync(path).toString('utf8', 0, MARK_BYTES);
  } catch {
    return '';
  }
}
