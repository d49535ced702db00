import { join } from 'node:path';
import { makeAtlas } from '../atlas/atlas.ts';
import type { Embedding } from '../atlas/embed/embed.ts';
import { readStore, writeStore } from '../atlas/store.ts';
import {
  type Fault,
  finishWriting,
  type ImportReport,
  importCorpus,
  readProject,
} from '../corpus/corpus.ts';
import { mapFiles } from '../map/map-files.ts';
import { searchFiles } from '../search/index-files.ts';
import { basePath } from '../site/address.ts';
import { buildSite } from '../site/build.ts';
import type { SiteModel } from '../site/model.ts';
import { restoreSite } from '../site/swap.ts';
import { withLocks } from './lock.ts';
import { readBuildStamp } from './serve.ts';
import { codeVersion, hashOf, hashOfFiles, repositoryPath, type Workplace } from './workplace.ts';

/** Told of each stage as it begins and moves on; `total` is null where it isn't known. */
export type OnProgress = (stage: string, done: number, total: number | null) => void;

export interface BuildResult {
  /** False where the built site already stood for these inputs. */
  readonly built: boolean;
  readonly papers: number;
  readonly imported: ImportReport | null;
  /**
   * What the import and the content files hold that an owner should look at; nothing in it stopped the build. An
   * abstract that is missing is told once, of the content file.
   */
  readonly faults: readonly Fault[];
}

/**
 * The whole way from files as exported to a folder for any static host: import → atlas → search → map → site.
 * Does nothing where the folder already stands for these inputs. `today` (ISO day) dates new records.
 * Throws `ProjectError` where the project is broken; the last site then stays as it was.
 */
export function buildProject(
  place: Workplace,
  today: string,
  onProgress: OnProgress,
): Promise<BuildResult> {
  return atWork(place, onProgress, () => buildWhole(place, today, onProgress));
}

/**
 * Does `work` as the only run on this project and its site, once what a killed run left is put in order. A second
 * run waits, and says for whom.
 */
export function atWork<Result>(
  place: Workplace,
  onProgress: OnProgress,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const onWait = (pid: number) => onProgress(`Waiting for another run (process ${pid})`, 0, null);
  return withLocks(place.locks, onWait, async () => {
    finishWriting(place.contentDir);
    restoreSite(place.outDir);
    return work();
  });
}

async function buildWhole(
  place: Workplace,
  today: string,
  onProgress: OnProgress,
): Promise<BuildResult> {
  const code = codeVersion();
  onProgress('Looking for changes', 0, null);
  if (readBuildStamp(place.outDir)?.key === buildKey(place, code)) {
    return { built: false, papers: 0, imported: null, faults: [] };
  }
  onProgress('Importing', 0, null);
  const imported = importCorpus(place.contentDir, { today });
  const { model, embedding, faults } = chartProject(place, onProgress);
  const base = basePath(model.site.address);
  const key = buildKey(place, code);
  const { version } = model;
  const stamp = { path: `data/${version}/build.json`, bytes: jsonBytes({ key, base }) };
  const pointer = { path: 'data/version.json', bytes: jsonBytes({ version }) };
  onProgress('Indexing words and meaning', 0, null);
  const search = searchFiles(model, embedding);
  onProgress('Drawing the map', 0, null);
  const map = mapFiles(model);
  onProgress('Writing pages', 0, null);
  await buildSite(model, {
    outDir: place.outDir,
    cacheDir: join(place.cacheDir, 'site'),
    code,
    contentPath: repositoryPath(place.contentDir),
    files: [...search, ...map, stamp, pointer],
  });
  return {
    built: true,
    papers: model.papers.length,
    imported,
    faults: [...imported.faults.filter(({ what }) => what !== 'abstract'), ...faults],
  };
}

/** Reads the project and charts it: `content/atlas/` is brought up to date, the model of the site comes back. */
export function chartProject(
  place: Workplace,
  onProgress: OnProgress,
  options: { readonly fresh?: boolean } = {},
): {
  readonly model: SiteModel;
  readonly embedding: Embedding;
  readonly faults: readonly Fault[];
} {
  const project = readProject(place.contentDir);
  const storeDir = join(place.contentDir, 'atlas');
  const { atlas, stored, embedding } = makeAtlas(project, readStore(storeDir), {
    fresh: options.fresh ?? false,
    onStage: onProgress,
  });
  writeStore(storeDir, stored);
  const { site, papers, redirects, ownPages, logo } = project;
  const content = { site, papers, atlas, redirects, ownPages, logo };
  // Piece by piece: as one string a large corpus would be too long.
  const { papers: places, ...rest } = atlas;
  const pieces = [{ site, redirects, ownPages, logo, rest }, ...papers, ...places].map((one) =>
    JSON.stringify(one),
  );
  const version = hashOf([codeVersion(), ...pieces]).slice(0, 12);
  return { model: { version, ...content }, embedding, faults: project.faults };
}

function buildKey(place: Workplace, code: string): string {
  return hashOf([code, hashOfFiles(place.contentDir, ['.'])]).slice(0, 32);
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
