import { shardOf } from '../paper-shards.ts';
import { formAt, type PaperPlace, type PapersIndex, readPaperText } from '../papers-index.ts';
import { readOwnFile } from '../project/own-files.ts';

/** Papers as they are, and how they are to be kept. */
interface Kept {
  readonly contentDir: string;
  readonly index: PapersIndex;
  readonly keptAs: 'files' | 'shards';
}

/** What is to be written into `papers/`. */
export interface PaperFiles {
  /** Each made when its turn comes. */
  readonly files: Iterable<readonly [path: string, text: string]>;
  /** Files whose papers then stand elsewhere; they go when all others are in place. */
  readonly gone: readonly string[];
  /** Papers that move from files into shards or back. */
  readonly moved: number;
}

/** Where a new paper goes. */
export function newPath(slug: string, keptAs: Kept['keptAs']): string {
  return keptAs === 'files' ? `papers/${slug}.md` : `papers/${shardOf(slug)}.jsonl`;
}

/**
 * The files of papers that changed: `texts` in the form in which each stands, new ones in that in which papers are kept.
 * Papers that are kept otherwise move, and lose nothing on the way; what is broken or stands there twice waits for its owner.
 */
export function paperFiles(kept: Kept, texts: ReadonlyMap<string, () => string>): PaperFiles {
  return kept.keptAs === 'files' ? asFiles(kept, texts) : asShards(kept, texts);
}

/** The files of papers whose texts changed, each where it stands. */
export function* rewrittenPapers(
  contentDir: string,
  index: PapersIndex,
  texts: ReadonlyMap<string, () => string>,
): Generator<readonly [path: string, text: string]> {
  yield* ownFilesOf(index, texts);
  yield* rewrittenShards({ contentDir, index }, changesIn(index, texts));
}

/** Texts of papers that stand in files of their own. */
function* ownFilesOf(
  { places }: PapersIndex,
  texts: ReadonlyMap<string, () => string>,
): Generator<readonly [path: string, text: string]> {
  for (const [slug, text] of texts) {
    const place = places.get(slug);
    if (place?.line === 0) yield [place.file, text()];
  }
}

function asFiles(kept: Kept, texts: ReadonlyMap<string, () => string>): PaperFiles {
  const { contentDir, index } = kept;
  const held = heldFiles(index);
  const shards = index.shards.map((name) => `papers/${name}`).filter((file) => !held.has(file));
  const going = new Set(shards);
  const moving = [...index.places.values()].filter(({ file }) => going.has(file));
  const staying = new Map(texts);
  for (const { slug } of moving) staying.delete(slug);
  function* files() {
    for (const place of moving)
      yield [`papers/${place.slug}.md`, turned(contentDir, place, texts)] as const;
    for (const [slug, text] of staying)
      if (!index.places.has(slug)) yield [newPath(slug, 'files'), text()] as const;
    yield* ownFilesOf(index, staying);
    yield* rewrittenShards(kept, changesIn(index, staying));
  }
  return { files: files(), gone: shards, moved: moving.length };
}

function asShards(kept: Kept, texts: ReadonlyMap<string, () => string>): PaperFiles {
  const { contentDir, index } = kept;
  const held = heldFiles(index);
  const moving = [...index.places.values()].filter(
    ({ file, line, slug }) => line === 0 && !held.has(file) && /^[a-z0-9-]+$/.test(slug),
  );
  const changes = changesIn(index, texts);
  for (const [slug, text] of texts)
    if (!index.places.has(slug)) changeOf(changes, newPath(slug, 'shards')).added.set(slug, text);
  for (const place of moving)
    changeOf(changes, newPath(place.slug, 'shards')).added.set(place.slug, () =>
      turned(contentDir, place, texts),
    );
  // A move that was ended left lines of papers that are moved now.
  for (const { file, line } of index.left) changeOf(changes, file).dropped.add(line);
  const staying = new Map(texts);
  for (const { slug } of moving) staying.delete(slug);
  function* files() {
    yield* ownFilesOf(index, staying);
    yield* rewrittenShards(kept, changes);
  }
  return {
    files: files(),
    gone: moving.map(({ file }) => file),
    moved: moving.length,
  };
}

/** Files in which something is broken, undecided or twice: nothing in them moves. */
function heldFiles({ unnamed, strange, twice }: PapersIndex): ReadonlySet<string> {
  return new Set([
    ...[...unnamed, ...strange.values(), ...twice].map(({ file }) => file),
    ...twice.map(({ record }) => `papers/${record}.md`),
  ]);
}

/** A paper's text in the other form. */
function turned(
  contentDir: string,
  place: PaperPlace,
  texts: ReadonlyMap<string, () => string>,
): string {
  const text = texts.get(place.slug)?.() ?? readPaperText(contentDir, place);
  return formAt(place).turn(place.slug, text);
}

/** What becomes of the lines of a shard. */
interface ShardChange {
  readonly replaced: Map<number, () => string>;
  readonly added: Map<string, () => string>;
  readonly dropped: Set<number>;
}

function changeOf(changes: Map<string, ShardChange>, file: string): ShardChange {
  const change = changes.get(file) ?? { replaced: new Map(), added: new Map(), dropped: new Set() };
  changes.set(file, change);
  return change;
}

/** Texts of papers that stand in shards, by their files: a line stays where its owner put it. */
function changesIn(
  { places }: PapersIndex,
  texts: ReadonlyMap<string, () => string>,
): Map<string, ShardChange> {
  const changes = new Map<string, ShardChange>();
  for (const [slug, text] of texts) {
    const place = places.get(slug);
    if (place !== undefined && place.line > 0)
      changeOf(changes, place.file).replaced.set(place.line, text);
  }
  return changes;
}

function* rewrittenShards(
  { contentDir, index }: Pick<Kept, 'contentDir' | 'index'>,
  changes: ReadonlyMap<string, ShardChange>,
): Generator<readonly [path: string, text: string]> {
  const slugs = new Map<string, Map<number, string>>();
  for (const { slug, file, line } of index.places.values()) {
    if (!changes.has(file)) continue;
    const lines = slugs.get(file) ?? new Map<number, string>();
    slugs.set(file, lines.set(line, slug));
  }
  for (const [file, change] of changes)
    yield [file, rewritten(contentDir, file, change, slugs.get(file) ?? new Map())];
}

/** A shard with its changes: lines that stay keep every letter, new ones stand in the order of slugs. */
function rewritten(
  contentDir: string,
  file: string,
  { replaced, added, dropped }: ShardChange,
  slugs: ReadonlyMap<number, string>,
): string {
  const lines = (readOwnFile(contentDir, file)?.toString() ?? '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const coming = [...added].sort(([a], [b]) => (a < b ? -1 : 1));
  const written: string[] = [];
  let next = 0;
  for (const [i, line] of lines.entries()) {
    const slug = slugs.get(i + 1);
    while (slug !== undefined && next < coming.length && coming[next]![0] < slug)
      written.push(coming[next++]![1]());
    if (!dropped.has(i + 1)) written.push(replaced.get(i + 1)?.() ?? line);
  }
  for (; next < coming.length; next++) written.push(coming[next]![1]());
  return written.map((line) => `${line}\n`).join('');
}
