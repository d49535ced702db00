import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { jsonOrNull } from '../words/json-or-null.ts';

/** Vectors made so far, on disk: a run that is killed loses what it was about to write, and no more. */
export interface EmbedJournal {
  /** What earlier runs left, by key. */
  readonly made: ReadonlyMap<string, Int8Array>;
  readonly add: (vectors: ReadonlyMap<string, Int8Array>) => void;
  readonly remove: () => void;
}

const lineSchema = z.object({ key: z.string(), vector: z.base64() });

/** Opens the journal in a file, made with the first vectors. A line that was cut off is passed over, and made again. */
export function openJournal(file: string): EmbedJournal {
  const made = new Map<string, Int8Array>();
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const line of text.split('\n')) {
    const read = lineSchema.safeParse(jsonOrNull(line));
    if (read.success)
      made.set(read.data.key, new Int8Array(Buffer.from(read.data.vector, 'base64')));
  }
  let isCut = text !== '' && !text.endsWith('\n');
  return {
    made,
    add(vectors) {
      mkdirSync(dirname(file), { recursive: true });
      const lines = [...vectors].map(
        ([key, { buffer, byteOffset, byteLength }]) =>
          `${JSON.stringify({ key, vector: Buffer.from(buffer, byteOffset, byteLength).toString('base64') })}\n`,
      );
      appendFileSync(file, (isCut ? '\n' : '') + lines.join(''));
      isCut = false;
    },
    remove: () => rmSync(file, { force: true }),
  };
}
