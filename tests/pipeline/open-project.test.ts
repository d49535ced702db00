import {
  cpSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { importProject, openProject } from '../../src/pipeline/open-project.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { temporaryFolder } from '../temporary.ts';

const TODAY = '2026-01-02';
const RECORDS = [
  { id: 'r', title: 'Reefs', abstract: 'About reefs.', references: ['10.5555/kelp'] },
  { id: 'k', title: 'Kelp', abstract: 'About kelp.', doi: '10.5555/kelp' },
  { id: 't', title: 'Tides' },
];
const corpusOf = (records: readonly object[]) =>
  records.map((one) => JSON.stringify(one)).join('\n');

/** All files of a folder with what they say, by path. */
function filesOf(dir: string): Readonly<Record<string, string>> {
  const names = readdirSync(dir, { recursive: true }) as string[];
  const files = names.filter((name) => statSync(join(dir, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
}

/** What an owner may do between two builds, in this order. */
const STEPS: readonly (readonly [name: string, (dir: string) => void])[] = [
  ['nothing', () => undefined],
  ['a paper mended', (dir) => edit(dir, 'papers/kelp.md', (text) => text.replace('Kelp', 'Kelps'))],
  ['an abstract added', (dir) => edit(dir, 'papers/tides.md', (text) => `${text}\nAbout tides.\n`)],
  ['a paper written', (dir) => writeFileSync(join(dir, 'papers/own.md'), '---\ntitle: Own\n---\n')],
  [
    'a paper written that comes by import',
    (dir) => {
      edit(dir, 'papers/own.md', (text) => text.replace('Own', 'Gulls'));
      writeFileSync(
        join(dir, 'corpus/a.jsonl'),
        corpusOf([...RECORDS, { id: 'g', title: 'Gulls' }]),
      );
    },
  ],
  [
    'a paper renamed',
    (dir) => {
      cpSync(join(dir, 'papers/reefs.md'), join(dir, 'papers/reefs-of-ours.md'));
      rmSync(join(dir, 'papers/reefs.md'));
    },
  ],
  ['a paper deleted', (dir) => rmSync(join(dir, 'papers/kelp.md'))],
  ['a deleted paper wanted back', (dir) => rmSync(join(dir, 'atlas/deleted.jsonl'))],
  ['shards', (dir) => writeFileSync(join(dir, 'site.yaml'), 'title: A map\npapers: shards\n')],
  [
    'a record gone',
    (dir) => writeFileSync(join(dir, 'corpus/a.jsonl'), corpusOf(RECORDS.slice(1))),
  ],
  ['files again', (dir) => writeFileSync(join(dir, 'site.yaml'), 'title: A map\n')],
  ['the lists of imports lost', (dir) => rmSync(join(dir, 'imported.jsonl'))],
];

function edit(dir: string, path: string, change: (text: string) => string): void {
  writeFileSync(join(dir, path), change(readFileSync(join(dir, path), 'utf8')));
}

test('whatever an owner does, a build imports and reads as if it had never done so before', () => {
  const dir = realpathSync(
    temporaryFolder({ 'site.yaml': 'title: A map\n', 'corpus/a.jsonl': corpusOf(RECORDS) }),
  );
  const place = projectPaths(dir, join(dir, '../none'));
  onTestFinished(() => rmSync(place.cacheDir, { recursive: true, force: true }));
  const fresh = realpathSync(temporaryFolder());
  importProject(place, TODAY, () => undefined);
  for (const [name, step] of STEPS) {
    step(dir);
    // Twice: what the second import is spared the third is not, and the other way round.
    for (const turn of ['first', 'second']) {
      rmSync(fresh, { recursive: true });
      cpSync(dir, fresh, { recursive: true });
      expect(
        importProject(place, TODAY, () => undefined),
        `${name}, ${turn}`,
      ).toEqual(importCorpus(fresh, { today: TODAY }));
      expect(filesOf(dir), `${name}, ${turn}`).toEqual(filesOf(fresh));
      expect(openProject(place), `${name}, ${turn}`).toEqual(readProject(fresh));
    }
  }
});
