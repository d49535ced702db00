import { join } from 'node:path';
import type { CachedStage, StageCache } from '../atlas/stage-cache.ts';
import { CACHED_CODE } from './cached-code.ts';
import { getOrBegin, getOrMake } from './disk-cache.ts';
import { codeOf, hashOf } from './paths.ts';

/** One file a stage in `dir`, known by the hash of all that the stage was made from. A file of other inputs is a miss. */
export function stageFiles(dir: string): StageCache {
  const fileOf = (stage: string) => join(dir, `${stage}.bin`);
  const keyOf = (stage: CachedStage, inputs: readonly (string | Uint8Array)[]) =>
    hashOf([process.version, codeOf(CACHED_CODE[stage]), ...inputs]);
  return {
    getOrMake: (stage, inputs, make) => getOrMake(fileOf(stage), keyOf(stage, inputs), make),
    getOrBegin: (stage, inputs, begin) => getOrBegin(fileOf(stage), keyOf(stage, inputs), begin),
  };
}
