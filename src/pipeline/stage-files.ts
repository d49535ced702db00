import { join } from 'node:path';
import type { StageCache } from '../atlas/stage-cache.ts';
import { CACHED_CODE } from './cached-code.ts';
import { getOrMake } from './disk-cache.ts';
import { codeOf, hashOf } from './paths.ts';

/** One file a stage in `dir`, known by the hash of all that the stage was made from. A file of other inputs is a miss. */
export function stageFiles(dir: string): StageCache {
  return {
    getOrMake(stage, inputs, make) {
      const code = codeOf(CACHED_CODE[stage]);
      const key = hashOf([process.version, code, ...inputs]);
      return getOrMake(join(dir, `${stage}.bin`), key, make);
    },
  };
}
