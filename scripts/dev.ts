import { spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtBase, serveFolder } from '../src/pipeline/serve.ts';
import { CHECKOUT, workplaceFor } from '../src/pipeline/workplace.ts';

/** Editors write a file in several steps; this long without another one means the edit is whole. */
const QUIET_MS = 200;

const { values } = parseArgs({ options: { content: { type: 'string' }, out: { type: 'string' } } });
const place = workplaceFor(values.content, values.out);

// A child builds, so that edited code is loaded anew each time.
const build = () =>
  spawnSync(
    process.execPath,
    [
      join(CHECKOUT, 'scripts/chartroom.ts'),
      'build',
      '--content',
      place.contentDir,
      '--out',
      place.outDir,
    ],
    { stdio: 'inherit' },
  ).status;

build();
const site = await serveFolder(place.outDir, builtBase(place.outDir) ?? '/');
console.log(`Map at ${site.address} (built anew when content or code change; reload to see)`);

let timer: NodeJS.Timeout | undefined;
for (const dir of [place.contentDir, join(CHECKOUT, 'src'), join(CHECKOUT, 'public')]) {
  watch(dir, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(build, QUIET_MS);
  });
}
