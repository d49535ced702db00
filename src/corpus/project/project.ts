import type { CitingRecord } from '../citing/citing-record.ts';
import { collect, type Fault, ProjectError } from '../fault.ts';
import { type Deleted, readDeleted } from '../importing/deleted.ts';
import { readRedirects } from '../importing/redirects.ts';
import type { FieldSetting, NamedTopic, Paper, SiteSettings } from '../paper.ts';
import { type AuthorRules, readAuthorRules } from '../people/author-rules.ts';
import { type ReadBefore, readPapers } from '../read-papers.ts';
import { type OwnField, ownFields } from './own-fields.ts';
import { type Logo, type OwnPage, readLogo, readOwnPages } from './own-pages.ts';
import { type PublicFile, publicFiles } from './public-files.ts';
import { type OwnerVectors, readOwnerVectors } from './read-owner-vectors.ts';
import { readSiteSettings, readTopicSettings } from './settings.ts';

/** A project folder, read and checked. */
export interface Project {
  readonly site: SiteSettings;
  /** In the owner's order; null: found in the data. */
  readonly topics: readonly NamedTopic[] | null;
  /** Whether a paper may fit no topic. */
  readonly outside: boolean;
  /** Sorted by slug. */
  readonly papers: readonly Paper[];
  /** Papers' addresses that moved: `papers/old` → `papers/new`. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  /** By slug: what imports know of who cites whom. */
  readonly records: ReadonlyMap<string, CitingRecord>;
  /** Fields of the papers' front matter that readers see. */
  readonly fields: readonly OwnField[];
  /** What the owner says of authors' names. */
  readonly authorRules: AuthorRules;
  /** Papers the owner deleted. */
  readonly deleted: readonly Deleted[];
  /** The owner's own pages, in their order. */
  readonly ownPages: readonly OwnPage[];
  readonly logo: Logo | null;
  /** What the owner wants beside the map as it is. */
  readonly publicFiles: readonly PublicFile[];
  /** Vectors the owner brought; null: made from the texts. */
  readonly brought: OwnerVectors | null;
  /** What is wrong with single papers and pages; the rest is built. */
  readonly faults: readonly Fault[];
}

/**
 * Reads a project folder; a paper whose file `before` knows is not taken apart again. Throws `ProjectError` where it is
 * broken: settings, topics, no papers at all.
 */
export function readProject(contentDir: string, before?: ReadBefore): Project {
  const { site, broken, ...project } = inspectProject(contentDir, before);
  if (broken.length > 0 || site === undefined) throw new ProjectError(broken);
  return { site, ...project };
}

/** What a project folder holds, and what is wrong: `broken` stops a build, `faults` don't. */
export function inspectProject(contentDir: string, before?: ReadBefore) {
  const broken: Fault[] = [];
  const faults: Fault[] = [];
  const site = collect(broken, () => readSiteSettings(contentDir, faults));
  const { topics, outside } = collect(broken, () => readTopicSettings(contentDir, faults)) ?? {
    topics: null,
    outside: true,
  };
  const read = collect(broken, () => readPapers(contentDir, topics, before, outside));
  const settings = site?.fields ?? [];
  const papers = read?.papers ?? [];
  faults.push(...withoutKnown(read?.faults ?? [], settings));
  const fields = read === undefined ? [] : ownFields(contentDir, settings, read, faults);
  const moved = collect(broken, () => readRedirects(contentDir)) ?? new Map<string, string>();
  const redirects = [...moved].map(([from, to]) => ({ from, to }));
  const deleted = collect(broken, () => [...readDeleted(contentDir).values()]) ?? [];
  if (broken.length === 0 && read?.papers.length === 0) {
    const remedy = 'Put an export into corpus/ and run chartroom import.';
    broken.push(
      { stage: 'content', kind: 'missing', what: 'papers', file: 'papers', line: null, remedy },
      ...faults.splice(0),
    );
  }
  const ownPages = collect(broken, () => readOwnPages(contentDir, faults)) ?? [];
  const logo = readLogo(contentDir, faults);
  const beside = collect(broken, () => publicFiles(contentDir, faults)) ?? [];
  const authorRules =
    collect(broken, () => readAuthorRules(contentDir, papers, faults)) ?? NO_RULES;
  const vectors = collect(broken, () => readOwnerVectors(contentDir, papers, faults)) ?? null;
  faults.push(...(vectors?.faults ?? []));
  const brought = vectors?.brought ?? null;
  return {
    site,
    topics,
    outside,
    papers,
    records: read?.records ?? NO_RECORDS,
    fields,
    authorRules,
    deleted,
    redirects,
    ownPages,
    logo,
    publicFiles: beside,
    brought,
    broken,
    faults,
  };
}

/** A field of a paper that `site.yaml` names is not unknown. */
function withoutKnown(
  faults: readonly Fault[],
  settings: readonly FieldSetting[],
): readonly Fault[] {
  const known = new Set(settings.map(({ name }) => `field ${name}`));
  return faults.filter(({ kind, what }) => kind !== 'unknown' || !known.has(what));
}

const NO_RULES: AuthorRules = { join: [], part: [] };
const NO_RECORDS: ReadonlyMap<string, CitingRecord> = new Map();
