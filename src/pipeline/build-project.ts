import { join } from 'node:path';
import { idsOf, subtopicsBelow } from '../atlas/subtopics-below.ts';
import { linkFaults } from '../corpus/citing/link-faults.ts';
import { type Fault, ProjectError } from '../corpus/fault.ts';
import type { ImportReport } from '../corpus/importing/report.ts';
import { peopleOf } from '../corpus/people/people.ts';
import { finishWriting } from '../corpus/write-together.ts';
import { buildSite } from '../site/build/build-site.ts';
import { inspectFolder, publishedPaths } from '../site/build/built-folder.ts';
import { foreseenFaults, hostFaults, sizeOfSite } from '../site/build/host-limits.ts';
import { refuseForeign, restoreSite } from '../site/build/publish-atomically.ts';
import { publicClashes } from '../site/files/write-files.ts';
import type { SiteModel } from '../site/site-model.ts';
import { basePath } from '../site/view/address.ts';
import { chartProject } from './chart-project.ts';
import { hashOfContent } from './content-hash.ts';
import { deadAddresses } from './dead-addresses.ts';
import { besideFor } from './in-parallel.ts';
import { keptProgram } from './kept-programs.ts';
import { withLocks } from './lock.ts';
import { refuseWithoutMemory } from './memory-need.ts';
import { contributorPaths } from './moved-addresses.ts';
import type { OnProgress } from './on-progress.ts';
import { importProject, openProject } from './open-project.ts';
import { refuseFolder } from './out-folder.ts';
import { codeVersion, hashOf, type ProjectPaths, repositoryPath } from './paths.ts';
import { withRoom } from './room-for-site.ts';
import { keepHeapsTight, sweepMemory } from './tight-heap.ts';
import { unfitTopics } from './unfit-topics.ts';

export interface BuildResult {
  /** False where the built site already stood for these inputs. */
  readonly built: boolean;
  readonly papers: number;
  /** Papers that fit no topic, of all. */
  readonly outside: number;
  readonly imported: ImportReport | null;
  /**
   * What the import and the content files hold that an owner should look at; nothing in it stopped the build. An
   * abstract that is missing is told once, of the content file.
   */
  readonly faults: readonly Fault[];
}

/**
 * The whole way from files as exported to a folder for any static host: import → atlas → search → map → site.
 * Does nothing where the folder already stands for these inputs. `today` (ISO day) dates new records; `titlesOnly` takes texts of bare titles too.
 * Throws `ProjectError` where the project is broken, `CallError` where the folder of the site is not for a site; the
 * last site then stays as it was.
 */
export function buildProject(
  place: ProjectPaths,
  today: string,
  onProgress: OnProgress,
  titlesOnly = false,
): Promise<BuildResult> {
  refuseFolder(place);
  return atSite(place, onProgress, () => buildWhole(place, today, onProgress, titlesOnly));
}

/** Does `work` as the only run on this project, once what a killed run left is put in order. */
export function atWork<Result>(
  { contentDir, locks }: ProjectPaths,
  onProgress: OnProgress,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  return alone([locks.content], onProgress, () => {
    finishWriting(contentDir);
    return work();
  });
}

/** The same for a run that works on the built site as well. */
export function atSite<Result>(
  { contentDir, outDir, locks }: ProjectPaths,
  onProgress: OnProgress,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  return alone([locks.content, locks.out], onProgress, () => {
    finishWriting(contentDir);
    restoreSite(outDir);
    return work();
  });
}

/** A second run waits, and says for whom. */
function alone<Result>(
  locks: readonly string[],
  onProgress: OnProgress,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const onWait = (pid: number) => onProgress(`Waiting for another run (process ${pid})`, 0, null);
  return withLocks(locks, onWait, async () => work());
}

async function buildWhole(
  place: ProjectPaths,
  today: string,
  onProgress: OnProgress,
  titlesOnly: boolean,
): Promise<BuildResult> {
  const code = codeVersion();
  onProgress('Looking for changes', 0, null);
  const { stamp, foreign, whole } = inspectFolder(place.outDir);
  refuseForeign(place.outDir, foreign);
  if (whole && stamp?.key === buildKey(place, code)) {
    return { built: false, papers: 0, outside: 0, imported: null, faults: [] };
  }
  onProgress('Importing', 0, null);
  const imported = importProject(place, today, onProgress, titlesOnly);
  const project = openProject(place);
  const people = peopleOf(project);
  const clashes = [
    ...publicClashes(project.publicFiles),
    ...foreseenFaults(project.site, project.papers.length, contributorPaths(people).length),
  ];
  if (clashes.length > 0) throw new ProjectError(clashes);
  // Before a thread is at work, which would have to end first.
  refuseWithoutMemory(project.papers.length);
  keepHeapsTight(project.papers.length);
  const kept = (name: string) => join(place.cacheDir, name);
  const cacheFile = kept('citations.bin');
  const beside = besideFor(project.papers.length);
  const citations = beside.cite({ papers: project.papers, cacheFile });
  const { model, vectors } = chartProject(place, project, onProgress, { people });
  sweepMemory(model.papers.length);
  const dead = deadAddresses(publishedPaths(stamp), pathsOf(model));
  const base = basePath(model.site.address);
  const key = buildKey(place, code);
  const last = { outDir: place.outDir, cacheDir: kept('site'), code };
  await buildSite(model, {
    ...last,
    keepBundle: keptProgram,
    contentPath: repositoryPath(place.contentDir),
    cited: citations,
    stamp: { key, base },
    publicFiles: project.publicFiles,
    writeData: (folder) =>
      beside.writeData({ model, vectors, cacheFile: kept('meaning.bin'), folder, last }, citations),
    onStage: onProgress,
    reusable: beside.findReusable,
    takeOver: beside.takeOver,
    packing: beside.packing,
  }).catch((error) => {
    throw withRoom(error, model, place.outDir);
  });
  return {
    built: true,
    papers: model.papers.length,
    outside: model.atlas.papers.filter(({ topic }) => topic === 'outside').length,
    imported,
    faults: [
      ...dead,
      ...(model.site.host === 'any' ? [] : hostFaults(model.site, sizeOfSite(place.outDir))),
      ...unfitTopics(
        project.topics,
        model.papers,
        model.atlas.papers.map(({ topic }) => topic),
      ),
      ...imported.faults.filter(isOfImport),
      ...project.faults,
      ...(model.links === null ? [] : linkFaults(model.links, project.papers)),
    ],
  };
}

/** Paths of the pages of a site that people send to each other, and of those that lead on. */
function pathsOf({ papers, atlas, ownPages, redirects, people }: SiteModel): ReadonlySet<string> {
  return new Set([
    ...papers.map(({ slug }) => `papers/${slug}`),
    ...atlas.topics.flatMap((topic) => [
      `topics/${topic.id}`,
      ...subtopicsBelow(topic).map((below) => ['topics', topic.id, ...idsOf(below)].join('/')),
    ]),
    ...ownPages.map(({ name }) => `pages/${name}`),
    ...contributorPaths(people),
    ...redirects.map(({ from }) => from),
  ]);
}

/** Faults of content files are told of the project. */
function isOfImport({ stage, what }: Fault): boolean {
  return stage === 'import' && what !== 'abstract';
}

/** Hash of all that a site is made of, code and content. */
function buildKey({ contentDir }: ProjectPaths, code: string): string {
  return hashOf([code, hashOfContent(contentDir)]).slice(0, 32);
}
