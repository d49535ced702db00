import { join } from 'node:path';
import { readStore, type StoredAtlas } from '../atlas/atlas-files.ts';
import { collect, type Fault, formatFault, isNotice } from '../corpus/fault.ts';
import { indexPapers } from '../corpus/papers-index.ts';
import { peopleOf } from '../corpus/people/people.ts';
import { checkProject } from '../corpus/project/check-project.ts';
import { readProject } from '../corpus/project/project.ts';
import { publicFiles } from '../corpus/project/public-files.ts';
import { readSiteSettings } from '../corpus/project/settings.ts';
import { inspectFolder, publishedPaths } from '../site/build/built-folder.ts';
import { foreseenFaults } from '../site/build/host-limits.ts';
import { publicClashes } from '../site/files/write-files.ts';
import { deadAddresses } from './dead-addresses.ts';
import {
  contributorPaths,
  livingPaths,
  movedAddresses,
  movedNames,
  withTopicsRenamed,
} from './moved-addresses.ts';
import type { ProjectPaths } from './paths.ts';

/** Everything wrong with a project folder, a line each; `wrong` counts what is to be mended, `notices` are what is not. */
export function checkFolder({ contentDir, outDir }: Pick<ProjectPaths, 'contentDir' | 'outDir'>): {
  readonly lines: readonly string[];
  readonly notices: readonly Fault[];
  readonly wrong: number;
} {
  const faults = [...checkProject(contentDir)];
  // What is wrong with the folder itself is among the faults already.
  const beside = collect([], () => publicFiles(contentDir, [])) ?? [];
  faults.push(...publicClashes(beside));
  const site = collect([], () => readSiteSettings(contentDir));
  const papers = collect([], () => indexPapers(contentDir).places.size);
  if (site !== undefined) faults.push(...foreseenFaults(site, papers ?? 0, 0));
  const stored = collect(faults, () => readStore(join(contentDir, 'atlas'), faults));
  if (stored !== undefined) faults.push(...deadInLastSite(contentDir, outDir, stored));
  const told = faults.filter((fault) => !isNotice(fault));
  const toMend = told.filter(({ advice }) => advice !== true);
  const lines = [...toMend, ...told.filter(({ advice }) => advice === true)].map(formatFault);
  const wrong = toMend.length;
  return { lines, notices: faults.filter(isNotice), wrong };
}

/** Addresses of the site that stands which a build would leave without a page, as far as it can be told beforehand. */
function deadInLastSite(contentDir: string, outDir: string, stored: StoredAtlas): readonly Fault[] {
  const files = publishedPaths(inspectFolder(outDir).stamp);
  const project = files.length === 0 ? undefined : collect([], () => readProject(contentDir));
  if (project === undefined) return [];
  const { papers, ownPages, redirects } = project;
  const topics = [...(project.topics ?? stored.topics), { id: 'outside' }];
  const { subtopics } = withTopicsRenamed(stored, project.topics);
  const slugs = papers.map(({ slug }) => slug);
  const ids = new Set(topics.map(({ id }) => id));
  const people = peopleOf(project);
  const content = {
    slugs,
    topics,
    subtopics: subtopics.filter(({ topic }) => ids.has(topic)),
    contributors: contributorPaths(people),
  };
  const moves = movedAddresses(content, [...movedNames(people), ...redirects]);
  const living = new Set([
    ...livingPaths(content),
    ...ownPages.map(({ name }) => `pages/${name}`),
    ...moves.map(({ from }) => from),
  ]);
  return deadAddresses(files, living);
}
