import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { serveFolder } from '../../src/pipeline/serve.ts';

export interface SmallSite {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Builds and serves a map of the given records (JSON Lines), with further files of its project and lines of its settings. */
export async function serveSite(
  title: string,
  records: readonly object[],
  files: Readonly<Record<string, string>> = {},
  settings = '',
): Promise<SmallSite> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-small-'));
  const corpus = records.map((record) => JSON.stringify(record)).join('\n');
  const all = { ...files, 'site.yaml': `title: ${title}\n${settings}`, 'corpus/a.jsonl': corpus };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, 'content', name)), { recursive: true });
    writeFileSync(join(dir, 'content', name), text);
  }
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
  await buildProject(place, '2026-01-01', () => undefined);
  const { address, close } = await serveFolder(place.outDir, '/', 0);
  return {
    address,
    close: async () => {
      await close();
      for (const path of [dir, place.cacheDir]) rmSync(path, { recursive: true, force: true });
    },
  };
}
