import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One line of `positions.jsonl`: `{"slug":"p2-law","x":0.41237,"y":0.8}`. */
const positionSchema = z.object({
  slug: z.string(),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
});
/** One line of `subtopics.jsonl`: its id and name, and the papers by which it is known again. */
const subtopicSchema = z.object({
  id: z.string(),
  topic: z.string(),
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
}

export const NO_ATLAS: StoredAtlas = { positions: [], subtopics: [], topics: [] };

const VERSION = 1;
/**
 * Rises when names are found by better means. Names of an earlier version are guesses that were made worse: they
 * are found anew, while no paper moves.
 */
const NAMES_VERSION = 8;

/** A stored atlas that this program cannot read. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Reads `content/atlas/`; empty where there is none yet. Throws `StoreError` for another version or a broken line. */
export function readStore(dir: string): StoredAtlas {
  return {
    positions: readLines(dir, 'positions.jsonl', positionSchema, VERSION),
    subtopics: readLines(dir, 'subtopics.jsonl', subtopicSchema, NAMES_VERSION),
    topics: readLines(dir, 'topics.jsonl', topicSchema, NAMES_VERSION),
  };
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
  expected: number,
): readonly Line[] {
  const file = join(dir, name);
  if (!existsSync(file)) return [];
  const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const version = (parsed(first) as { version?: unknown } | null)?.version;
  if (expected === NAMES_VERSION && Number(version) < NAMES_VERSION) return [];
  if (version !== expected) {
    throw new StoreError(
      `atlas: invalid version: atlas/${name}, line 1. Got version ${version}, expected ${expected}: run chartroom atlas --fresh.`,
    );
  }
  return lines.flatMap((line, i) => {
    if (line === '') return [];
    const result = schema.safeParse(parsed(line));
    if (!result.success) {
      throw new StoreError(
        `atlas: invalid line: atlas/${name}, line ${i + 2}. Restore it, or run chartroom atlas --fresh.`,
      );
    }
    return [result.data];
  });
}

function writeLines(dir: string, name: string, lines: readonly object[], version: number): void {
  const file = join(dir, name);
  if (lines.length === 0 && !existsSync(file)) return;
  const text = `${[{ version }, ...lines].map((line) => JSON.stringify(line)).join('\n')}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dir, { recursive: true });
  writeFileSync(`${file}.${process.pid}.new`, text);
  renameSync(`${file}.${process.pid}.new`, file);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
