import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../src/atlas/random.ts';
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import { sitesFromFlippedBits } from '../measure/flips.ts';

const FLIPS = 400;
const SEED = 14;

/** Of 400 bits flipped in all that is kept between builds of the first corpus none reaches a site, and none stops a build. */
export async function run(): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-flips-'));
  const content = join(dir, 'content');
  const dist = join(dir, 'dist');
  const compiled = join(dir, 'compiled');
  const { cacheDir } = projectPaths(content);
  cpSync(join(PACKAGE_ROOT, 'content'), content, { recursive: true });
  // Link previews are kept as well, and drawn where the address is known.
  appendFileSync(join(content, 'site.yaml'), '\naddress: https://example.org/map\n');
  const build = () => {
    const call = [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), 'build', '--date', '2026-01-02'];
    const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
    const where = ['--content', content, '--out', dist];
    return spawnSync(process.execPath, [...call, ...where], { env, stdio: 'ignore' }).status === 0;
  };
  try {
    build();
    const [paper] = readdirSync(join(content, 'papers')).sort();
    const file = join(content, 'papers', paper!);
    const source = readFileSync(file, 'utf8');
    const edit = (turn: number) =>
      writeFileSync(file, source.replace('---\n', `---\nyear: ${2001 + turn}\n`));
    const previews = join(cacheDir, 'site/previews');
    const kept = [cacheDir, previews, compiled, join(dist, 'papers')];
    const flipped = { kept, outDir: dist, edit, build };
    const wrong = await sitesFromFlippedBits(flipped, FLIPS, seeded(SEED));
    for (const line of wrong) console.log(line);
    console.log(`${FLIPS} bits flipped, ${wrong.length} builds went wrong`);
    return wrong.length === 0;
  } finally {
    for (const path of [dir, cacheDir]) rmSync(path, { recursive: true, force: true });
  }
}
