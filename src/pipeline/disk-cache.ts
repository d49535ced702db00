import { hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { checksumOf } from '../words/checksum.ts';

/** Whether a file keeps a result under this key, every bit of it as it was written. */
export function knows(file: string, key: string): boolean {
  return payloadOf(file, key) !== null;
}

/** The result kept in a file under this key; null where there is another or none. A file that can't be read or is damaged is no memory. */
export function recall<Result>(file: string, key: string): Result | null {
  const payload = payloadOf(file, key);
  if (payload === null) return null;
  try {
    return deserialize(payload);
  } catch {
    return null;
  }
}

/** Keeps a result, plain data and typed arrays, under a key that stands for all it was made of. */
export function keep(file: string, key: string, result: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const payload = serialize(result);
  const descriptor = openSync(`${file}.new`, 'w');
  writeSync(descriptor, headOf(key, payload));
  writeSync(descriptor, payload);
  closeSync(descriptor);
  renameSync(`${file}.new`, file);
}

/** What a file begins with: the key, and the checksum by which its result is proved before it is used. */
function headOf(key: string, payload: Uint8Array): string {
  return `${key} ${checksumOf(payload)}\n`;
}

function payloadOf(file: string, key: string): Buffer | null {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(10) + 1;
    const payload = bytes.subarray(end);
    // Another key is the common case, and needs no proof.
    if (!bytes.subarray(0, end).toString('latin1').startsWith(`${key} `)) return null;
    return bytes.toString('latin1', 0, end) === headOf(key, payload) ? payload : null;
  } catch {
    return null;
  }
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
