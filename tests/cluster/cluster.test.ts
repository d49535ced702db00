import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { SPARK_PROGRAM, sparkPython } from '../../scripts/measure/cluster-run.ts';
import { RELATED_OPTIONS } from '../../src/atlas/related/related.ts';
import { MAX_SHARING } from '../../src/corpus/importing/near-titles.ts';
import { MAX_NAMES } from '../../src/map/map-files.ts';
import { PANEL_PAPERS } from '../../src/map/panels.ts';
import { TITLES_PAPERS } from '../../src/map/points.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { WORKER_STAGES } from '../../src/pipeline/worker/stages.ts';
import { identifierFileCount } from '../../src/search/identifier-files.ts';
import { BLOCK_ROWS } from '../../src/search/index-blocks.ts';
import { papersPerCards, papersPerText } from '../../src/search/text-files.ts';
import { TIER_COUNT } from '../../src/search/word-vectors-file.ts';
import {
  IN_OTHER,
  NUMBER_COLUMNS,
  PAPER_BITS,
  TEXT_COLUMNS,
  WHERE_MASK,
} from '../../src/search/words-index.ts';
import { LIST_ROWS } from '../../src/site/files/list-rows.ts';
import { PART_PAPERS } from '../../src/site/files/open-data-parts.ts';
import { MAX_ADDRESSES } from '../../src/site/files/sitemap.ts';
import { MAX_SLUG } from '../../src/words/title-slug.ts';

const readme = readFileSync(join(PACKAGE_ROOT, 'cluster/README.md'), 'utf8');
const program = readdirSync(dirname(SPARK_PROGRAM))
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(join(dirname(SPARK_PROGRAM), name), 'utf8'))
  .join('');

test('the README of the way on Spark tells every option of the program, and no other', () => {
  const has = [...program.matchAll(/add_argument\(\s*"(--\w+)"/g)].map(([, option]) => option!);
  const tells = [...readme.matchAll(/^\| `(--\w+)/gm)].map(([, option]) => option!);
  expect(has.length).toBeGreaterThan(3);
  expect(tells.sort()).toEqual(has.sort());
});

test('the README of the way on Spark tells every table that the program keeps, and no other', () => {
  const keeps = [...program.matchAll(/\b(?:keep|kept|written)\(run, (?:site, )?"(\w+)"/g)];
  const rows = [...readme.matchAll(/^\| (`\w[\w`, ]*`) \| /gm)].map(([, names]) => names!);
  const tells = rows.flatMap((names) => names.split(', ').map((name) => name.replaceAll('`', '')));
  expect(keeps.length).toBeGreaterThan(20);
  expect(tells.sort()).toEqual([...new Set(keeps.map(([, name]) => name!))].sort());
});

test('every link of that README leads to a file', () => {
  const targets = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g)].map(([, target]) => target!);
  expect(targets.filter((target) => !existsSync(join(PACKAGE_ROOT, 'cluster', target)))).toEqual(
    [],
  );
});

test('every stage that the program calls is one of chartroom worker', () => {
  const called = [...program.matchAll(/\b(?:asked|ask|answer_of)\(run, .*?, "([\w -]+)"/g)].flatMap(
    ([, stages]) => stages!.split(' '),
  );
  expect([...new Set(called)].sort()).toEqual(Object.keys(WORKER_STAGES).sort());
});

const number = (name: string) =>
  Number(new RegExp(`^${name} = ([\\d_]+)$`, 'm').exec(program)![1]!.replaceAll('_', ''));
const names = (name: string) =>
  JSON.parse(`[${new RegExp(`^${name} = \\((.*)\\)$`, 'm').exec(program)![1]!}]`);

test('both programs put as many things into a file of the site', () => {
  expect(number('PAPERS_A_LIST')).toBe(LIST_ROWS);
  expect(number('PAPERS_A_PART')).toBe(PART_PAPERS);
  expect(number('TITLES_A_FILE')).toBe(TITLES_PAPERS);
  expect(number('ADDRESSES_A_FILE')).toBe(MAX_ADDRESSES);
  // Lines hold whole files of panels, texts and cards.
  const ofSearch = [1, 1e6].flatMap((papers) => [papersPerText(papers), papersPerCards(papers)]);
  for (const papers of [PANEL_PAPERS, ...ofSearch])
    expect(number('PAPERS_A_LINE') % papers).toBe(0);
  expect(number('BLOCK_ROWS')).toBe(BLOCK_ROWS);
  expect(identifierFileCount(number('IDENTIFIERS_A_FILE'))).toBe(1);
  expect(identifierFileCount(number('IDENTIFIERS_A_FILE') + 1)).toBe(2);
});

test('both programs read a posting, a tier and a column alike, and give up at as many', () => {
  expect(number('PLACES')).toBe(2 ** PAPER_BITS);
  expect(number('WHERE')).toBe(WHERE_MASK);
  expect(number('IN_OTHER')).toBe(IN_OTHER);
  expect(number('TIERS')).toBe(TIER_COUNT);
  expect(names('NUMBERS')).toEqual(NUMBER_COLUMNS);
  expect(names('TEXTS')).toEqual(TEXT_COLUMNS);
  expect(number('MOST_AUTHORS')).toBe(MAX_NAMES);
  expect(number('MAX_BLOCK')).toBe(MAX_SHARING);
  expect(number('MAX_SLUG')).toBe(MAX_SLUG);
  expect(number('NEAREST')).toBe(RELATED_OPTIONS.candidates);
});

// Spark itself is tried by `npm run audit -- cluster`: it takes minutes.
const python = sparkPython();
if (python !== null)
  test.each([
    ['spark', 10],
    ['files', 3],
    ['search', 4],
  ])('what the program does without Spark keeps its laws: %s', (part, laws) => {
    const file = join(PACKAGE_ROOT, `tests/cluster/test_chartroom_${part}.py`);
    const { status, stderr } = spawnSync(python, [file], { encoding: 'utf8' });
    expect(stderr).toContain(`Ran ${laws} tests`);
    expect(status).toBe(0);
  });
