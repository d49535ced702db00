import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProject } from '../../src/pipeline/build.ts';
import { serveFolder } from '../../src/pipeline/serve.ts';
import { workplaceFor } from '../../src/pipeline/workplace.ts';

const MATTERS = ['pruning weights', 'reward models', 'masked language models', 'pseudo labels'];

/** Forty papers of ten years in two venues, all with authors: 2015 to 2024, one of each matter a year. */
const RECORDS = Array.from({ length: 40 }, (_, i) => ({
  title: `${MATTERS[i % 4]} ${String.fromCharCode(65 + (i % 26))}${i}`,
  abstract: `We study ${MATTERS[i % 4]} and what ${MATTERS[i % 4]} need, in setting ${i}.`,
  authors: ['Ada Lovelace', 'Mary Somerville'],
  year: 2015 + Math.floor(i / 4),
  venue: i % 2 === 0 ? 'Journal of Maps' : 'Workshop on Charts',
}));

/** Builds and serves a small map whose papers have years and venues. */
export async function serveDatedSite(): Promise<{
  readonly address: string;
  readonly close: () => Promise<void>;
}> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-dated-'));
  mkdirSync(join(dir, 'content/corpus'), { recursive: true });
  writeFileSync(join(dir, 'content/site.yaml'), 'title: Ten years\n');
  writeFileSync(
    join(dir, 'content/corpus/a.jsonl'),
    RECORDS.map((record) => JSON.stringify(record)).join('\n'),
  );
  const place = workplaceFor(join(dir, 'content'), join(dir, 'dist'));
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
