import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importCommand, initCommand } from '../../src/cli/build-commands.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { startProject } from '../../src/pipeline/start-project.ts';
import { temporaryFolder } from '../temporary.ts';

const EMPTY = 'TY  - JOUR\nAU  - Doe, Ann\nER  - \n\nTY  - JOUR\nAU  - Roe, Ben\nER  - \n';
const TITLES = 'Kelp at dusk and at dawn\nNets: a history of knots\nMaps of reefs, drawn twice\n';

test('a project that would begin with no paper says what was left out and why, and is not made', async () => {
  const dir = temporaryFolder({ 'none.ris': EMPTY });
  const begun = startProject(
    join(dir, 'map'),
    [join(dir, 'none.ris')],
    '2026-01-01',
    () => undefined,
  );
  await expect(begun).rejects.toThrow(
    /^import: missing papers: none\.ris\. All its 2 records were left out: missing title \(2\)\. .*\nimport: missing title: none\.ris, line 1\. .*\nimport: missing title: none\.ris, line 5\./,
  );
  expect(readdirSync(dir)).toEqual(['none.ris']);
});

test('an import ends with 1 where a file gave no paper, and keeps the papers of the others', async () => {
  const content = temporaryFolder({
    'site.yaml': 'title: A map\n',
    'corpus/none.ris': EMPTY,
    'corpus/some.ris': 'TY  - JOUR\nTI  - Kelp at dusk\nER  - \n',
  });
  const call = (words: readonly string[]) => ({ words, values: { content, date: '2026-01-01' } });
  expect(await importCommand(call([]))).toBe(1);
  expect(readdirSync(join(content, 'papers'))).toEqual(['kelp-at-dusk.md']);
  expect(await importCommand(call([join(content, 'corpus/some.ris')]))).toBe(0);
});

test('bare titles become papers where the owner says so, and are not asked about again', () => {
  const content = temporaryFolder({ 'corpus/titles.txt': TITLES });
  const read = (titlesOnly?: boolean) =>
    importCorpus(content, { today: '2026-01-01', ...(titlesOnly !== undefined && { titlesOnly }) });
  expect(() => read()).toThrow('It looks like 3 titles without abstracts. Add --titles-only');
  expect(read(true).files).toMatchObject([{ added: 3 }]);
  writeFileSync(join(content, 'corpus/titles.txt'), `${TITLES}Eels of the north, counted\n`);
  expect(read().files).toMatchObject([{ added: 1, unchanged: 3 }]);
});

test('init --titles-only begins with them', async () => {
  const dir = temporaryFolder({ 'titles.txt': TITLES });
  const values = { from: [join(dir, 'titles.txt')], date: '2026-01-01' };
  const call = (more: object) => ({ words: [join(dir, 'map')], values: { ...values, ...more } });
  await expect(initCommand(call({}))).rejects.toThrow('--titles-only');
  expect(await initCommand(call({ 'titles-only': true }))).toBe(0);
  expect(readdirSync(join(dir, 'map/papers'))).toHaveLength(3);
});
