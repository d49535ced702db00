import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { PanelPaper } from '../../src/map/panels.ts';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';

/** A built site, to look into. */
export interface SmallMap {
  readonly faults: readonly { readonly file: string; readonly what: string }[];
  /** Paths of all files, in order. */
  readonly files: readonly string[];
  readonly pages: readonly string[];
  has(path: string): boolean;
  read(path: string): string;
  bytes(path: string): Buffer;
  remove(): void;
}

/** Builds a project of the given files and records. */
export async function buildSmallMap(
  files: Readonly<Record<string, string>>,
  records: readonly object[],
): Promise<SmallMap> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-pages-'));
  const corpus = records.map((record) => JSON.stringify(record)).join('\n');
  for (const [name, text] of Object.entries({ ...files, 'corpus/a.jsonl': corpus })) {
    mkdirSync(dirname(join(dir, 'content', name)), { recursive: true });
    writeFileSync(join(dir, 'content', name), text);
  }
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
  const { faults } = await buildProject(place, '2026-01-02', () => undefined);
  const all = readdirSync(place.outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.outDir.length + 1))
    .sort();
  return {
    faults,
    files: all,
    pages: all.filter((file) => file.endsWith('.html')),
    has: (path) => existsSync(join(place.outDir, path)),
    read: (path) => readFileSync(join(place.outDir, path), 'utf8'),
    bytes: (path) => readFileSync(join(place.outDir, path)),
    remove: () => {
      for (const path of [dir, place.cacheDir]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** What the panels of a small map say, paper by paper: one file has them all. */
export function panelsOf(map: SmallMap): readonly PanelPaper[] {
  const file = map.files.find((path) => /\/panels\/0\.bin$/.test(path))!;
  return JSON.parse(inflateRawSync(map.bytes(file)).toString());
}
