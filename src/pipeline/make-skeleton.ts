import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AtlasPaper, AtlasSubtopic, AtlasTopic } from '../atlas/types.ts';
import { CallError } from '../corpus/call-error.ts';
import type { Paper } from '../corpus/paper.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';
import { DRAWN_PAPERS } from '../map/chart-points.ts';
import { comparedFiles, namesFile, phrasesFile } from '../map/map-files.ts';
import type { PublishedFile } from '../map/published-file.ts';
import { searchFrame } from '../search/index-files.ts';
import { newWordsOf } from '../search/meaning-parts.ts';
import { buildSkeleton } from '../site/build/build-skeleton.ts';
import { writeFiles } from '../site/files/write-files.ts';
import type { SiteModel } from '../site/site-model.ts';
import { jsonOrNull } from '../words/json-or-null.ts';
import { ToldError } from '../words/told-error.ts';
import { atWork } from './build-project.ts';
import { chartProject, readVectors } from './chart-project.ts';
import { hashOfContent } from './content-hash.ts';
import { keptProgram } from './kept-programs.ts';
import type { OnProgress } from './on-progress.ts';
import { openProject } from './open-project.ts';
import { refuseFolder } from './out-folder.ts';
import { codeVersion, hashOf, type ProjectPaths, repositoryPath } from './paths.ts';
import { programOf, SAMPLE_FILE, writeFrame, writeKitWords, writeSearchFrame } from './site-kit.ts';
import type { PaperRow } from './worker/paper-row.ts';

/** What a cluster counted of all papers: `{"version":"0f…","papers":1000000,"counts":{"fish":1200,"fish/cod":300}}`. */
const totalsSchema = z.object({
  /** Names the folder of the site's data; changes whenever the papers do. */
  version: z.string().regex(/^[0-9a-f]{12}$/),
  papers: z.number().int().min(1),
  /** Papers of each topic, subtopic and part of one, by the way to it. */
  counts: z.record(z.string(), z.number().int().min(0)),
});
type Totals = z.infer<typeof totalsSchema>;

/**
 * Builds of a site of many papers, of which a project holds a sample, all that does not grow with them, and the kit by
 * which workers make the rest. Returns how many papers the sample has.
 */
export function makeSkeleton(
  place: ProjectPaths,
  totalsFile: string,
  kit: string,
  onProgress: OnProgress,
): Promise<number> {
  refuseFolder(place);
  for (const [option, folder] of [
    ['out', place.outDir],
    ['kit', kit],
  ] as const)
    refuseUsed(option, folder);
  const totals = readTotals(totalsFile);
  return atWork(place, onProgress, async () => {
    const opened = openProject(place);
    // Whatever the owner says, only these pages are made from tables.
    const site = { ...opened.site, pages: 'packed' as const, authorPages: false };
    const project = { ...opened, site };
    const { model, vectors } = chartProject(place, project, onProgress, { people: null });
    const topics = model.atlas.topics.map((topic) => counted(topic, totals));
    const { version, papers: paperCount } = totals;
    onProgress('Writing pages', 0, null);
    const frame = await buildSkeleton(
      {
        ...{ ...model, version, paperCount },
        atlas: { ...model.atlas, topics },
        contentPath: repositoryPath(place.contentDir),
        cited: null,
      },
      {
        outDir: place.outDir,
        program: programOf(kit),
        cacheDir: join(place.cacheDir, 'site'),
        keepBundle: keptProgram,
        build: hashOf([codeVersion(), version, hashOfContent(place.contentDir)]).slice(0, 32),
        publicFiles: project.publicFiles,
      },
    );
    writeFiles(place.outDir, skeletonFiles({ ...model, version }, paperCount));
    const lines = model.papers.map((paper, i) => knownLine(paper, model.atlas.papers[i]!));
    writeAtomically(join(kit, SAMPLE_FILE), lines);
    const { words, dimensions } = readVectors(vectors);
    writeKitWords(kit, { dimensions, byModel: words !== null, ...newWordsOf(words) });
    writeSearchFrame(kit, searchFrame({ ...model, version, links: null }, paperCount));
    writeFrame(kit, frame);
    return model.papers.length;
  });
}

/** Of the map's data what does not grow with the papers. */
function skeletonFiles(model: SiteModel, paperCount: number): readonly PublishedFile[] {
  return [
    // Phrases and names count papers by their places among all: of a part nobody counted phrases, and names all rows tell.
    ...(model.papers.length === paperCount
      ? comparedFiles(model)
      : [phrasesFile(model.version, [], paperCount)]),
    ...(paperCount > DRAWN_PAPERS ? [namesFile(model)] : []),
  ];
}

/** What the map of the sample says of one of its papers, as rows carry it. */
function knownLine(
  { slug, pin }: Pick<Paper, 'slug' | 'pin'>,
  { runnerUp, why, fidelity, related }: AtlasPaper,
): string {
  const known: NonNullable<PaperRow['known']> = {
    ...{ pin, runnerUp, why: [...why], fidelity },
    reasons: Object.fromEntries(related.map((other) => [other.slug, [...other.reasons]])),
  };
  return `${JSON.stringify({ slug, known })}\n`;
}

/** A topic with the numbers of all papers in place of the sample's. */
function counted(topic: AtlasTopic, { counts }: Totals): AtlasTopic {
  const within = (way: string, parts: readonly AtlasSubtopic[]): readonly AtlasSubtopic[] =>
    parts.map((part) => {
      const own = `${way}/${part.id}`;
      return { ...part, count: counts[own] ?? 0, subtopics: within(own, part.subtopics) };
    });
  const { id, subtopics } = topic;
  return { ...topic, count: counts[id] ?? 0, subtopics: within(id, subtopics) };
}

function readTotals(file: string): Totals {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CallError(`call: missing file: --totals ${file}. Check its name.`);
  }
  const read = totalsSchema.safeParse(jsonOrNull(text));
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues as [z.core.$ZodIssue];
  throw new ToldError(
    `skeleton: invalid totals: ${file}, ${path.join('.') || 'JSON'}. ${message}; write version, papers and counts.`,
  );
}

function refuseUsed(option: string, folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new CallError(
      `call: invalid folder: --${option} ${folder}. It holds something. Name a new folder.`,
    );
}
