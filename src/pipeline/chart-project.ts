import { join } from 'node:path';
import { type AtlasOptions, type ChartedCorpus, makeAtlas } from '../atlas/atlas.ts';
import { followed, readStore, type StoredAtlas, writeStore } from '../atlas/atlas-files.ts';
import type { Embedding } from '../atlas/embed/embed.ts';
import { withCitedTogether } from '../atlas/related/cited-together.ts';
import { bytesOf } from '../atlas/stage-cache.ts';
import type { Atlas, AtlasCorpus, AtlasPaper } from '../atlas/types.ts';
import { citationLinks, type OpenReference } from '../corpus/citing/citation-links.ts';
import { citedElsewhere } from '../corpus/citing/cited-elsewhere.ts';
import { missingWorks } from '../corpus/citing/missing-works.ts';
import { citedWorks, worksOf } from '../corpus/citing/works-of-references.ts';
import { formatRedirects, readRedirects } from '../corpus/importing/redirects.ts';
import { type People, peopleOf } from '../corpus/people/people.ts';
import type { Project } from '../corpus/project/project.ts';
import { writeTogether } from '../corpus/write-together.ts';
import { type Drawing, drawAtlas } from '../map/drawing.ts';
import type { SiteModel } from '../site/site-model.ts';
import { topicsInWords } from '../site/view/topic-words.ts';
import { chartingThread } from './charting-thread.ts';
import { isCached, readCached, writeCached } from './disk-cache.ts';
import { refuseWithoutMemory } from './memory-need.ts';
import {
  contentOf,
  endedSubtopics,
  endedTopics,
  type Move,
  movedAddresses,
  movedNames,
  subtopicPaths,
  withTopicsRenamed,
} from './moved-addresses.ts';
import type { OnProgress } from './on-progress.ts';
import { codeVersion, hashOf, type ProjectPaths } from './paths.ts';
import { stageFiles } from './stage-files.ts';

/** The vectors of the papers and of their words, as search publishes them. */
export type PublishedEmbedding = Omit<Embedding, 'embed'>;

/** Where a charting left its vectors: they are large, and few have a use for them. */
export interface KeptVectors {
  readonly file: string;
  /** Stands for all that the charting was made from. */
  readonly key: string;
}

interface Charted {
  readonly atlas: Atlas;
  readonly drawing: Drawing;
  /** Hash of the atlas. */
  readonly digest: string;
}

interface ChartOptions {
  /** Start over: nothing stays where it was. */
  readonly fresh?: boolean;
  /** Where they are known already: of tens of thousands of names it takes a while to tell whose they are. */
  readonly people?: People | null;
  /** Told of the charting itself, which is then done whatever is known of the last one. */
  readonly onCharted?: ((charted: ChartedCorpus) => void) | undefined;
}

/** Charts a project: `content/atlas/` is brought up to date, the model of the site comes back. */
export function chartProject(
  place: ProjectPaths,
  project: Project,
  onProgress: OnProgress,
  { fresh = false, people = peopleOf(project), onCharted }: ChartOptions = {},
): { readonly model: SiteModel; readonly vectors: KeptVectors } {
  refuseWithoutMemory(project.papers.length);
  const open: OpenReference[] = [];
  const links = citationLinks(project, open);
  const works = worksOf(open);
  const missing = missingWorks(project, open, works);
  const {
    atlas: charted,
    drawing,
    digest,
    vectors,
    ended,
  } = chart(place, { ...project, links }, { fresh, onCharted }, onProgress);
  const { site, papers, topics, fields, ownPages, logo } = project;
  const cited = citedWorks(papers.length, links, open, works);
  const slugs = papers.map(({ slug }) => slug);
  const atlas = {
    ...charted,
    papers: withCitedTogether(charted.papers, slugs, cited),
    topics: topicsInWords(charted, site.language),
  };
  const redirects = movedAddresses(contentOf(papers, topics, atlas, people), [
    ...movedNames(people),
    ...project.redirects,
    ...ended,
  ]);
  const elsewhere = citedElsewhere(project);
  const recordIds = idsOf(project);
  const known = { links, elsewhere, fields, missing, recordIds, people };
  const content = { site, papers, atlas, ...known, drawing, redirects, ownPages, logo };
  const version = hashOfAll([
    codeVersion(),
    digest,
    { site, redirects, ownPages, logo, authorRules: project.authorRules },
    ...[elsewhere, fields, missing, recordIds].filter((part) => part.length > 0),
    ...(open.length > 0 ? atlas.papers.map(togetherOf) : []),
    ...papers,
  ]);
  return { model: { version: version.slice(0, 12), ...content }, vectors };
}

/** What an atlas does not know of related papers. */
function togetherOf({ related }: AtlasPaper): readonly number[] {
  return related.map(({ bothCite = 0 }) => bothCite);
}

/** What records call their papers beside the fields of these. */
function idsOf({ papers, records }: Project): SiteModel['recordIds'] {
  const ids = papers.map(({ slug }) => records.get(slug)?.ids ?? []);
  return ids.some((own) => own.length > 0) ? ids : [];
}

/** What links add to a key; nothing where there are none. */
function bytesOfLinks(links: SiteModel['links']): readonly Uint8Array[] {
  return links === null ? [] : [bytesOf(links.cites.starts), bytesOf(links.cites.targets)];
}

/** Piece by piece: as one string a large corpus would be too long, and all strings together would fill the memory. */
function hashOfAll(pieces: Iterable<unknown>): string {
  return hashOf(jsonOf(pieces));
}

function* jsonOf(pieces: Iterable<unknown>): Generator<string> {
  for (const piece of pieces) yield JSON.stringify(piece);
}

/** The vectors of a charting. */
export function readVectors({ file, key }: KeptVectors): PublishedEmbedding {
  return readCached<PublishedEmbedding>(file, key)!;
}

/** Remembers where ended subtopics lead; one that is there again leads nowhere else. */
function keepMoves(contentDir: string, ended: readonly Move[], { subtopics }: StoredAtlas): void {
  const known = readRedirects(contentDir);
  const living = new Set(subtopicPaths(subtopics).values());
  const moves = new Map(
    [...known, ...ended.map(({ from, to }) => [from, to] as const)].filter(
      ([from]) => !living.has(from),
    ),
  );
  if (ended.length > 0 || moves.size !== known.size)
    writeTogether(contentDir, [formatRedirects(moves)]);
}

/** Old and new slugs of the papers that an owner renamed. */
function renamedPapers({ redirects }: Project): ReadonlyMap<string, string> {
  const slugOf = (path: string) => path.replace(/^papers\//, '');
  return new Map(
    redirects
      .filter(({ from }) => from.startsWith('papers/'))
      .map(({ from, to }) => [slugOf(from), slugOf(to)]),
  );
}

/** Makes an atlas with a second thread beside, which ends with it, whatever comes of it. */
function makeOnTwoCores(
  corpus: AtlasCorpus,
  before: StoredAtlas,
  options: AtlasOptions,
): ReturnType<typeof makeAtlas> {
  const { begin, end } = chartingThread();
  try {
    return makeAtlas(corpus, before, { ...options, begin });
  } finally {
    end();
  }
}

/**
 * The atlas follows from the words of the papers, the vectors brought, the topics, the pins and the links: where none of
 * these changed, that of the last run is taken. A mended year or author charts nothing again.
 */
function chart(
  place: ProjectPaths,
  project: Project & Pick<SiteModel, 'links'>,
  { fresh = false, onCharted }: Omit<ChartOptions, 'people'>,
  onStage: OnProgress,
): Charted & { readonly vectors: KeptVectors; readonly ended: readonly Move[] } {
  const storeDir = join(place.contentDir, 'atlas');
  const cacheFile = join(place.cacheDir, 'atlas.bin');
  const file = join(place.cacheDir, 'vectors.bin');
  const { topics, outside, papers, brought, links } = project;
  const before = withTopicsRenamed(followed(readStore(storeDir), renamedPapers(project)), topics);
  function* madeFrom(stored: StoredAtlas): Generator<string | Uint8Array> {
    yield codeVersion();
    yield JSON.stringify([topics, outside, stored]);
    yield bytesOf(brought?.vectors ?? null);
    yield* bytesOfLinks(links);
    for (const { slug, titlePlain, abstractPlain, pin } of papers)
      yield JSON.stringify([slug, titlePlain, abstractPlain, pin]);
  }
  const keyAfter = (stored: StoredAtlas) => hashOf(madeFrom(stored));
  const keyBefore = keyAfter(before);
  const makes = fresh || onCharted !== undefined || !isCached(file, keyBefore);
  const known = makes ? null : readCached<Charted>(cacheFile, keyBefore);
  if (known !== null) return { ...known, vectors: { file, key: keyBefore }, ended: [] };
  const cache = stageFiles(join(place.cacheDir, 'stages'));
  const cites = links?.cites ?? null;
  const corpus = { papers, topics, outside, ownerVectors: brought, cites };
  const made = makeOnTwoCores(corpus, before, { fresh, onStage, cache });
  const { atlas, stored, embedding } = made;
  onCharted?.(made);
  writeStore(storeDir, stored);
  const former = before.former ?? { subtopics: [], topics: [] };
  const ended = [
    ...endedTopics([...before.topics, ...former.topics], stored.topics),
    ...endedSubtopics([...before.subtopics, ...former.subtopics], stored.subtopics),
  ];
  keepMoves(place.contentDir, ended, stored);
  const { embed: _, ...published } = embedding;
  const titles = papers.map(({ titlePlain }) => titlePlain);
  const { papers: places, ...rest } = atlas;
  const digest = hashOfAll([rest, ...places]);
  const charted: Charted = { atlas, drawing: drawAtlas(atlas, titles), digest };
  // Charting what was just charted gives the same: the next run finds this atlas by what is stored now.
  const key = keyAfter(stored);
  writeCached(file, key, published);
  writeCached(cacheFile, key, charted);
  return { ...charted, vectors: { file, key }, ended };
}
