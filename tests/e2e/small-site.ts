import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { serveFolder } from '../../src/pipeline/serve.ts';

export interface SmallSite {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Builds and serves a map of the given records (JSON Lines). */
export async function serveSite(title: string, records: readonly object[]): Promise<SmallSite> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-small-'));
  mkdirSync(join(dir, 'content/corpus'), { recursive: true });
  writeFileSync(join(dir, 'content/site.yaml'), `title: ${title}\n`);
  writeFileSync(
    join(dir, 'content/corpus/a.jsonl'),
    records.map((record) => JSON.stringify(record)).join('\n'),
  );
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
  await buildProject(place, '2026-01-01', () => undefined);
  const { address, close } = await serveFolder(place.outDir, '/', 0);
  return {
    address,
    close: async () => {
      await close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
