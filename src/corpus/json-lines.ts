import { basename, dirname } from 'node:path';
import type { z } from 'zod';
import { jsonOrNull } from '../words/json-or-null.ts';
import { type Fault, ProjectError } from './fault.ts';
import { conflictFault } from './project/conflict-marks.ts';

/** A file of lines that the program keeps: how its lines look, and what to say where one is broken. */
export interface LinesFile<Line> {
  /** Path in the project: `imported.jsonl`. */
  readonly name: string;
  readonly stage: Fault['stage'];
  readonly version: number;
  readonly schema: z.ZodType<Line>;
  /** What a line is called: `position`. */
  readonly what: string;
  /** By which two lines are of one thing. */
  readonly keyOf: (line: Line) => string;
  /** What deleting a broken line costs: `its paper is placed anew`. */
  readonly withoutLine: string;
}

type Named = Pick<LinesFile<unknown>, 'name' | 'stage' | 'what' | 'withoutLine'>;

/**
 * Reads the lines of a file that git may have merged by union: several first lines, two lines of one thing in any
 * order. Of two that differ the same one is taken wherever they stand, the one that says more, and the other is told
 * in `faults`. An earlier version than `version` is `null`. Throws `ProjectError` for a newer one, for a broken line and
 * for marks of an undecided merge, and says how to get the file back.
 */
export function readJsonLines<Line>(
  text: Iterable<string>,
  file: LinesFile<Line>,
  faults: Fault[] = [],
): readonly Line[] | null {
  const kept = new Map<string, Kept<Line>>();
  let place = 0;
  for (const source of text) {
    place++;
    if (source === '') continue;
    const value = jsonOrNull(source);
    if (place === 1 || isHead(value)) {
      const version = (value as { version?: unknown } | null)?.version;
      if (version === file.version) continue;
      if (typeof version === 'number' && version < file.version) return null;
      throw broken(file, place, source, typeof version === 'number' ? newer(version) : null);
    }
    const result = file.schema.safeParse(value);
    if (!result.success) throw broken(file, place, source, null);
    const key = file.keyOf(result.data);
    if (!keep(kept, key, { line: result.data, source })) faults.push(twice(file, key, place));
  }
  return [...kept.values()].map(({ line }) => line);
}

interface Kept<Line> {
  readonly line: Line;
  readonly source: string;
}

/** Keeps a line unless there is one that says more; whether there is no other that differs. */
function keep<Line>(kept: Map<string, Kept<Line>>, key: string, line: Kept<Line>): boolean {
  const other = kept.get(key)?.source ?? null;
  if (other === null || saysMore(line.source, other)) kept.set(key, line);
  return other === null || other === line.source;
}

/** Of two lines the longer says more; of two as long the one that comes first in the order of code units. */
export function saysMore(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length > b.length;
}

function isHead(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'version';
}

function newer(version: number): string {
  return `A newer Chartroom wrote it (version ${version}). Bring this one up to date.`;
}

function twice({ name, stage, what }: Named, key: string, line: number): Fault {
  const remedy = `Two people's versions of ${key} stand here since a merge; the one that says more is kept, and the next run writes the file in order.`;
  return { stage, kind: 'duplicate', what, file: name, line, remedy };
}

function broken(
  { name, stage, what, withoutLine }: Named,
  line: number,
  source: string,
  other: string | null,
): ProjectError {
  const undecided = conflictFault(source, name, stage, line);
  if (undecided !== null) return new ProjectError([undecided]);
  const remedy =
    other ??
    (line === 1
      ? `The first line is to be {"version":…}. Get the file back: git checkout -- ${pathOf(name)} in your project, or from a backup.`
      : `Get the file back: git checkout -- ${pathOf(name)} in your project, or from a backup; or delete this line: ${withoutLine}.`);
  return new ProjectError([{ stage, kind: 'invalid', what, file: name, line, remedy }]);
}

function pathOf(name: string): string {
  return dirname(name) === '.' ? basename(name) : name;
}
