import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFault } from '../../src/corpus/fault.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';

const PRUNING = { id: 'a', title: 'Pruning deep networks', abstract: 'We prune.', doi: '10.1/a' };
const MAPS = { id: 'b', title: 'Maps of the literature', abstract: 'We draw maps.' };
const TREES = { id: 'c', title: 'Trees of many kinds', abstract: 'We grow trees.' };
const jsonl = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');

/** A project whose export was imported once. */
function imported(...records: object[]) {
  const dir = temporaryFolder({
    'site.yaml': 'title: A map\n',
    'corpus/a.jsonl': jsonl(...records),
  });
  importCorpus(dir, { today: '2026-01-02' });
  const again = (...next: object[]) => {
    writeFileSync(join(dir, 'corpus/a.jsonl'), jsonl(...next));
    const { files, faults } = importCorpus(dir, { today: '2026-03-04' });
    return { ...files[0]!, faults: faults.map(formatFault) };
  };
  const paper = (slug: string) => join(dir, 'papers', `${slug}.md`);
  const slugs = () => readProject(dir).papers.map(({ slug }) => slug);
  return { dir, again, paper, slugs };
}

test('a title mended at its source keeps the slug: known by its DOI, or by its key', () => {
  const { dir, again, slugs } = imported(PRUNING, MAPS);
  const report = again(
    { ...PRUNING, title: 'Pruning very deep neural networks' },
    { ...MAPS, title: 'Maps of all the literature' },
  );
  expect(report).toMatchObject({ updated: 2, added: 0, faults: [] });
  expect(slugs()).toEqual(['maps-of-the-literature', 'pruning-deep-networks']);
  expect(readProject(dir).papers.map(({ title }) => title)).toEqual([
    'Maps of all the literature',
    'Pruning very deep neural networks',
  ]);
});

test('a key that now belongs to quite another paper makes a new one', () => {
  const { again, slugs } = imported(MAPS);
  expect(again({ ...TREES, id: 'b' })).toMatchObject({ added: 1, updated: 0 });
  expect(slugs()).toEqual(['maps-of-the-literature', 'trees-of-many-kinds']);
});

test('what vanished from its source is told once, marked, kept, and unmarked when it comes back', () => {
  const { dir, again, slugs } = imported(PRUNING, MAPS);
  expect(again(PRUNING).faults).toEqual([
    'import: missing record: a.jsonl. It no longer has papers/maps-of-the-literature.md, which is kept; delete that file if the paper should go.',
  ]);
  const kept = () =>
    readFileSync(join(dir, 'imported.jsonl'), 'utf8').includes('"vanished":"2026-03-04"');
  expect(kept()).toBe(true);
  expect(again(PRUNING).faults).toEqual([]);
  expect(slugs()).toEqual(['maps-of-the-literature', 'pruning-deep-networks']);
  expect(again(PRUNING, MAPS)).toMatchObject({ unchanged: 1, updated: 1, faults: [] });
  expect(kept()).toBe(false);
});

test('a named file from elsewhere vanishes nothing of the corpus, nor the corpus anything of it', () => {
  const { dir } = imported(PRUNING);
  const other = join(temporaryFolder({ 'other.jsonl': jsonl(MAPS) }), 'other.jsonl');
  expect(importCorpus(dir, { today: '2026-03-04', files: [other] }).faults).toEqual([]);
  expect(importCorpus(dir, { today: '2026-03-05' }).faults).toEqual([]);
});

test('a paper whose file was deleted by hand stays away, and the report says how to have it back', () => {
  const { dir, again, paper, slugs } = imported(PRUNING, MAPS);
  rmSync(paper('maps-of-the-literature'));
  const { unchanged, faults } = again(PRUNING, { ...MAPS, year: 2020 });
  expect({ unchanged, faults }).toEqual({
    unchanged: 2,
    faults: [
      'import: missing paper: papers/maps-of-the-literature.md. Deleted by hand, so it stays away; to have it back, take its line out of atlas/deleted.jsonl.',
    ],
  });
  expect(slugs()).toEqual(['pruning-deep-networks']);
  const file = join(dir, 'atlas/deleted.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, lines.filter((line) => !line.includes('maps-of')).join('\n'));
  expect(again(PRUNING, MAPS)).toMatchObject({ added: 1, unchanged: 1, faults: [] });
  expect(slugs()).toHaveLength(2);
});

test('a papers folder that is gone altogether is written anew', () => {
  const { dir, again, slugs } = imported(PRUNING, MAPS);
  rmSync(join(dir, 'papers'), { recursive: true });
  expect(again(PRUNING, MAPS)).toMatchObject({ updated: 2, faults: [] });
  expect(slugs()).toHaveLength(2);
});

test('a paper file renamed by hand keeps its id and its day and leaves a redirect, also when renamed twice', () => {
  const { dir, again, paper } = imported(PRUNING, MAPS);
  const [before] = readProject(dir).papers;
  renameSync(paper('maps-of-the-literature'), paper('mapping'));
  expect(again(PRUNING, MAPS)).toMatchObject({ unchanged: 2, added: 0, faults: [] });
  renameSync(paper('mapping'), paper('atlases'));
  expect(again(PRUNING, MAPS)).toMatchObject({ unchanged: 2, added: 0 });
  const [after] = readProject(dir).papers;
  expect(after).toMatchObject({ slug: 'atlases', id: before!.id, added: '2026-01-02' });
  expect(readFileSync(join(dir, 'atlas/redirects.jsonl'), 'utf8')).toBe(
    '{"version":1}\n{"from":"papers/mapping","to":"papers/atlases"}\n{"from":"papers/maps-of-the-literature","to":"papers/atlases"}\n',
  );
  renameSync(paper('atlases'), paper('maps-of-the-literature'));
  again(PRUNING, MAPS);
  expect(readFileSync(join(dir, 'atlas/redirects.jsonl'), 'utf8')).toBe(
    '{"version":1}\n{"from":"papers/atlases","to":"papers/maps-of-the-literature"}\n{"from":"papers/mapping","to":"papers/maps-of-the-literature"}\n',
  );
});

test('a paper written by hand before any import is taken for the record that comes, and keeps every word', () => {
  const own = '---\ntitle: Maps of the literature\nvenue: Mine\n---\n\nMy own words.\n';
  const dir = temporaryFolder({
    'site.yaml': 'title: A map\n',
    'papers/maps.md': own,
    'corpus/a.jsonl': jsonl({ ...MAPS, venue: 'Theirs', year: 2020 }),
  });
  const { files } = importCorpus(dir, { today: '2026-01-02' });
  expect(files[0]).toMatchObject({ added: 1 });
  expect(readProject(dir).papers).toMatchObject([
    { slug: 'maps', venue: 'Mine', year: 2020, abstract: 'My own words.', added: '2026-01-02' },
  ]);
});

test('an import killed before imported.jsonl was written is taken up: no paper comes twice', () => {
  const { dir, again, slugs } = imported(PRUNING, MAPS);
  rmSync(join(dir, 'imported.jsonl'));
  expect(again(PRUNING, MAPS)).toMatchObject({ added: 2, faults: [] });
  expect(slugs()).toEqual(['maps-of-the-literature', 'pruning-deep-networks']);
  expect(again(PRUNING, MAPS)).toMatchObject({ unchanged: 2 });
});

test('a field the source no longer has stays; one file of two fills gaps only', () => {
  const { dir, again } = imported({ ...PRUNING, venue: 'ICML', year: 2019 });
  expect(again(PRUNING)).toMatchObject({ unchanged: 1 });
  writeFileSync(
    join(dir, 'corpus/b.jsonl'),
    jsonl({ ...PRUNING, id: 'z', venue: 'Elsewhere', url: 'https://b.org/1' }),
  );
  importCorpus(dir, { today: '2026-03-04', files: [join(dir, 'corpus/b.jsonl')] });
  expect(readProject(dir).papers).toMatchObject([
    { venue: 'ICML', url: 'https://b.org/1', year: 2019 },
  ]);
});

test('every project says what its import left behind in files a person can read', () => {
  const { dir, paper } = imported(PRUNING);
  expect(existsSync(paper('pruning-deep-networks'))).toBe(true);
  expect(readFileSync(join(dir, 'imported.jsonl'), 'utf8')).toBe(
    '{"version":1}\n{"slug":"pruning-deep-networks","id":"' +
      readProject(dir).papers[0]!.id +
      '","source":"a.jsonl","added":"2026-01-02","key":"id:a","title":"Pruning deep networks","abstract":"We prune.","doi":"10.1/a"}\n',
  );
});
