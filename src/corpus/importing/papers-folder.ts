import { type Fault, ProjectError } from '../fault.ts';
import { markdownToText } from '../markdown.ts';
import type { PaperFile } from '../paper-file.ts';
import {
  formAt,
  indexPapers,
  type PaperPlace,
  type PapersIndex,
  readPaperText,
} from '../papers-index.ts';
import { type Deleted, deletedOf, readDeleted } from './deleted.ts';
import { type Imported, readImported } from './imported-file.ts';
import { keptAsIn, refuseLoss } from './kept-as.ts';
import { type Known, strongKeysOf, titleLetters } from './match-keys.ts';
import { readRedirects } from './redirects.ts';

/** The content folder as an import finds it, and as it will leave it. */
export interface PapersFolder {
  readonly contentDir: string;
  /** What each record was at its last import, by slug. */
  readonly lastImport: ReadonlyMap<string, Imported>;
  /** The same as this import goes on. */
  readonly imported: Map<string, Imported>;
  /** What stands in `papers/`. */
  readonly index: PapersIndex;
  /** How papers are to be kept: as the owner says, else as they are. */
  readonly keptAs: 'files' | 'shards';
  /** Slugs of the papers that are there. */
  readonly files: ReadonlySet<string>;
  /** Slugs in whose place nothing stands that can be read: these are passed over, and why. */
  readonly strange: ReadonlyMap<string, Fault>;
  /** Papers that no import knows: the owner wrote them, or an import was killed before it could note them. */
  readonly byHand: ReadonlyMap<string, PaperFile>;
  /** Papers whose files the owner deleted; they stay away. */
  readonly deleted: Map<string, Deleted>;
  /** Whether some were before this import. */
  readonly hadDeleted: boolean;
  /** What merges left in the folder's own files, and how it was put right. */
  readonly faults: readonly Fault[];
  /** Where papers went whose files the owner renamed: `papers/old` → `papers/new`. */
  readonly redirects: Map<string, string>;
}

/** Reads the content folder. */
export function readPapersFolder(contentDir: string): PapersFolder {
  const faults: Fault[] = [];
  const lastImport = readImported(contentDir, faults);
  const imported = new Map(lastImport);
  const index = indexPapers(contentDir);
  const { places, strange } = index;
  const files = new Set(places.keys());
  const keptAs = keptAsIn(contentDir, index);
  refuseLoss(index, keptAs, imported);
  const byHand = new Map<string, PaperFile>();
  for (const [slug, place] of places) {
    const file = imported.has(slug) ? null : readPaper(contentDir, place);
    if (file !== null) byHand.set(slug, file);
  }
  const redirects = new Map(readRedirects(contentDir, faults));
  const deleted = readDeleted(contentDir, faults);
  const folder = {
    contentDir,
    lastImport,
    imported,
    index,
    keptAs,
    files,
    strange,
    byHand,
    deleted,
    hadDeleted: deleted.size > 0,
    faults,
    redirects,
  };
  followRenames(folder);
  noteDeleted(folder);
  return folder;
}

/**
 * A paper that was imported and has no file any more was deleted, and is remembered apart: neither a lost
 * `imported.jsonl` nor lost files bring it back. A folder emptied of all its papers was lost, not deleted.
 */
function noteDeleted({ imported, files, strange, deleted }: PapersFolder): void {
  for (const slug of deleted.keys()) if (files.has(slug)) deleted.delete(slug);
  if (![...imported.keys()].some((slug) => files.has(slug))) return;
  for (const [slug, entry] of imported) {
    if (files.has(slug) || strange.has(slug)) continue;
    deleted.set(slug, deletedOf(entry));
    imported.delete(slug);
  }
}

/** What a paper file says of its paper, for knowing it again. */
export function knownOf({ front, body }: PaperFile): Known {
  return {
    title: front.title,
    abstract: markdownToText(body),
    authors: front.authors,
    year: front.year ?? null,
    venue: front.venue ?? null,
    doi: front.doi ?? null,
    arxiv: front.arxiv ?? null,
    url: front.url ?? null,
    key: null,
  };
}

/** A file that appeared in the place of one that is gone, saying the same: its paper moved, id and all. */
function followRenames({
  imported,
  files,
  strange,
  byHand,
  redirects,
}: PapersFolder & { byHand: Map<string, PaperFile> }): void {
  const gone = [...imported.values()].filter(({ slug }) => !files.has(slug) && !strange.has(slug));
  if (gone.length === 0 || byHand.size === 0) return;
  const goneBy = new Map<string, Imported>();
  for (const entry of gone) for (const sign of signsOf(entry)) goneBy.set(sign, entry);
  for (const [slug, file] of byHand) {
    const entry = signsOf(knownOf(file))
      .map((sign) => goneBy.get(sign))
      .find((found) => found !== undefined && imported.has(found.slug));
    if (entry === undefined) continue;
    imported.delete(entry.slug);
    imported.set(slug, { ...entry, slug });
    byHand.delete(slug);
    const [from, to] = [`papers/${entry.slug}`, `papers/${slug}`];
    for (const [older, target] of redirects) if (target === from) redirects.set(older, to);
    redirects.set(from, to);
    redirects.delete(to);
  }
}

function signsOf(known: Known): string[] {
  const abstract = known.abstract === '' ? [] : [`abstract ${known.abstract}`];
  return [...strongKeysOf(known), ...abstract, `title ${titleLetters(known.title)}`];
}

/** What can't be read is no paper yet; reading the project tells what is wrong with it. */
function readPaper(contentDir: string, place: PaperPlace): PaperFile | null {
  try {
    return formAt(place).parse(readPaperText(contentDir, place), place.file, place.line, []);
  } catch (error) {
    if (error instanceof ProjectError) return null;
    throw error;
  }
}
