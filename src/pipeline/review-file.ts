import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isReview, readPins } from '../atlas/review.ts';
import { CallError } from '../corpus/call-error.ts';
import { kindOf } from '../corpus/project/own-files.ts';
import type { Project } from '../corpus/project/project.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';
import { realPath } from './paths.ts';

/** Throws `CallError` where a list of doubtful papers would replace anything but an earlier one, as it was written. */
export function refuseReview(file: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) {
    const folder = dirname(realPath(file));
    if (!existsSync(folder)) refuse('missing', `folder: ${folder}`, 'Make it, or');
    return;
  }
  if (!there.isFile()) refuse('invalid', `file: ${file}`, `It is ${kindOf(there)}, not a file;`);
  if (!isReview(readFileSync(file, 'utf8')))
    refuse('invalid', `file: ${file}`, 'It is no list of doubtful papers, and would be replaced;');
}

/**
 * Throws `CallError` where an earlier list holds pins that no content file has: somebody filled them in and did not
 * have them read yet. `topics` are those that pins may name.
 */
export function refuseUnreadPins(
  file: string,
  { papers }: Pick<Project, 'papers'>,
  topics: readonly { readonly id: string; readonly name: string }[],
): void {
  if (!existsSync(file)) return;
  const pins = new Map(papers.map(({ slug, pin }) => [slug, pin]));
  const nameOf = new Map(topics.map(({ id, name }) => [id, name]));
  const unread = readPins(readFileSync(file, 'utf8')).filter(({ slug, topic }) => {
    const pin = pins.get(slug);
    // A paper that is gone needs none.
    if (pin === undefined) return false;
    const said = pin === null ? [] : [pin, nameOf.get(pin) ?? pin];
    return !said.some((one) => one.toLowerCase() === topic.toLowerCase());
  });
  if (unread.length === 0) return;
  const count = unread.length === 1 ? 'a pin' : `${unread.length} pins`;
  const first = `the first in line ${unread[0]!.line}`;
  refuse(
    'invalid',
    `file: ${file}`,
    `It holds ${count} that no paper has yet, ${first}; read them with --pins ${file}, or`,
  );
}

/** Writes a list beside its place, then puts it there. */
export function writeReview(file: string, text: string): void {
  const place = realPath(file);
  // The folder is the owner's: a name that no file of hers has.
  writeAtomically(place, [text], `${place}.${process.pid}.new`);
}

function refuse(kind: 'missing' | 'invalid', what: string, why: string): never {
  throw new CallError(
    `call: ${kind} ${what}. ${why} give --review another name. Nothing was touched.`,
  );
}
