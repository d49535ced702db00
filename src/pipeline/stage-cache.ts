import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One entry a stage: bytes under the key of what they were made from. */
export interface StageCache {
  /** The stage's bytes where they were made from `key`; null otherwise. */
  readonly get: (stage: string, key: string) => Uint8Array | null;
  readonly put: (stage: string, key: string, bytes: Uint8Array) => void;
}

/**
 * A cache in a folder: `<stage>.bin` starts with its key and a newline. Written beside, then renamed;
 * an unreadable entry is a miss.
 */
export function folderCache(dir: string): StageCache {
  return {
    get(stage, key) {
      const file = join(dir, `${stage}.bin`);
      if (!existsSync(file)) return null;
      try {
        const bytes = readFileSync(file);
        const end = bytes.indexOf(10);
        if (bytes.subarray(0, end).toString('utf8') !== key) return null;
        // A copy starts on its own buffer, so that typed arrays can be laid over it.
        return new Uint8Array(bytes.subarray(end + 1));
      } catch {
        return null;
      }
    },
    put(stage, key, bytes) {
      mkdirSync(dir, { recursive: true });
      const file = join(dir, `${stage}.bin`);
      const beside = `${file}.${process.pid}.new`;
      writeFileSync(beside, Buffer.concat([Buffer.from(`${key}\n`), bytes]));
      renameSync(beside, file);
    },
  };
}
