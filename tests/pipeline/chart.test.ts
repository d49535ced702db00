import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chartProject, readVectors } from '../../src/pipeline/chart-project.ts';
import { openProject } from '../../src/pipeline/open-project.ts';
import { type ProjectPaths, projectPaths } from '../../src/pipeline/paths.ts';
import { temporaryFolder } from '../temporary.ts';

const TITLES = ['Pruning networks', 'Pruning layers', 'Aligning models', 'Aligning agents'];

function project(): ProjectPaths {
  const papers = TITLES.map((title, i) => [
    `papers/paper-${i}.md`,
    `---\ntitle: ${title}\nyear: 2024\n---\n\nWe study ${title.toLowerCase()}.\n`,
  ]);
  const place = projectPaths(
    temporaryFolder({ 'site.yaml': 'title: A\n', ...Object.fromEntries(papers) }),
  );
  onTestFinished(() => rmSync(place.cacheDir, { recursive: true, force: true }));
  return place;
}

/** Charts the project, and tells whether anything was charted. */
function chart(place: ProjectPaths) {
  const stages: string[] = [];
  const { model, vectors } = chartProject(place, openProject(place), (stage) => stages.push(stage));
  return { model, embedding: readVectors(vectors), charted: stages.length > 0 };
}

function edit(place: ProjectPaths, from: string, to: string): void {
  const file = join(place.contentDir, 'papers/paper-0.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test('a mended year charts nothing again and is in the model; another word or pin charts', () => {
  const place = project();
  const first = chart(place);
  expect(first.charted).toBe(true);
  edit(place, '2024', '2023');
  const mended = chart(place);
  expect([mended.charted, mended.model.papers[0]!.year]).toEqual([false, 2023]);
  expect(mended.model.atlas).toEqual(first.model.atlas);
  expect(mended.model.version).not.toBe(first.model.version);
  edit(place, 'We study', 'We review');
  expect(chart(place).charted).toBe(true);
  edit(place, 'year:', 'topic: outside\nyear:');
  const pinned = chart(place);
  expect([pinned.charted, pinned.model.atlas.papers[0]!.pinned]).toEqual([true, true]);
});

test('a paper whose file was renamed keeps its place on the map', () => {
  const place = project();
  const { x, y } = chart(place).model.atlas.papers[0]!;
  const papers = join(place.contentDir, 'papers');
  renameSync(join(papers, 'paper-0.md'), join(papers, 'zero.md'));
  writeFileSync(
    join(place.contentDir, 'atlas/redirects.jsonl'),
    '{"version":1}\n{"from":"papers/paper-0","to":"papers/zero"}\n',
  );
  const renamed = chart(place).model.atlas.papers.find(({ slug }) => slug === 'zero');
  expect([renamed?.x, renamed?.y]).toEqual([x, y]);
});

/** A NumPy file of float32 rows. */
function npy(rows: readonly (readonly number[])[]): Buffer {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows.length}, ${rows[0]!.length}), }`;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  const values = Buffer.from(Float32Array.from(rows.flat()).buffer);
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    length,
    Buffer.from(header),
    values,
  ]);
}

test('vectors that the owner brings are those that are charted and published, and charting follows when they change', () => {
  const place = project();
  const folder = join(place.contentDir, 'vectors');
  mkdirSync(folder);
  writeFileSync(join(folder, 'slugs.txt'), TITLES.map((_, i) => `paper-${i}\n`).join(''));
  const bring = (rows: number[][]) => writeFileSync(join(folder, 'vectors.npy'), npy(rows));
  bring([
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
  ]);
  chart(place);
  const first = chart(place);
  expect([first.charted, ...first.embedding.vectors]).toEqual([false, 1, 0, 0, 1, 1, 0, 0, 1]);
  bring([
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ]);
  const second = chart(place);
  expect(second.charted).toBe(true);
  expect([...second.embedding.vectors]).toEqual([1, 0, 1, 0, 0, 1, 0, 1]);
});
