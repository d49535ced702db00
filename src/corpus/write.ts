import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Where files wait until all of them are written. Hidden, so that it is nobody's content. */
const STAGE = '.writing';
const LIST = 'list.json';

/** What waits: `staged[i]` becomes `path`, if the file there is still the one with this hash (null: still none). */
interface Waiting {
  readonly path: string;
  readonly before: string | null;
}

/**
 * Writes files below `root` so that a run killed at any moment leaves either all of them as they were, or a list by
 * which `finishWriting` brings the rest into place. `texts`: path from the root, and what it is to say, whole or in pieces; taken one by one. Files that
 * already say it are left alone.
 */
export function writeTogether(
  root: string,
  texts: Iterable<readonly [path: string, text: string | Iterable<string>]>,
): void {
  const stage = join(root, STAGE);
  rmSync(stage, { recursive: true, force: true });
  const waiting: Waiting[] = [];
  for (const [path, text] of texts) {
    const before = bytesOf(join(root, path));
    if (typeof text === 'string' && before?.equals(Buffer.from(text))) continue;
    if (waiting.length === 0) mkdirSync(stage, { recursive: true });
    writePieces(join(stage, String(waiting.length)), typeof text === 'string' ? [text] : text);
    waiting.push({ path, before: before === null ? null : hashOf(before) });
  }
  if (waiting.length === 0) return;
  for (const folder of new Set(waiting.map(({ path }) => dirname(join(root, path)))))
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(stage, `${LIST}.new`), JSON.stringify(waiting));
  // From here on the files count as written: what a kill leaves undone the next run does.
  renameSync(join(stage, `${LIST}.new`), join(stage, LIST));
  for (const [i, { path }] of waiting.entries())
    renameSync(join(stage, String(i)), join(root, path));
  rmSync(stage, { recursive: true, force: true });
}

/**
 * Finishes what a killed run left: a whole list is brought into place, anything less is dropped. A file that its
 * owner has edited since stays as she wrote it.
 */
export function finishWriting(root: string): void {
  const stage = join(root, STAGE);
  if (existsSync(join(stage, LIST))) {
    const waiting = JSON.parse(readFileSync(join(stage, LIST), 'utf8')) as readonly Waiting[];
    for (const [i, { path, before }] of waiting.entries()) {
      const staged = join(stage, String(i));
      if (!existsSync(staged)) continue;
      const now = bytesOf(join(root, path));
      if ((now === null ? null : hashOf(now)) === before) renameSync(staged, join(root, path));
    }
  }
  rmSync(stage, { recursive: true, force: true });
  const atlas = join(root, 'atlas');
  const left = (existsSync(atlas) ? readdirSync(atlas) : []).filter((name) =>
    /\.\d+\.new$/.test(name),
  );
  for (const name of left) rmSync(join(atlas, name), { force: true });
}

function writePieces(file: string, pieces: Iterable<string>): void {
  const descriptor = openSync(file, 'w');
  for (const piece of pieces) writeSync(descriptor, piece);
  closeSync(descriptor);
}

function bytesOf(file: string): Buffer | null {
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
