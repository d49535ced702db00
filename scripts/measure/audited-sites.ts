import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import { builtBase, serveFolder } from '../../src/pipeline/serve.ts';
import { conferencePapers, hasConference } from './conference.ts';

/** A large map: found topics, years, venues. */
const LARGE = 10_000;

/** A served site that an audit walks through. */
export interface AuditedSite {
  readonly name: string;
  readonly address: string;
  readonly outDir: string;
}

/** Calls `walk` with the first map and, where its corpus is at hand, one of 10,000 papers, each built and served. */
export async function withAuditedSites(walk: (site: AuditedSite) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-audit-'));
  cpSync(join(PACKAGE_ROOT, 'content'), join(dir, 'first'), { recursive: true });
  if (hasConference()) {
    mkdirSync(join(dir, 'large/corpus'), { recursive: true });
    writeFileSync(join(dir, 'large/site.yaml'), 'title: Ten thousand papers\n');
    const lines = conferencePapers(LARGE).map((paper) => JSON.stringify(paper));
    writeFileSync(join(dir, 'large/corpus/papers.jsonl'), lines.join('\n'));
  }
  for (const name of hasConference() ? ['first', 'large'] : ['first']) {
    const place = projectPaths(join(dir, name), join(dir, `${name}-site`));
    await buildProject(place, '2026-01-01', () => undefined);
    const site = await serveFolder(place.outDir, builtBase(place.outDir) ?? '/', 0);
    await walk({ name, address: site.address, outDir: place.outDir });
    await site.close();
    rmSync(place.cacheDir, { recursive: true, force: true });
  }
  rmSync(dir, { recursive: true, force: true });
}
