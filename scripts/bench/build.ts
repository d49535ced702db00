import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { CHECKOUT, workplaceFor } from '../../src/pipeline/workplace.ts';

const LARGE = join(CHECKOUT, '../shared/corpora/conference-papers.jsonl.gz');
/** Papers of the large corpus: the size that one changed paper is promised for. */
const LARGE_PAPERS = 10_000;

/** A run tells at its end what it used: processor seconds of all threads, and the most memory it held. */
const TELL =
  'data:text/javascript,process.on("exit",()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();' +
  'process.stderr.write("\\nused "+JSON.stringify({cpu:(u+s)/1e6,mb:m/1024})+"\\n")})';

/** How long a build takes: from nothing, with nothing changed, with one paper changed. */
export async function run(): Promise<void> {
  await measure('the first corpus', 311, (content) =>
    cpSync(join(CHECKOUT, 'content'), content, { recursive: true }),
  );
  if (!existsSync(LARGE)) {
    console.log('The large corpus is not at hand; no build of it.');
    return;
  }
  const lines = await firstLines(LARGE_PAPERS);
  await measure('conference papers', LARGE_PAPERS, (content) => {
    mkdirSync(join(content, 'corpus'), { recursive: true });
    writeFileSync(join(content, 'corpus/papers.jsonl'), `${lines.join('\n')}\n`);
    writeFileSync(join(content, 'site.yaml'), 'title: Conference papers\n');
    cpSync(join(CHECKOUT, 'content/topics.yaml'), join(content, 'topics.yaml'));
  });
}

async function measure(
  name: string,
  papers: number,
  fill: (content: string) => void,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-bench-'));
  const place = workplaceFor(join(dir, 'content'), join(dir, 'dist'));
  try {
    fill(place.contentDir);
    console.log(`${name}, ${papers} papers`);
    build('from nothing', place.contentDir, place.outDir);
    build('nothing changed', place.contentDir, place.outDir);
    const folder = join(place.contentDir, 'papers');
    const [first, , third] = readdirSync(folder).map((file) => join(folder, file));
    const text = readFileSync(first!, 'utf8').replace(/^venue: .*\n/m, '');
    writeFileSync(first!, text.replace('---\n', '---\nvenue: Elsewhere\n'));
    build('a venue changed', place.contentDir, place.outDir);
    appendFileSync(third!, '\nOne sentence more, about attention in networks.\n');
    build('an abstract changed', place.contentDir, place.outDir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
    rmSync(place.cacheDir, { recursive: true, force: true });
  }
}

function build(what: string, content: string, out: string): void {
  const script = join(CHECKOUT, 'scripts/chartroom.ts');
  const begin = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', TELL, script, 'build', '--content', content, '--out', out],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) throw new Error(stderr);
  const { cpu, mb } = JSON.parse(/used (\{.*\})\n$/.exec(stderr)![1]!);
  console.log(
    `  ${what.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s   processor ${cpu.toFixed(1).padStart(6)} s   memory ${mb.toFixed(0).padStart(5)} MB`,
  );
}

async function firstLines(count: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const input = createReadStream(LARGE).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    if (lines.push(line) === count) break;
  }
  input.destroy();
  return lines;
}
