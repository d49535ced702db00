import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BroughtVectors, readBroughtVectors } from './brought-vectors.ts';
import { type Fault, ProjectError } from './fault.ts';
import { withoutNotices } from './fields/notices.ts';
import { corpusFiles } from './importing/import-corpus.ts';
import { readImported } from './importing/imported.ts';
import { readRedirects } from './importing/redirects.ts';
import { plainText } from './latex.ts';
import { markdownToText } from './markdown.ts';
import { type Logo, type OwnPage, readLogo, readOwnPages } from './own-pages.ts';
import type { NamedTopic, Paper, SiteSettings } from './paper.ts';
import { parsePaperFile } from './paper-file.ts';
import { leftOutFaults, readSource } from './reading/read-source.ts';
import { readSiteSettings, readTopics } from './settings.ts';
import { makeShortId } from './slug.ts';
import { meantWord } from './suggest.ts';
import { SITE_TEMPLATE, TOPICS_TEMPLATE, topicsSuggested } from './templates.ts';

export { type Fault, formatFault, ProjectError } from './fault.ts';
export { importCorpus } from './importing/import-corpus.ts';
export { formatReport, type ImportReport } from './importing/report.ts';
export { pinPapers } from './pin.ts';
export { finishWriting } from './write.ts';

/** What a project folder may hold for this program. */
const KNOWN_NAMES = [
  'site.yaml',
  'topics.yaml',
  'imported.jsonl',
  'corpus',
  'papers',
  'vectors',
  'atlas',
  'pages',
  'logo.svg',
  'logo.png',
];

/** A project folder, read and checked. */
export interface Project {
  readonly site: SiteSettings;
  /** In the owner's order; null: found in the data. */
  readonly topics: readonly NamedTopic[] | null;
  /** Sorted by slug. */
  readonly papers: readonly Paper[];
  /** Papers' addresses that moved: `papers/old` → `papers/new`. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  /** The owner's own pages, in their order. */
  readonly ownPages: readonly OwnPage[];
  readonly logo: Logo | null;
  /** Vectors the owner brought; null: made from the texts. */
  readonly brought: BroughtVectors | null;
  /** What is wrong with single papers and pages; the rest is built. */
  readonly faults: readonly Fault[];
}

/** Reads a project folder. Throws `ProjectError` where it is broken: settings, topics, no papers at all. */
export function readProject(contentDir: string): Project {
  const { site, broken, ...project } = inspectProject(contentDir);
  if (broken.length > 0 || site === undefined) throw new ProjectError(broken);
  return { site, ...project };
}

/** Everything wrong with a project folder at once: settings, topics, papers, and corpus files import would refuse. */
export function checkProject(contentDir: string): readonly Fault[] {
  const found: Fault[] = [];
  for (const path of corpusFiles(contentDir)) {
    const source = collect(found, () => readSource(path));
    if (source !== undefined) found.push(...leftOutFaults(source, 'check'));
  }
  found.push(...strayFiles(contentDir));
  const { site, broken, faults } = inspectProject(contentDir);
  found.push(...broken, ...faults);
  if (site?.address === null) {
    const remedy =
      'Without it there are no canonical addresses, sitemap and feeds; add address: https://…';
    found.push({
      stage: 'check',
      kind: 'missing',
      what: 'address',
      file: 'site.yaml',
      line: null,
      remedy,
      advice: true,
    });
  }
  return found;
}

/** What a project folder holds, and what is wrong: `broken` stops a build, `faults` don't. */
function inspectProject(contentDir: string) {
  const broken: Fault[] = [];
  const faults: Fault[] = [];
  const site = collect(broken, () => readSiteSettings(contentDir, faults));
  const topics = collect(broken, () => readTopics(contentDir, faults)) ?? null;
  const read = collect(broken, () => readPapers(contentDir, topics));
  faults.push(...(read?.faults ?? []));
  const moved = collect(broken, () => readRedirects(contentDir)) ?? new Map<string, string>();
  const redirects = [...moved].map(([from, to]) => ({ from, to }));
  if (broken.length === 0 && read?.papers.length === 0) {
    const remedy = 'Put an export into corpus/ and run chartroom import.';
    broken.push(
      { stage: 'content', kind: 'missing', what: 'papers', file: 'papers', line: null, remedy },
      ...faults.splice(0),
    );
  }
  const ownPages = readOwnPages(contentDir, faults);
  const logo = readLogo(contentDir, faults);
  const papers = read?.papers ?? [];
  const vectors = collect(broken, () => readBroughtVectors(contentDir, papers)) ?? null;
  faults.push(...(vectors?.faults ?? []));
  const brought = vectors?.brought ?? null;
  return { site, topics, papers, redirects, ownPages, logo, brought, broken, faults };
}

/** Files whose name is nearly that of one the program reads: `topic.yaml`, `site.yml`. */
function strayFiles(contentDir: string): readonly Fault[] {
  return readdirSync(contentDir)
    .filter((name) => !KNOWN_NAMES.includes(name))
    .flatMap((name) => {
      const meant = meantWord(name, KNOWN_NAMES);
      if (meant === null) return [];
      const remedy = `It is not read; did you mean ${meant}?`;
      return [{ stage: 'check', kind: 'unknown', what: 'name', file: name, line: null, remedy }];
    });
}

/**
 * Makes a project folder with commented settings, in `beside` where it is to be filled before it takes its place.
 * Throws `ProjectError` for a folder that holds something already.
 */
export function initProject(dir: string, beside = dir): void {
  if (existsSync(dir) && (!statSync(dir).isDirectory() || readdirSync(dir).length > 0)) {
    const remedy = 'It is not empty. Choose a new name; nothing was written.';
    throw new ProjectError([
      { stage: 'content', kind: 'invalid', what: 'folder', file: dir, line: null, remedy },
    ]);
  }
  mkdirSync(join(beside, 'corpus'), { recursive: true });
  writeFileSync(join(beside, 'site.yaml'), SITE_TEMPLATE);
  writeFileSync(join(beside, 'topics.yaml'), TOPICS_TEMPLATE);
}

/** Writes the topics found in the data of a new project into its `topics.yaml`, for the owner to rename. */
export function suggestTopics(dir: string, topics: readonly NamedTopic[], papers: number): void {
  writeFileSync(join(dir, 'topics.yaml'), topicsSuggested(topics, papers));
}

function readPapers(
  contentDir: string,
  topics: readonly NamedTopic[] | null,
): { readonly papers: readonly Paper[]; readonly faults: readonly Fault[] } {
  const dir = join(contentDir, 'papers');
  const imported = readImported(contentDir);
  const ids = new Set([...imported.values()].map((entry) => entry.id));
  const topicIds =
    topics === null ? null : new Set([...topics.map((topic) => topic.id), 'outside']);
  const faults: Fault[] = [];
  const slugs = (existsSync(dir) ? readdirSync(dir) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
    .sort();
  const papers = slugs.flatMap((slug) => {
    const file = `papers/${slug}.md`;
    if (!/^[a-z0-9-]+$/.test(slug)) {
      const remedy =
        'Left out; name the file with a-z, 0-9 and - only, it is the address of the paper.';
      faults.push({
        stage: 'content',
        kind: 'invalid',
        what: 'file name',
        file,
        line: null,
        remedy,
      });
      return [];
    }
    const source = readFileSync(join(dir, `${slug}.md`), 'utf8');
    const parsed = collect(faults, () => parsePaperFile(source, file, faults));
    if (parsed === undefined) return [];
    const { front, body } = parsed;
    const known = imported.get(slug);
    const id = known?.id ?? makeShortId(slug, ids);
    ids.add(id);
    if (body === '') {
      const remedy =
        'The paper is kept and placed by its title; add the abstract below the second ---.';
      faults.push({
        stage: 'content',
        kind: 'missing',
        what: 'abstract',
        file,
        line: null,
        remedy,
      });
    }
    const pin = front.topic ?? null;
    const pinKnown = pin === null || topicIds === null || topicIds.has(pin);
    if (!pinKnown) {
      const remedy = `No topic has the id ${pin}; the pin is passed over. Use one of topics.yaml, or outside.`;
      const line = source.split('\n').findIndex((text) => /^topic\s*:/.test(text)) + 1;
      faults.push({ stage: 'content', kind: 'unknown', what: 'topic', file, line, remedy });
    }
    const paper: Paper = {
      slug,
      id,
      title: front.title,
      titlePlain: plainText(front.title) || front.title,
      abstract: body,
      abstractPlain: plainText(withoutNotices(markdownToText(body))),
      authors: front.authors,
      year: front.year ?? null,
      venue: front.venue ?? null,
      doi: front.doi ?? null,
      arxiv: front.arxiv ?? null,
      url: webAddress(front.url),
      code: webAddress(front.code),
      keywords: front.keywords,
      pin: pinKnown ? pin : null,
      added: known?.added ?? null,
    };
    return [paper];
  });
  return { papers, faults };
}

/** Only addresses of the web become links. */
function webAddress(address: string | null | undefined): string | null {
  return address != null && /^https?:\/\//i.test(address) ? address : null;
}

/** Runs one step; its faults join the others, its value is then undefined. */
function collect<Value>(faults: Fault[], step: () => Value): Value | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}
