import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { refuseReview, refuseUnreadPins, writeReview } from '../../src/pipeline/review-file.ts';
import { startProject } from '../../src/pipeline/start-project.ts';
import { temporaryFolder } from '../temporary.ts';

const HEADER = 'slug,title,topic,confidence,runnerUp,pin';
const ROW = 'pruning-heads,Pruning heads,pruning,0.41,outside,';

test.each([
  ['a review of earlier times', `${HEADER}\r\n${ROW}\r\n`, true],
  ['one that a spreadsheet saved', `\uFEFF${HEADER.replaceAll(',', ';')}\n`, true],
  ['a text', 'four years of work', false],
  ['nothing', '', false],
  ['another table', 'slug,pin\nmine,yes\n', false],
  ['a review with a column of notes', `${HEADER},notes\n${ROW},mine\n`, false],
])('%s gives way or stays', (_, text, givesWay) => {
  const file = join(temporaryFolder({ 'doubts.csv': text }), 'doubts.csv');
  if (givesWay) expect(() => refuseReview(file)).not.toThrow();
  else
    expect(() => refuseReview(file)).toThrow(
      `call: invalid file: ${file}. It is no list of doubtful papers, and would be replaced; give --review another name. Nothing was touched.`,
    );
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a folder, and a file in a folder that is not there, are refused', () => {
  const dir = temporaryFolder();
  expect(() => refuseReview(dir)).toThrow('It is a folder, not a file;');
  expect(() => refuseReview(join(dir, 'no/doubts.csv'))).toThrow('call: missing folder: ');
  expect(() => refuseReview(join(dir, 'doubts.csv'))).not.toThrow();
});

test('pins that were filled in and not read yet keep their file from being replaced', () => {
  const text = (...pins: readonly string[]) =>
    [HEADER, ...pins.map((pin, i) => `paper-${i},Paper,a,0.4,b,${pin}`)].join('\n');
  const dir = temporaryFolder({ 'doubts.csv': text('small', 'Smaller nets', '', 'outside') });
  const file = join(dir, 'doubts.csv');
  const topics = [{ id: 'small', name: 'Smaller nets' }];
  const refused = (...pins: readonly (string | null)[]) => {
    const papers = pins.map((pin, i) => ({ slug: `paper-${i}`, pin }));
    return () => refuseUnreadPins(file, { papers: papers as never }, topics);
  };
  expect(refused('small', 'small', null, 'outside')).not.toThrow();
  expect(refused('small', null, null, 'outside')).toThrow(
    `It holds a pin that no paper has yet, the first in line 3; read them with --pins ${file}, or give`,
  );
  expect(refused('other', null, null, 'outside')).toThrow('It holds 2 pins');
  // Three papers were deleted: their pins are moot.
  expect(refused('small')).not.toThrow();
});

test('a list is put in place whole, where a link leads to', () => {
  const dir = temporaryFolder({ 'real/doubts.csv': HEADER });
  symlinkSync('real/doubts.csv', join(dir, 'doubts.csv'));
  writeReview(join(dir, 'doubts.csv'), 'new');
  expect(readFileSync(join(dir, 'real/doubts.csv'), 'utf8')).toBe('new');
  expect(readdirSync(join(dir, 'real'))).toEqual(['doubts.csv']);
  expect(readdirSync(dir)).toEqual(['doubts.csv', 'real']);
});

test('the command line refuses before it charts, and exits with 2', () => {
  const dir = temporaryFolder({ 'map/site.yaml': 'title: A map\n', 'thesis.txt': 'four years' });
  for (const option of ['--review', '--pins']) {
    const call = [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), 'atlas', '--content', 'map', option];
    const file = option === '--pins' ? 'map' : 'thesis.txt';
    const options = { cwd: dir, encoding: 'utf8' } as const;
    const { status, stderr } = spawnSync(process.execPath, [...call, file], options);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`call: invalid file: ${file}.`)]);
  }
  expect(readFileSync(join(dir, 'thesis.txt'), 'utf8')).toBe('four years');
  expect(readdirSync(join(dir, 'map'))).toEqual(['site.yaml']);
});

test('a new project takes nobody’s place, and of exports of one name neither is lost', async () => {
  const dir = temporaryFolder({
    'a/x.jsonl': '{"title":"Pruning heads","abstract":"We remove heads."}',
    'b/x.jsonl': '{"title":"Pruning layers","abstract":"We remove layers."}',
    'taken/thesis.txt': 'four years',
  });
  mkdirSync(join(dir, `map.${process.pid}-1.new`));
  writeFileSync(join(dir, `map.${process.pid}-1.new`, 'thesis.txt'), 'four years');
  const start = (name: string, ...exports: readonly string[]) =>
    startProject(
      join(dir, name),
      exports.map((file) => join(dir, file)),
      '2026-01-02',
      () => undefined,
    );
  await expect(start('taken')).rejects.toThrow('It is not empty.');
  await expect(start('map', 'a/x.jsonl', 'b/x.jsonl')).rejects.toThrow(
    `import: duplicate file: ${join(dir, 'b/x.jsonl')}. ${join(dir, 'a/x.jsonl')} has the same name. Rename one of them; nothing was written.`,
  );
  await start('map');
  mkdirSync(join(dir, 'empty'));
  symlinkSync('empty', join(dir, 'link'));
  await start('link');
  expect(readdirSync(join(dir, 'empty')).sort()).toEqual([
    '.gitattributes',
    'corpus',
    'site.yaml',
    'topics.yaml',
  ]);
  expect(readdirSync(dir).sort()).toEqual(
    ['a', 'b', 'empty', 'link', 'map', `map.${process.pid}-1.new`, 'taken'].sort(),
  );
});
