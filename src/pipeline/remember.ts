import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The result kept in a file under this key; null where there is another or none. A file that can't be read is no memory. */
export function recall<Result>(file: string, key: string): Result | null {
  try {
    const kept = existsSync(file) ? deserialize(readFileSync(file)) : null;
    return kept?.key === key ? kept.result : null;
  } catch {
    return null;
  }
}

/** Keeps a result, plain data and typed arrays, under a key that stands for all it was made of. */
export function keep(file: string, key: string, result: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, serialize({ key, result }));
  renameSync(`${file}.new`, file);
}
