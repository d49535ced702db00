import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { PACKAGE_ROOT, type ProjectPaths, projectPaths } from '../../src/pipeline/paths.ts';
import { builtBase, serveFolder } from '../../src/pipeline/serve.ts';
import { FIRST_MAP } from '../first-map.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built site of the first corpus, with a slash at its end. */
    siteUrl: string;
    /** The folder it was built into. */
    siteDir: string;
  }
}

/** Builds the first corpus once, from a copy of its folder, and serves it to every browser test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-site-'));
  cpSync(FIRST_MAP, join(dir, 'content'), { recursive: true });
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
  await build(place);
  const site = await serveFolder(place.outDir, builtBase(place.outDir) ?? '/', 0);
  project.provide('siteUrl', site.address);
  project.provide('siteDir', place.outDir);
  return async () => {
    await site.close();
    rmSync(dir, { recursive: true, force: true });
    rmSync(place.cacheDir, { recursive: true, force: true });
  };
}

/** In a process of its own: Vitest runs what is set up in a way in which `import.meta` says less than Node's. */
async function build({ contentDir, outDir }: ProjectPaths): Promise<void> {
  const call = [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), 'build', '--date', '2026-01-01'];
  const where = ['--content', contentDir, '--out', outDir];
  await promisify(execFile)(process.execPath, [...call, ...where]);
}
