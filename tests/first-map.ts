import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCorpus } from '../src/corpus/importing/import-corpus.ts';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';

/** The first map as its owner has it before an import: settings, topics, the corpus, positions. `content/` may go. */
export const FIRST_MAP = join(PACKAGE_ROOT, 'tests/fixtures/first-map');

/** The corpus of the first map, as scraped. */
export const FIRST_CORPUS = join(FIRST_MAP, 'corpus/trending-papers.txt');

let made: string | undefined;

/** A project folder of the first map, imported; made once in each process and gone with it. */
export function firstMap(): string {
  if (made === undefined) {
    const dir = mkdtempSync(join(tmpdir(), 'chartroom-first-map-'));
    cpSync(FIRST_MAP, dir, { recursive: true });
    importCorpus(dir, { today: '2026-01-01' });
    process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
    // A worker is ended by a signal, and a signal alone calls none of these.
    process.once('SIGTERM', () => process.exit());
    made = dir;
  }
  return made;
}
