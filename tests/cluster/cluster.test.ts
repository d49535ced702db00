import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { SPARK_PROGRAM, sparkPython } from '../../scripts/measure/cluster-run.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { WORKER_STAGES } from '../../src/pipeline/worker/stages.ts';

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

test('every link of that README leads to a file', () => {
  const targets = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g)].map(([, target]) => target!);
  expect(targets.filter((target) => !existsSync(join(PACKAGE_ROOT, 'cluster', target)))).toEqual(
    [],
  );
});

test('every stage that the program calls is one of chartroom worker', () => {
  const called = [...program.matchAll(/\bask(?:ed)?\(run, .*?, "([\w -]+)"/g)].flatMap(
    ([, stages]) => stages!.split(' '),
  );
  expect([...new Set(called)].sort()).toEqual(Object.keys(WORKER_STAGES).sort());
});

// Spark itself is tried by `npm run audit -- cluster`: it takes minutes.
const python = sparkPython();
if (python !== null)
  test.each(['spark', 'site'])('what the program does without Spark keeps its laws: %s', (part) => {
    const file = join(PACKAGE_ROOT, `tests/cluster/test_chartroom_${part}.py`);
    const { status, stderr } = spawnSync(python, [file], { encoding: 'utf8' });
    expect(stderr).toMatch(part === 'spark' ? /Ran 9 tests/ : /Ran 3 tests/);
    expect(status).toBe(0);
  });
