import { join } from 'node:path';
import type { CachedStage, StageCache } from '../atlas/stage-cache.ts';
import { CACHED_CODE } from './cached-code.ts';
import { getOrBegin, getOrMake, getOrMend } from './disk-cache.ts';
import { codeOf, hashOf } from './paths.ts';

/** One file a stage in `dir`, known by the hash of all that the stage was made from. A file of other inputs is a miss. */
export function stageFiles(dir: string): StageCache {
  const fileOf = (stage: string) => join(dir, `${stage}.bin`);
  const codeFor = (stage: CachedStage) => hashOf([process.version, codeOf(CACHED_CODE[stage])]);
  const keyOf = (stage: CachedStage, inputs: readonly (string | Uint8Array)[]) =>
    hashOf([codeFor(stage), ...inputs]);
  return {
    getOrMake: (stage, inputs, make) => getOrMake(fileOf(stage), keyOf(stage, inputs), make),
    getOrMend: (stage, inputs, make) =>
      getOrMend(fileOf(stage), keyOf(stage, inputs), codeFor(stage), make),
    getOrBegin: (stage, inputs, begin) => getOrBegin(fileOf(stage), keyOf(stage, inputs), begin),
  };
}
