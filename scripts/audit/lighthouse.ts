import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { serveFolder } from '../../src/pipeline/serve.ts';
import { browserPath } from '../browser.ts';

/** Fetched when the audit runs: 176 MB that nobody else needs. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 5;
const PAGES = [
  ['start', ''],
  ['paper', 'papers/p2-law-scaling-law-for-post-training-after-model-pruning/'],
  ['topic', 'topics/pretraining/'],
  ['list', 'papers/'],
  ['search', 'search/?q=pruning'],
] as const;
const MIN_SCORE: Readonly<Record<string, number>> = {
  performance: 98,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
};

/** Lighthouse's mobile profile on each kind of page, the median of five runs; the search page is kept out of indexes, so its SEO is not asked for. */
export async function run(): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-lighthouse-'));
  const place = projectPaths(undefined, join(dir, 'dist'));
  await buildProject(place, new Date().toISOString().slice(0, 10), () => undefined);
  const site = await serveFolder(place.outDir, '/', 0);
  const chrome = await browserPath();
  let passed = true;
  for (const [name, path] of PAGES) {
    const runs: Readonly<Record<string, number>>[] = [];
    for (let i = 0; i < RUNS; i++) {
      const url = new URL(path, site.address).href;
      runs.push(await scoresOf(url, chrome, join(dir, `${name}-${i}.json`)));
    }
    const medians = Object.keys(MIN_SCORE).map((category) => {
      const sorted = runs.map((scores) => scores[category] ?? 0).sort((a, b) => a - b);
      return [category, sorted[RUNS >> 1]!] as const;
    });
    const short = medians.filter(
      ([category, score]) =>
        score < MIN_SCORE[category]! && !(name === 'search' && category === 'seo'),
    );
    if (short.length > 0) passed = false;
    console.log(
      `${name.padEnd(8)}${medians.map(([category, score]) => `${category} ${score}`).join('  ')}`,
    );
  }
  await site.close();
  rmSync(dir, { recursive: true, force: true });
  return passed;
}

/** Scores (0–100) by category; none for a run that failed. */
async function scoresOf(
  url: string,
  chrome: string,
  file: string,
): Promise<Readonly<Record<string, number>>> {
  const call = ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url];
  const output = ['--output=json', `--output-path=${file}`, '--quiet'];
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage';
  const env = { ...process.env, CHROME_PATH: chrome };
  try {
    await promisify(execFile)('npm', [...call, ...output, flags], {
      env,
      shell: process.platform === 'win32',
    });
  } catch (error) {
    console.log((error as Error).message.trim().split('\n').at(-1));
    return {};
  }
  const { categories } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [name, Math.round(100 * (score ?? 0))]),
  );
}

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}
