import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { PACKAGE_ROOT, type ProjectPaths, projectPaths } from '../../src/pipeline/paths.ts';
import { filesOfSite } from '../../src/site/build/built-folder.ts';

const DAY = '2026-01-01';
const KINDS = [
  ['start', 'index.html'],
  ['topic', 'topics/pretraining/index.html'],
  ['list', 'papers/index.html'],
  ['about', 'about/index.html'],
  ['search', 'search/index.html'],
] as const;

/** What each kind of page weighs, compressed, and how long the whole build of the first corpus takes with link previews: from nothing, and with one paper changed. */
export async function run(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-bench-pages-'));
  const content = join(dir, 'content');
  cpSync(join(PACKAGE_ROOT, 'content'), content, { recursive: true });
  appendFileSync(join(content, 'site.yaml'), '\naddress: https://example.org\n');
  const place = projectPaths(content, join(dir, 'dist'));
  try {
    const timed = async (name: string) => {
      const start = performance.now();
      const before = process.cpuUsage();
      await buildProject(place, DAY, () => undefined);
      const { user, system } = process.cpuUsage(before);
      const seconds = (ms: number) => (ms / 1000).toFixed(1);
      console.log(
        `build, ${name.padEnd(20)}${seconds(performance.now() - start)} s (processor ${seconds((user + system) / 1000)} s)`,
      );
    };
    await timed('from nothing');
    const [first] = readdirSync(join(content, 'papers')).sort();
    const file = join(content, 'papers', first!);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*/m, 'title: Another title'));
    await timed('one paper changed');
    weigh(place.outDir);
    await weighPacked(place);
  } finally {
    for (const path of [dir, place.cacheDir]) rmSync(path, { recursive: true, force: true });
  }
}

/** What the papers' pages take as files, and packed. */
async function weighPacked(place: ProjectPaths): Promise<void> {
  const asFiles = filesOfSite(place.outDir).filter((path) =>
    /^papers\/(?!page\/)[^/]+\//.test(path),
  );
  const before = sizeOf(place.outDir, asFiles);
  appendFileSync(join(place.contentDir, 'site.yaml'), 'pages: packed\n');
  await buildProject(place, DAY, () => undefined);
  const packed = filesOfSite(place.outDir).filter((path) => /\/pages\/\d+\.bin$/.test(path));
  console.log(
    `pages of papers: ${kb(before)} KB in ${asFiles.length} files, packed ${kb(sizeOf(place.outDir, packed))} KB in ${packed.length}`,
  );
}

function sizeOf(dist: string, paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + statSync(join(dist, path)).size, 0);
}

function weigh(dist: string): void {
  const papers = readdirSync(join(dist, 'papers'))
    .filter((slug) => !['page', 'index.html'].includes(slug))
    .map((slug) => weightOf(dist, `papers/${slug}/index.html`))
    .sort((a, b) => a.page - b.page);
  console.log('compressed, in KB    page  with styles  scripts');
  for (const [name, path] of KINDS) print(name, weightOf(dist, path));
  print('paper, median', papers[papers.length >> 1]!);
  print('paper, heaviest', papers.at(-1)!);
  const fonts = readdirSync(join(dist, 'fonts')).filter((name) => name.endsWith('.woff2'));
  const bytes = fonts.reduce(
    (sum, name) => sum + readFileSync(join(dist, 'fonts', name)).length,
    0,
  );
  console.log(`fonts ${kb(bytes)} KB in ${fonts.length} files, at most`);
  const pictures = readdirSync(join(dist, 'previews/papers')).map(
    (name) => readFileSync(join(dist, 'previews/papers', name)).length,
  );
  console.log(
    `link previews of papers ${kb(pictures.reduce((sum, one) => sum + one, 0) / pictures.length)} KB each`,
  );
}

interface Weight {
  readonly page: number;
  readonly styles: number;
  readonly scripts: number;
}

/** Bytes after gzip -9: the page, the styles it names, the scripts it loads at once with what these import. */
function weightOf(dist: string, path: string): Weight {
  const html = readFileSync(join(dist, path), 'utf8');
  const named = [...html.matchAll(/(?:href|src)="\/([^"]+\.(?:css|js))"/g)].map(
    ([, file]) => file!,
  );
  const scripts = new Set(named.filter((file) => file.endsWith('.js')));
  for (const file of scripts) {
    const source = readFileSync(join(dist, file), 'utf8');
    for (const [, name] of source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      scripts.add(`assets/${name}`);
  }
  const weight = (files: Iterable<string>) =>
    [...files].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
      0,
    );
  return {
    page: gzipSync(html, { level: 9 }).length,
    styles: weight(named.filter((file) => file.endsWith('.css'))),
    scripts: weight(scripts),
  };
}

function print(name: string, { page, styles, scripts }: Weight): void {
  console.log(
    `${name.padEnd(18)}${kb(page).padStart(7)}${kb(page + styles).padStart(13)}${kb(scripts).padStart(9)}`,
  );
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
