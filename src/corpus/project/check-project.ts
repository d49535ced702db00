import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { meantWord } from '../../words/nearest-word.ts';
import { collect, type Fault } from '../fault.ts';
import { corpusFiles, isKnown } from '../importing/import-corpus.ts';
import { readImported } from '../importing/imported-file.ts';
import { readSources } from '../reading/read-archive.ts';
import { leftOutFaults } from '../reading/read-source.ts';
import { readWaiting } from '../write-together.ts';
import { inspectProject } from './project.ts';

/** What a project folder may hold for this program. */
export const KNOWN_NAMES: readonly string[] = [
  'site.yaml',
  'topics.yaml',
  'authors.yaml',
  'imported.jsonl',
  'imported',
  'corpus',
  'papers',
  'vectors',
  'atlas',
  'pages',
  'public',
  'logo.svg',
  'logo.png',
];

/** Everything wrong with a project folder at once: settings, topics, papers, and corpus files import would refuse. */
export function checkProject(contentDir: string): readonly Fault[] {
  const found: Fault[] = [];
  const paths = collect(found, () => corpusFiles(contentDir, found)) ?? [];
  const lastImport = collect([], () => readImported(contentDir)) ?? new Map();
  for (const path of paths) {
    const titlesOnly = isKnown(lastImport, basename(path));
    const read = collect(found, () => readSources(path, undefined, { titlesOnly }));
    for (const fault of read?.passedOver ?? []) found.push({ ...fault, stage: 'check' });
    for (const source of read?.sources ?? []) found.push(...leftOutFaults(source, 'check'));
  }
  collect(found, () => readWaiting(contentDir));
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
