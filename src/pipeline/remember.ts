import { hash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Whether a file keeps a result under this key. */
export function knows(file: string, key: string): boolean {
  const begins = Buffer.alloc(Buffer.byteLength(key) + 1);
  try {
    const descriptor = openSync(file, 'r');
    readSync(descriptor, begins);
    closeSync(descriptor);
  } catch {
    return false;
  }
  return begins.equals(Buffer.from(`${key}\n`));
}

/** The result kept in a file under this key; null where there is another or none. A file that can't be read is no memory. */
export function recall<Result>(file: string, key: string): Result | null {
  if (!knows(file, key)) return null;
  try {
    return deserialize(readFileSync(file).subarray(Buffer.byteLength(key) + 1));
  } catch {
    return null;
  }
}

/** Keeps a result, plain data and typed arrays, under a key that stands for all it was made of. */
export function keep(file: string, key: string, result: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(`${file}.new`, 'w');
  writeSync(descriptor, `${key}\n`);
  writeSync(descriptor, serialize(result));
  closeSync(descriptor);
  renameSync(`${file}.new`, file);
}

/** The result kept under this key; where there is none it is made, and kept. */
export function remembered<Result>(file: string, key: string, make: () => Result): Result {
  const kept = recall<{ readonly made: Result }>(file, key);
  if (kept !== null) return kept.made;
  const made = make();
  keep(file, key, { made });
  return made;
}

/** What was made of each of very many texts, so that only new ones are worked on. */
export interface TextMemory<Value> {
  readonly knows: (text: string) => boolean;
  /** What was made of this text, in this run or an earlier one; else it is made now. */
  readonly of: (text: string, make: () => Value) => Value;
  /** Keeps what was asked for in this run, and nothing else, for the next. */
  readonly keep: () => void;
}

/** A memory in one file; `code` stands for the program that makes the values. */
export function textMemory<Value>(file: string, code: string): TextMemory<Value> {
  const before = recall<ReadonlyMap<string, Value>>(file, code) ?? new Map<string, Value>();
  const asked = new Map<string, Value>();
  const keyOf = (text: string) => hash('sha256', text, 'base64');
  let made = 0;
  return {
    knows: (text) => before.has(keyOf(text)),
    of: (text, make) => {
      const key = keyOf(text);
      let value = asked.get(key) ?? before.get(key);
      if (value === undefined) {
        value = make();
        made++;
      }
      asked.set(key, value);
      return value;
    },
    keep: () => {
      if (made > 0 || asked.size < before.size) keep(file, code, asked);
    },
  };
}
