import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import { serveFolder } from '../../src/pipeline/serve.ts';
import { filesOfSite } from '../../src/site/build/built-folder.ts';
import { launchBrowser } from '../browser.ts';
import { runBuild } from './build-run.ts';
import { conferenceLines, hasConference, writeLines } from './conference.ts';
import { phoneCosts } from './phone-costs.ts';

/** Papers of the maps that are measured; the corpus has no more than the last. */
export const SIZES = [1000, 10_000, 80_896] as const;
/** Above so many papers their pages are packed, as the README advises. */
const PACKED_FROM = 20_000;
/** Two questions, one after the other: what the first loads the second may use. */
const QUESTIONS = [
  'contrastive learning of sentence embeddings',
  'agents that share a budget',
] as const;

/** Nothing asked for during so long is nothing more to come: meaning is asked for a fraction of a second after the words. */
const QUIET_MS = 2000;

/** What one map costs. */
export interface Scale {
  readonly papers: number;
  /** Processor seconds of the whole build. */
  readonly cpu: number;
}

/** Builds a map of each size, opens it, asks it, and prints a table; returns what each cost to build. */
export async function measureScale(sizes: readonly number[]): Promise<readonly Scale[]> {
  const lines = hasConference() ? conferenceLines() : null;
  if (lines === null)
    console.log('The corpus of conference papers is not at hand: the first map alone is measured.');
  const [{ model = 'unknown' } = {}] = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${model}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`,
  );
  console.log(
    'papers     build s (processor)   memory   same s  one changed s   folder MB   files   first picture KB  alive KB  question KB  second KB',
  );
  const scales: Scale[] = [];
  for (const size of lines === null ? [0] : sizes) scales.push(await measureOne(size, lines));
  return scales;
}

async function measureOne(size: number, lines: readonly string[] | null): Promise<Scale> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-bench-scale-'));
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
  try {
    fill(place.contentDir, size, lines);
    const whole = runBuild(place.contentDir, place.outDir);
    const same = runBuild(place.contentDir, place.outDir);
    const folder = join(place.contentDir, 'papers');
    const names = readdirSync(folder).sort();
    const file = join(folder, names[0]!);
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}\nOne sentence more, about attention in networks.\n`,
    );
    const changed = runBuild(place.contentDir, place.outDir);
    const files = filesOfSite(place.outDir);
    const bytes = files.reduce((sum, path) => sum + statSync(join(place.outDir, path)).size, 0);
    const read = await loaded(place.outDir);
    const cells = [
      String(names.length).padStart(6),
      `${whole.seconds.toFixed(1).padStart(11)} (${whole.cpu.toFixed(1)})`.padEnd(22),
      `${whole.mb.toFixed(0).padStart(6)} MB`,
      same.seconds.toFixed(1).padStart(8),
      changed.seconds.toFixed(1).padStart(14),
      (bytes / 1e6).toFixed(0).padStart(11),
      String(files.length).padStart(7),
      ...[read.picture, read.alive, ...read.questions].map((sum) =>
        (sum / 1000).toFixed(0).padStart(12),
      ),
    ];
    console.log(cells.join(' '));
    console.log(`  ${await phoneCosts(place.outDir)}`);
    return { papers: names.length, cpu: whole.cpu };
  } finally {
    for (const path of [dir, place.cacheDir]) rmSync(path, { recursive: true, force: true });
  }
}

function fill(content: string, size: number, lines: readonly string[] | null): void {
  if (lines === null) {
    cpSync(join(PACKAGE_ROOT, 'content'), content, { recursive: true });
    return;
  }
  mkdirSync(join(content, 'corpus'), { recursive: true });
  writeLines(join(content, 'corpus/papers.jsonl'), spread(lines, size));
  const packed = size > PACKED_FROM ? 'pages: packed\n' : '';
  writeFileSync(join(content, 'site.yaml'), `title: Conference papers\n${packed}`);
}

/** So many lines, drawn evenly from all: the corpus is sorted by venue. */
function spread(lines: readonly string[], size: number): readonly string[] {
  const step = Math.max(1, lines.length / size);
  const count = Math.min(size, lines.length);
  return Array.from({ length: count }, (_, i) => lines[Math.floor(i * step)]!);
}

/** Bytes on the line: until the dots are drawn, until all is quiet, and for two questions. */
async function loaded(dist: string): Promise<{
  readonly picture: number;
  readonly alive: number;
  readonly questions: readonly number[];
}> {
  const asked = new Set<string>();
  let sum = 0;
  const site = await serveFolder(dist, '/', 0, {
    answer: (inside) => {
      const path = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
      if (!asked.has(path)) sum += onTheLine(dist, path);
      asked.add(path);
      return false;
    },
    page: (html) => html,
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // What is asked for after the dots waits until they are counted.
    let isCounted = () => {};
    const counted = new Promise<void>((resolve) => {
      isCounted = resolve;
    });
    await page.route(/\/columns\.bin$/, async (route) => {
      await counted;
      await route.continue();
    });
    await page.goto(site.address);
    await page.locator('#map.alive').waitFor();
    const picture = sum;
    isCounted();
    await page.waitForLoadState('networkidle');
    const alive = sum;
    const questions: number[] = [];
    for (const question of QUESTIONS) {
      const before = sum;
      await page.getByRole('combobox').first().fill(question);
      await page.getByRole('option').first().waitFor();
      // The page has been idle before, which is all that its load states tell.
      for (let loaded = -1; loaded !== sum; await page.waitForTimeout(QUIET_MS)) loaded = sum;
      questions.push(sum - before);
    }
    return { picture, alive, questions };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** What hosts pack by themselves. */
const PACKED = /^\.(html|css|js|json|jsonl|xml|txt|svg)$/;

/** Bytes of a file as a host sends it: texts packed, all else as it stands. */
function onTheLine(dist: string, path: string): number {
  const file = join(dist, path);
  const bytes = statSync(file, { throwIfNoEntry: false })?.isFile()
    ? readFileSync(file)
    : Buffer.alloc(0);
  return PACKED.test(extname(path)) ? gzipSync(bytes).length : bytes.length;
}
