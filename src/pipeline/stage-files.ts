import { join } from 'node:path';
import type { CachedStage, StageCache } from '../atlas/stage-cache.ts';
import { remembered } from './disk-cache.ts';
import { codeOf, hashOf } from './paths.ts';

/** The code that each stage runs: what changes it makes the stage's entry stale. */
const CODE: Readonly<Record<CachedStage, readonly string[]>> = {
  vectors: ['src/words', 'src/atlas/embed', 'src/atlas/random.ts'],
  neighbours: ['src/atlas/neighbours', 'src/atlas/embed', 'src/atlas/random.ts'],
  layout: ['src/atlas/layout', 'src/atlas/neighbours', 'src/atlas/embed', 'src/atlas/random.ts'],
  related: ['src/atlas/neighbours', 'src/atlas/embed', 'src/atlas/random.ts'],
};

/** One file a stage in `dir`, known by the hash of all that the stage was made from. A file of other inputs is a miss. */
export function stageFiles(dir: string): StageCache {
  return {
    keep(stage, inputs, make) {
      const code = codeOf(CODE[stage]);
      const key = hashOf([process.version, code, ...inputs]);
      return remembered(join(dir, `${stage}.bin`), key, make);
    },
  };
}
