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
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';

const LARGE = join(PACKAGE_ROOT, '../shared/corpora/conference-papers.jsonl.gz');
/** Papers of the large corpus: the size that one changed paper is promised for. */
const LARGE_PAPERS = 10_000;
/** Papers that come later: an export of next week. */
const NEW_PAPERS = 10;

/** A run tells at its end what it used: processor seconds of all threads, and the most memory it held. */
const TELL =
  'data:text/javascript,import{isMainThread}from"node:worker_threads";isMainThread&&' +
  'process.on("exit",()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();' +
  'process.stderr.write("\\nused "+JSON.stringify({cpu:(u+s)/1e6,mb:m/1024})+"\\n")})';

/**
 * How long a build takes: from nothing, with nothing changed, with one paper changed in its front matter, which charts
 * nothing again, or in its words, and with some papers more.
 */
export async function run(): Promise<void> {
  if (!existsSync(LARGE)) {
    console.log('The corpus of conference papers is not at hand; nothing is built.');
    return;
  }
  const lines = await firstLines(LARGE_PAPERS + NEW_PAPERS);
  const later = lines.splice(LARGE_PAPERS);
  measure('the first corpus', 311, later, (content) =>
    cpSync(join(PACKAGE_ROOT, 'content'), content, { recursive: true }),
  );
  measure('conference papers', LARGE_PAPERS, later, (content) => {
    mkdirSync(join(content, 'corpus'), { recursive: true });
    writeLines(join(content, 'corpus/papers.jsonl'), lines);
    writeFileSync(join(content, 'site.yaml'), 'title: Conference papers\n');
    cpSync(join(PACKAGE_ROOT, 'content/topics.yaml'), join(content, 'topics.yaml'));
  });
}

function measure(
  name: string,
  papers: number,
  later: readonly string[],
  fill: (content: string) => void,
): void {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-bench-'));
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
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
    writeLines(join(place.contentDir, 'corpus/later.jsonl'), later);
    build(`${later.length} papers added`, place.contentDir, place.outDir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
    rmSync(place.cacheDir, { recursive: true, force: true });
  }
}

function build(what: string, content: string, out: string): void {
  const script = join(PACKAGE_ROOT, 'src/cli/chartroom.ts');
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

function writeLines(file: string, lines: readonly string[]): void {
  writeFileSync(file, `${lines.join('\n')}\n`);
}

async function firstLines(count: number): Promise<string[]> {
  const lines: string[] = [];
  const input = createReadStream(LARGE).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    if (lines.push(line) === count) break;
  }
  input.destroy();
  return lines;
}
