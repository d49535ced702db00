import { hash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { TextCache } from '../corpus/text-cache.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';
import { checksumOf } from '../words/checksum.ts';

/** Whether a file keeps a result under this key, every bit of it as it was written. */
export function isCached(file: string, key: string): boolean {
  return payloadOf(file, key) !== null;
}

/** The result kept in a file under this key, or without one under any; null where there is another or none. A file that can't be read or is damaged is no memory. */
export function readCached<Result>(file: string, key: string | null): Result | null {
  const payload = payloadOf(file, key);
  if (payload === null) return null;
  try {
    return deserialize(payload);
  } catch {
    return null;
  }
}

/** Keeps a result, plain data and typed arrays, under a key that stands for all it was made of. */
export function writeCached(file: string, key: string, result: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const payload = serialize(result);
  writeAtomically(file, [headOf(key, payload), payload]);
}

/** What a file begins with: the key, and the checksum by which its result is proved before it is used. */
function headOf(key: string, payload: Uint8Array): string {
  return `${key} ${checksumOf(payload)}\n`;
}

/** What a file keeps under a key, or, without one, under whatever key it has. */
function payloadOf(file: string, wanted: string | null): Buffer | null {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(10) + 1;
    const payload = bytes.subarray(end);
    const head = bytes.toString('latin1', 0, end);
    const key = wanted ?? head.split(' ', 1)[0]!;
    // Another key is the common case, and needs no proof.
    if (!head.startsWith(`${key} `)) return null;
    return head === headOf(key, payload) ? payload : null;
  } catch {
    return null;
  }
}

/** The result kept under this key; where there is none it is made, and kept. */
export function getOrMake<Result>(file: string, key: string, make: () => Result): Result {
  return getOrBegin(file, key, () => make)();
}

/** The same in a file of all projects, which several runs may write at once: one that is cut off is no memory. */
export function getOrMakeForAll<Result>(file: string, key: string, make: () => Result): Result {
  const kept = readCached<{ readonly made: Result }>(file, key);
  if (kept !== null) return kept.made;
  const made = make();
  try {
    writeCached(file, key, { made });
  } catch {
    // Another run has put its own there, or nothing can be kept: what was made is whole.
  }
  return made;
}

/** The same for a result that is mended: `make` is given what the same `code` made last, of whatever else; null for nothing. */
export function getOrMend<Result>(
  file: string,
  key: string,
  code: string,
  make: (last: Result | null) => Result,
): Result {
  // Read once, whatever its key: neighbours of 80,000 papers are some 200 MB, vectors and all.
  const last = readCached<Mended<Result>>(file, null);
  if (last?.key === key) return last.made;
  const made = make(last?.code === code ? last.made : null);
  writeCached(file, key, { key, code, made } satisfies Mended<Result>);
  return made;
}

interface Mended<Result> {
  readonly key: string;
  readonly code: string;
  readonly made: Result;
}

/** The same for a result that is made elsewhere from `begin` on, and kept once it is asked for. */
export function getOrBegin<Result>(
  file: string,
  key: string,
  begin: () => () => Result,
): () => Result {
  const kept = readCached<{ readonly made: Result }>(file, key);
  if (kept !== null) return () => kept.made;
  const finish = begin();
  return () => {
    const made = finish();
    writeCached(file, key, { made });
    return made;
  };
}

/** A memory in one file; `code` stands for the program that makes the values. */
export function textCache<Value>(file: string, code: string): TextCache<Value> {
  const before = readCached<ReadonlyMap<string, Value>>(file, code) ?? new Map<string, Value>();
  const asked = new Map<string, Value>();
  const keyOf = (text: string) => hash('sha256', text, 'base64');
  let made = 0;
  return {
    has: (text) => before.has(keyOf(text)),
    getOrMake: (text, make) => {
      const key = keyOf(text);
      let value = asked.get(key) ?? before.get(key);
      if (value === undefined) {
        value = make();
        made++;
      }
      asked.set(key, value);
      return value;
    },
    save: () => {
      if (made > 0 || asked.size < before.size) writeCached(file, code, asked);
    },
  };
}
