import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { collect, type Fault } from '../corpus/fault.ts';
import { readJsonLines } from '../corpus/json-lines.ts';
import { ownFolder, readOwnFile } from '../corpus/project/own-files.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';

/** One line of `positions.jsonl`: `{"slug":"p2-law","x":0.41237,"y":0.8}`. */
const positionSchema = z.object({
  slug: z.string(),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
});
/** One line of `subtopics.jsonl`: its id and name, and the papers by which it is known again, those of its parts too. */
const subtopicSchema = z.object({
  id: z.string(),
  topic: z.string(),
  /** Id of the subtopic that it is a part of; a line without one is a part of its topic. */
  within: z.string().optional(),
  name: z.string(),
  papers: z.array(z.string()),
});
/** One line of `topics.jsonl`: a topic found in the data, where the owner names none, and the papers by which it is known again. */
const topicSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  phrases: z.array(z.string()),
  /** None where an earlier program found it: then its words decide. */
  papers: z.array(z.string()).default([]),
});

/** What keeps the map still from one build to the next. */
export interface StoredAtlas {
  readonly positions: readonly z.infer<typeof positionSchema>[];
  readonly subtopics: readonly z.infer<typeof subtopicSchema>[];
  /** Empty where the owner names the topics. */
  readonly topics: readonly z.infer<typeof topicSchema>[];
  /** What is to be named anew, if anything: its ids stay where its papers are (`keepIds`). */
  readonly former?: Pick<StoredAtlas, 'subtopics' | 'topics'>;
}

export const NO_ATLAS: StoredAtlas = { positions: [], subtopics: [], topics: [] };

const VERSION = 1;
/**
 * Rises when names are found by better means. Names of an earlier version are guesses that were made worse: they
 * are found anew, while no paper moves and what still has its papers keeps its id.
 */
const NAMES_VERSION = 8;

/**
 * Reads `content/atlas/`; empty where there is none yet. Names of an earlier version are `former`. What two people's
 * merge left is told in `faults`. Throws `ProjectError` for a newer version, a broken line and what is no ordinary file.
 */
export function readStore(dir: string, faults: Fault[] = []): StoredAtlas {
  const slugOf = ({ slug }: { readonly slug: string }) => slug;
  const idOf = ({ id }: { readonly id: string }) => id;
  const positions = readLines(dir, 'positions.jsonl', positionSchema, VERSION, slugOf, faults);
  const subtopics = readLines(dir, 'subtopics.jsonl', subtopicSchema, NAMES_VERSION, idOf, faults);
  const topics = readLines(dir, 'topics.jsonl', topicSchema, NAMES_VERSION, idOf, faults);
  if (subtopics !== null && topics !== null)
    return { positions: positions ?? [], subtopics, topics };
  const former = {
    subtopics: readFormer(dir, 'subtopics.jsonl', subtopicSchema, idOf),
    topics: readFormer(dir, 'topics.jsonl', topicSchema, idOf),
  };
  return {
    positions: positions ?? [],
    subtopics: subtopics ?? [],
    topics: topics ?? [],
    former,
  };
}

/** Lines of an earlier version; none where it wrote them in another way. */
function readFormer<Line>(
  dir: string,
  name: string,
  schema: z.ZodType<Line>,
  idOf: (line: Line) => string,
): readonly Line[] {
  for (let version = NAMES_VERSION - 1; version > 0; version--) {
    const lines = collect([], () => readLines(dir, name, schema, version, idOf, []));
    if (lines !== null) return lines ?? [];
  }
  return [];
}

/** The same map after papers were renamed: `renamed` leads from an old slug to the new one. They keep their place. */
export function followed(stored: StoredAtlas, renamed: ReadonlyMap<string, string>): StoredAtlas {
  if (renamed.size === 0) return stored;
  const own = new Set(stored.positions.map(({ slug }) => slug));
  const now = (slug: string): string => {
    const next = renamed.get(slug);
    return next === undefined || own.has(next) ? slug : next;
  };
  return {
    ...stored,
    positions: stored.positions.map((position) => ({ ...position, slug: now(position.slug) })),
    subtopics: stored.subtopics.map((one) => ({ ...one, papers: one.papers.map(now) })),
    topics: stored.topics.map((one) => ({ ...one, papers: one.papers.map(now) })),
    ...(stored.former !== undefined && {
      former: {
        subtopics: stored.former.subtopics.map((one) => ({ ...one, papers: one.papers.map(now) })),
        topics: stored.former.topics.map((one) => ({ ...one, papers: one.papers.map(now) })),
      },
    }),
  };
}

/** Writes what differs, each file beside its place, then renamed. */
export function writeStore(dir: string, { positions, subtopics, topics }: StoredAtlas): void {
  writeLines(dir, 'positions.jsonl', positions, VERSION);
  writeLines(dir, 'subtopics.jsonl', subtopics, NAMES_VERSION);
  writeLines(dir, 'topics.jsonl', topics, NAMES_VERSION);
}

function readLines<Line>(
  dir: string,
  name: string,
  schema: z.ZodType<Line>,
  version: number,
  keyOf: (line: Line) => string,
  faults: Fault[],
): readonly Line[] | null {
  if (ownFolder(dirname(dir), basename(dir)) === null) return [];
  const path = join(basename(dir), name);
  const bytes = readOwnFile(dirname(dir), path);
  if (bytes === null) return [];
  const file = {
    name: `${basename(dir)}/${name}`,
    stage: 'atlas' as const,
    version,
    schema,
    what: 'line',
    keyOf,
    withoutLine: 'what it kept is found anew, all else stays',
  };
  return readJsonLines(bytes.toString().split('\n'), file, faults);
}

function writeLines(dir: string, name: string, lines: readonly object[], version: number): void {
  const file = join(dir, name);
  if (lines.length === 0 && !existsSync(file)) return;
  const text = `${[{ version }, ...lines].map((line) => JSON.stringify(line)).join('\n')}\n`;
  if (readOwnFile(dirname(dir), join(basename(dir), name))?.toString() === text) return;
  mkdirSync(dir, { recursive: true });
  // What a killed run leaves beside is known by this name, and cleared away.
  writeAtomically(file, [text], `${file}.${process.pid}.new`);
}
