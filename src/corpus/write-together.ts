import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { z } from 'zod';
import { jsonOrNull } from '../words/json-or-null.ts';
import { ProjectError } from './fault.ts';
import { ownFile, ownFolder, readOwnFile } from './project/own-files.ts';
import { writeAtomically, writePieces } from './write-atomically.ts';

/** Where files wait until all of them are written. Hidden, so that it is nobody's content. */
const STAGE = '.writing';
const LIST = 'list.json';
/** Names of what waits there; anything else in that folder is somebody's. */
const STAGED = /^(?:\d+|list\.json(?:\.new)?)$/;
/** What a killed run leaves of the files of a map. */
const HALF_WRITTEN = /^(?:positions|subtopics|topics)\.jsonl\.\d+\.new$/;

/** What waits: `staged[i]` becomes `path`, if the file there is still the one with this hash (null: still none). */
const waitingSchema = z.array(z.object({ path: z.string(), before: z.string().nullable() }));
type Waiting = z.infer<typeof waitingSchema>[number];

/**
 * Writes files below `root` so that a run killed at any moment leaves either all of them as they were, or a list by
 * which `finishWriting` brings the rest into place. `texts`: path from the root, and what it is to say, whole or in pieces; taken one by one. Files that
 * already say it are left alone. Throws `ProjectError`, with nothing written, where no file can stand.
 */
export function writeTogether(
  root: string,
  texts: Iterable<readonly [path: string, text: string | Iterable<string | Uint8Array>]>,
): void {
  clearStage(root);
  const stage = join(root, STAGE);
  const waiting: Waiting[] = [];
  for (const [path, text] of texts) {
    const before = readOwnFile(root, path);
    if (typeof text === 'string' && before?.equals(Buffer.from(text))) continue;
    if (waiting.length === 0) mkdirSync(stage, { recursive: true });
    writePieces(join(stage, String(waiting.length)), typeof text === 'string' ? [text] : text);
    waiting.push({ path, before: before === null ? null : hashOf(before) });
  }
  if (waiting.length === 0) return;
  const targets = targetsOf(root, waiting);
  // With this the files count as written: what a kill leaves undone the next run does.
  writeAtomically(join(stage, LIST), [JSON.stringify(waiting)]);
  for (const [i, target] of targets.entries()) renameSync(join(stage, String(i)), target);
  clearStage(root);
}

/**
 * Finishes what a killed run left: a whole list is brought into place, anything less is dropped. A file that its
 * owner has edited since stays as she wrote it. Throws `ProjectError`, with nothing moved, for a list that no run of
 * ours wrote: a project may come from anybody.
 */
export function finishWriting(root: string): void {
  const waiting = readWaiting(root);
  if (waiting !== null) {
    const targets = targetsOf(root, waiting);
    for (const [i, { path, before }] of waiting.entries()) {
      const staged = ownFile(root, `${STAGE}/${i}`);
      if (staged === null) continue;
      const now = readOwnFile(root, path);
      if ((now === null ? null : hashOf(now)) === before) renameSync(staged, targets[i]!);
    }
    clearStage(root);
  }
  const atlas = ownFolder(root, 'atlas');
  const left = (atlas === null ? [] : readdirSync(atlas)).filter((name) => HALF_WRITTEN.test(name));
  for (const name of left) rmSync(join(root, 'atlas', name), { force: true });
}

/**
 * The list of what a killed run left waiting; empty where it was killed before that was whole, null where nothing
 * waits. Throws `ProjectError` for a list that no run of ours wrote.
 */
export function readWaiting(root: string): readonly Waiting[] | null {
  const stage = lstatSync(join(root, STAGE), { throwIfNoEntry: false });
  if (stage === undefined) return null;
  if (!stage.isDirectory()) throw strange('It is no folder');
  const bytes = readOwnFile(root, `${STAGE}/${LIST}`);
  if (bytes === null) return [];
  const list = waitingSchema.safeParse(jsonOrNull(bytes.toString()));
  if (!list.success) throw strange('The list is damaged');
  const outside = list.data.find(({ path }) => !isInside(path));
  if (outside !== undefined) throw strange(`It names ${outside.path}, which no import writes`);
  return list.data;
}

/** Where each file goes, with the folders for it made. Throws where one leads elsewhere or holds something else. */
function targetsOf(root: string, waiting: readonly Waiting[]): readonly string[] {
  const folders = new Set(waiting.map(({ path }) => posix.dirname(path)));
  for (const folder of folders) {
    if (folder !== '.') ownFolder(root, folder);
  }
  const targets = waiting.map(({ path }) => {
    const file = ownFile(root, path);
    // A link within the project stays one.
    return file === null ? join(root, path) : realpathSync(file);
  });
  for (const folder of new Set(targets.map((target) => dirname(target))))
    mkdirSync(folder, { recursive: true });
  return targets;
}

/** Whether a path from the root leads to a file below it, and to none that is hidden. */
function isInside(path: string): boolean {
  return path.split('/').every((name) => name !== '' && !/^\.|[\\:\0]/.test(name));
}

/** Removes what waits or waited. A folder of that name in which somebody keeps other things stays. */
function clearStage(root: string): void {
  const stage = join(root, STAGE);
  if (lstatSync(stage, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const names = readdirSync(stage);
  for (const name of names.filter((one) => STAGED.test(one))) rmSync(join(stage, name));
  if (names.every((name) => STAGED.test(name))) rmdirSync(stage);
}

function strange(why: string): ProjectError {
  const remedy = `${why}. Nothing was moved; delete ${STAGE} and run again.`;
  return new ProjectError([
    {
      stage: 'import',
      kind: 'invalid',
      what: 'list',
      file: `${STAGE}/${LIST}`,
      line: null,
      remedy,
    },
  ]);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
