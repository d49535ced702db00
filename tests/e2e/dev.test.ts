import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser.ts';
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';

let dir: string;
let dev: ChildProcess;
let browser: Browser;
let page: Page;
let told = '';

const content = (file: string) => join(dir, 'content', file);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-dev-'));
  mkdirSync(content('corpus'), { recursive: true });
  const titles = ['Pruning networks', 'Pruning layers', 'Aligning models'];
  const lines = titles.map((title) => JSON.stringify({ title, abstract: `On ${title}.` }));
  writeFileSync(content('corpus/a.jsonl'), lines.join('\n'));
  writeFileSync(content('site.yaml'), 'title: First title\n');
  dev = spawn(
    process.execPath,
    [
      join(PACKAGE_ROOT, 'scripts/dev.ts'),
      '--content',
      join(dir, 'content'),
      '--out',
      join(dir, 'dist'),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer) => {
      told += text;
      const [, found] = /Map at (\S+)/.exec(told) ?? [];
      if (found !== undefined) resolve(found);
    };
    dev.stdout!.on('data', listen);
    dev.stderr!.on('data', listen);
    dev.on('exit', () => reject(new Error(told)));
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(`${address}papers/pruning-layers/`);
}, 600_000);

afterAll(async () => {
  await browser.close();
  dev.kill();
  rmSync(dir, { recursive: true, force: true });
  rmSync(projectPaths(join(dir, 'content')).cacheDir, { recursive: true, force: true });
});

/** A build takes seconds, on a slow machine many of them. */
const PATIENT = { timeout: 600_000 };

test(
  'an open page shows an edit of its paper by itself, and the built file stays as it is',
  PATIENT,
  async () => {
    const paper = content('papers/pruning-layers.md');
    writeFileSync(paper, readFileSync(paper, 'utf8').replace('Pruning layers', 'Thinning layers'));
    await page.getByRole('heading', { level: 1, name: 'Thinning layers' }).waitFor(PATIENT);
    const built = readFileSync(join(dir, 'dist/papers/pruning-layers/index.html'), 'utf8');
    expect(built).not.toContain('__live');
  },
);

test('an open page shows an edit of the topics by itself', PATIENT, async () => {
  writeFileSync(
    content('topics.yaml'),
    'topics:\n  - { id: pruning, name: Smaller networks, phrases: [pruning, thinning] }\n',
  );
  await page.getByRole('link', { name: 'Smaller networks' }).first().waitFor(PATIENT);
});

test('what is wrong is told, and the last map stays until it is mended', PATIENT, async () => {
  writeFileSync(content('topics.yaml'), 'topics: [');
  await expect.poll(() => told, PATIENT).toContain('content: invalid YAML: topics.yaml, line 1.');
  await page.reload();
  expect(await page.getByRole('link', { name: 'Smaller networks' }).count()).toBeGreaterThan(0);
});
