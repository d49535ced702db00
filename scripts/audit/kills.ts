import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readProject } from '../../src/corpus/project/project.ts';
import { hashOfFiles, PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import { restoreSite } from '../../src/site/build/publish-atomically.ts';

const KILLS = 100;

let dir: string;
const content = () => join(dir, 'content');
const dist = () => join(dir, 'dist');

/** An import and a build, each killed a hundred times on their way, leave the project and the last site whole. */
export async function run(): Promise<boolean> {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-kills-'));
  cpSync(join(PACKAGE_ROOT, 'content'), content(), { recursive: true });
  try {
    const broken = [...(await killImports()), ...(await killBuilds())];
    for (const line of broken) console.log(line);
    return broken.length === 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
    rmSync(projectPaths(content()).cacheDir, { recursive: true, force: true });
  }
}

/**
 * Two exports take turns, in which every abstract differs. After each kill the folder must be readable, and the same
 * import run to its end must leave what it leaves when nobody kills it.
 */
async function killImports(): Promise<string[]> {
  const corpus = join(content(), 'corpus/trending-papers.txt');
  const first = readFileSync(corpus, 'utf8');
  const exports = [first, first.replaceAll(/\bwe\b/g, 'the authors')];
  const settled = [1, 0, 1, 0].map((turn) => {
    writeFileSync(corpus, exports[turn]!);
    chartroom('import');
    return [turn, stateOf()] as const;
  });
  const states = new Map(settled);
  const whole = await durationOf(() => writeFileSync(corpus, exports[1]!), 'import');
  const broken: string[] = [];
  let caught = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const turn = kill % 2;
    const ms = (whole * (kill + 1)) / KILLS;
    writeFileSync(corpus, exports[turn]!);
    if (await killed('import', ms)) caught++;
    try {
      readProject(content());
    } catch (error) {
      broken.push(`import killed after ${ms.toFixed(0)} ms: ${(error as Error).message}`);
    }
    chartroom('import');
    if (stateOf() !== states.get(turn)) {
      broken.push(`import killed after ${ms.toFixed(0)} ms: the next one leaves another folder`);
      chartroom('import');
    }
  }
  console.log(
    `imports: ${caught} of ${KILLS} killed on their way, ${broken.length} left something broken`,
  );
  writeFileSync(corpus, first);
  chartroom('import');
  return broken;
}

/** Every build has another title. After each kill all pages of the site must say the same one of them. */
async function killBuilds(): Promise<string[]> {
  chartroom('build');
  const retitle = (title: string) =>
    writeFileSync(join(content(), 'site.yaml'), `title: ${title}\n`);
  const whole = await durationOf(() => retitle('Timed'), 'build');
  const broken: string[] = [];
  let caught = 0;
  let between = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const ms = (whole * (kill + 1)) / KILLS;
    retitle(`Map ${kill}`);
    if (await killed('build', ms)) caught++;
    if (!existsSync(dist())) {
      between++;
      restoreSite(dist());
    }
    const wrong = wrongWithSite();
    if (wrong !== null) broken.push(`build killed after ${ms.toFixed(0)} ms: ${wrong}`);
  }
  const { status } = chartroom('build');
  if (status !== 0) broken.push('the build after the last kill failed');
  const again = join(dir, 'again');
  chartroom('build', again);
  if (hashOfFiles(dist(), ['.']) !== hashOfFiles(again, ['.']))
    broken.push('the build after the kills differs from one from nothing');
  console.log(
    `builds: ${caught} of ${KILLS} killed on their way (${between} between the two renames), ${broken.length} left something broken`,
  );
  return broken;
}

/** What is wrong with the built site; null where it is whole. */
function wrongWithSite(): string | null {
  if (!existsSync(join(dist(), 'index.html'))) return 'there is no site';
  const lines = readFileSync(join(dist(), 'api/papers.jsonl'), 'utf8').trim().split('\n');
  const { version } = JSON.parse(readFileSync(join(dist(), 'data/version.json'), 'utf8'));
  if (!existsSync(join(dist(), 'data', version, 'build.json'))) return 'its data are missing';
  const titles = new Set<string | undefined>();
  for (const line of lines) {
    const page = join(dist(), 'papers', JSON.parse(line).slug, 'index.html');
    if (!existsSync(page)) return `${page} is missing`;
    const html = readFileSync(page, 'utf8');
    if (!html.endsWith('</html>') && !html.endsWith('</html>\n')) return `${page} is cut off`;
    titles.add(/<title>[^<]* · ([^<]*)<\/title>/.exec(html)?.[1]);
  }
  return titles.size === 1 ? null : `its pages say ${[...titles].join(', ')}`;
}

function stateOf(): string {
  return hashOfFiles(content(), ['papers', 'imported.jsonl']);
}

function callOf(command: string, out = dist()): string[] {
  const script = join(PACKAGE_ROOT, 'src/cli/chartroom.ts');
  return [script, command, '--content', content(), '--out', out, '--date', '2026-01-01'];
}

function chartroom(command: string, out?: string) {
  return spawnSync(process.execPath, callOf(command, out), { encoding: 'utf8' });
}

async function durationOf(prepare: () => void, command: string): Promise<number> {
  prepare();
  const begin = performance.now();
  chartroom(command);
  return performance.now() - begin;
}

/** Runs a command and kills it after so many milliseconds; false where it had ended by then. */
async function killed(command: string, ms: number): Promise<boolean> {
  const child = spawn(process.execPath, callOf(command), { stdio: 'ignore' });
  const ended = once(child, 'exit');
  await Promise.race([wait(ms), ended]);
  const running = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  return running;
}
