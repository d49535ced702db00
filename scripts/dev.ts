import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { CallError, parseCall, placeOf } from '../src/cli/parse-call.ts';
import { liveExtras } from '../src/pipeline/live-reload.ts';
import { refuseFolder } from '../src/pipeline/out-folder.ts';
import { PACKAGE_ROOT, type ProjectPaths } from '../src/pipeline/paths.ts';
import { builtBase, type Serving, serveFolder } from '../src/pipeline/serve.ts';

/** Editors write a file in several steps; this long without another one means the edit is whole. */
const QUIET_MS = 150;
/** What a change of makes the site another. */
const CODE = ['src', 'public', 'astro.config.mjs'];

let serving: (Serving & { readonly base: string; readonly reload: () => void }) | undefined;

try {
  const place = placeOf(parseCall('dev', process.argv.slice(2), ['content', 'out'], 0));
  refuseFolder(place);
  await develop(place);
} catch (error) {
  if (!(error instanceof CallError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** Builds and serves; builds again at every edit of content or code, and tells the pages that are open. */
async function develop(place: ProjectPaths): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let building = false;
  let edited = true;
  const round = async () => {
    if (building) return;
    building = true;
    while (edited) {
      edited = false;
      if (await build(place)) await show(place);
    }
    building = false;
  };
  for (const path of [place.contentDir, ...CODE.map((name) => join(PACKAGE_ROOT, name))]) {
    watch(path, { recursive: true }, () => {
      edited = true;
      clearTimeout(timer);
      timer = setTimeout(round, QUIET_MS);
    });
  }
  await round();
  if (serving === undefined) console.log('Mend what is wrong; the map is served once it is built');
}

/** Builds in a child, so that edited code is loaded anew. True where there is a new site. */
async function build({ contentDir, outDir }: ProjectPaths): Promise<boolean> {
  const script = join(PACKAGE_ROOT, 'src/cli/chartroom.ts');
  const args = [script, 'build', '--content', contentDir, '--out', outDir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let wrong = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text;
  });
  child.stderr.on('data', (text: Buffer) => {
    wrong += text;
  });
  const [code] = await once(child, 'close');
  const nothing = said.startsWith('Nothing changed');
  const stage = /^ {2}.* …$/;
  const faults = wrong.split('\n').filter((line) => line !== '' && !stage.test(line));
  if (!nothing) console.error([...faults, ...said.trim().split('\n')].join('\n').trim());
  return code === 0 && (!nothing || serving === undefined);
}

/** Serves the site, anew where its sub-path changed, and has open pages load themselves again. */
async function show({ outDir }: ProjectPaths): Promise<void> {
  const base = builtBase(outDir) ?? '/';
  if (serving?.base !== base) {
    await serving?.close();
    const { extras, reload } = liveExtras(base);
    serving = { ...(await serveFolder(outDir, base, undefined, extras)), base, reload };
    console.log(`Map at ${serving.address} (follows every edit; Ctrl+C ends it)`);
  } else serving.reload();
}
