import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../src/cli/commands.ts';
import { OPTIONS } from '../src/cli/parse-call.ts';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';
import { temporaryFolder } from './temporary.ts';

const README = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Record<string, string>;
};

/** The lines of the README's shell blocks, comments gone. */
const blocks = [...README.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) =>
  block!
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, ''))
    .filter((line) => line !== ''),
);

const EXPORT = ['A review of methods', 'A new method for maps', 'A benchmark of methods']
  .map((title, i) => `@article{p${i}, title = {${title}}, abstract = {${title}, told.}}`)
  .join('\n');

/** A folder in which a reader's lines run as they stand; only installing and serving are left out. */
function readersFolder(): { readonly dir: string; readonly env: NodeJS.ProcessEnv } {
  const chartroom = `"${process.execPath}" "${join(PACKAGE_ROOT, 'src/cli/chartroom.ts')}"`;
  const dir = temporaryFolder({
    'my-export.bib': EXPORT,
    'newer-export.bib': EXPORT.replaceAll('methods', 'more methods'),
    'bin/npm': `#!/bin/sh
case "$1 $2 $3" in
  'run chartroom --') shift 3; exec ${chartroom} "$@" ;;
  'start -- '*) shift 2; exec ${chartroom} build --out dist "$@" ;;
  ci* | cit* | install* | start*) exit 0 ;;
  *) echo "npm $*: untried" >&2; exit 1 ;;
esac
`,
    'bin/npx': `#!/bin/sh\nshift; exec ${chartroom} "$@"\n`,
  });
  for (const name of ['npm', 'npx']) chmodSync(join(dir, 'bin', name), 0o755);
  return {
    dir,
    env: { ...process.env, PATH: `${join(dir, 'bin')}:${process.env.PATH}` },
  };
}

test('every line a reader is told to type does what it says', () => {
  expect(blocks.length).toBeGreaterThan(2);
  const { dir, env } = readersFolder();
  for (const lines of blocks) {
    rmSync(join(dir, 'my-map'), { recursive: true, force: true });
    // Lines on doubts speak of the folder content.
    spawnSync(
      'sh',
      ['-c', 'test -d content || npm run chartroom -- init content --from my-export.bib'],
      { cwd: dir, env },
    );
    // Lines that ask the built site speak of the map built here, not of one that the checkout may have.
    const own = lines.map((line) => {
      if (/ atlas /.test(line)) return `${line} --content content`;
      return / search /.test(line) ? `${line} --out dist` : line;
    });
    const { status, stderr } = spawnSync('sh', ['-e', '-c', own.join('\n')], {
      cwd: dir,
      env,
      encoding: 'utf8',
    });
    expect(status, `${own.join('\n')}\n${stderr}`).toBe(0);
  }
  expect(existsSync(join(dir, 'dist/papers/a-new-method-for-maps/index.html'))).toBe(true);
  expect(readdirSync(join(dir, 'my-map/corpus'))).toEqual(['my-export.bib']);
  expect(readFileSync(join(dir, 'doubts.csv'), 'utf8')).toMatch(
    /^slug,title,topic,confidence,runnerUp,pin/,
  );
});

test('the README lists the commands and options there are', () => {
  const listed = [...README.matchAll(/^ {2}([a-z]+) (?!.*npm)/gm)].map(([, name]) => name!);
  expect(listed).toEqual(Object.keys(COMMANDS));
  const [, list = ''] = /## All commands\n\n```\n([\s\S]*?)```/.exec(README) ?? [];
  const options = [...list.matchAll(/--([a-z][a-z-]*)/g)].map(([, option]) => option!);
  expect(options.filter((option) => !Object.hasOwn(OPTIONS, option))).toEqual([]);
});

test('the workflows use actions by their commit, and scripts that exist', () => {
  const dir = join(PACKAGE_ROOT, '.github/workflows');
  for (const name of readdirSync(dir)) {
    const workflow = parse(readFileSync(join(dir, name), 'utf8'));
    const steps = Object.values(
      workflow.jobs as Record<string, { steps: { uses?: string; run?: string }[] }>,
    ).flatMap((job) => job.steps);
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses, name).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    const used = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run ([a-z]+)/g)].map(([, script]) => script!),
    );
    expect(used.filter((script) => scripts[script] === undefined)).toEqual([]);
  }
});
