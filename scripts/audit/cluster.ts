import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Atlas } from '../../src/atlas/types.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { chartProject } from '../../src/pipeline/chart-project.ts';
import { readCached } from '../../src/pipeline/disk-cache.ts';
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import { searchPublished } from '../../src/search/search-published.ts';
import { AREAS } from '../measure/areas.ts';
import { chartOnSpark, readSparkAtlas, sparkEnv, sparkPython } from '../measure/cluster-run.ts';
import { conferencePapers, writeLines } from '../measure/conference.ts';

/** So many that the index of search lies in parts, as tables make it of any number. */
const PAPERS = 2100;
const BROKEN = ['{"title": "cut in the mid', '{"abstract": "nobody named me"}', '[]'];
/** What Spark's atlas has in common with that of this machine at least; a sample of a thousand knows fewer words than all do. */
const LEAST = {
  all: { topics: 0.97, related: 0.9 },
  half: { topics: 0.94, related: 0.85 },
} as const;

/**
 * The same papers charted here and by Spark, of which a sample is all and half of them: topics and related papers agree,
 * and the site of tables has the bytes of this machine's. On one core, with a worker that is killed on the way, every
 * table has the same bytes of data, and so has the site; a run that lost a table makes that one and what follows from it.
 */
export async function run(): Promise<boolean> {
  const python = sparkPython();
  if (python === null) return true;
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-cluster-'));
  try {
    const papers = join(dir, 'papers.jsonl');
    const lines = conferencePapers(PAPERS).map((paper) => JSON.stringify(paper));
    writeLines(papers, [...lines, ...lines.slice(0, 20), ...BROKEN]);
    const topics = join(dir, 'topics.yaml');
    writeFileSync(topics, JSON.stringify({ topics: AREAS.map(({ takes: _, ...area }) => area) }));
    if (!lawsHold(python)) return false;
    const here = chartHere(dir, papers, topics);
    const chart = (cores: number, name: string, more: Readonly<Record<string, string>>) =>
      chartOnSpark(python, cores, { papers, topics, out: join(dir, name), ...more });

    const [all, half] = [String(PAPERS), String(PAPERS / 2)];
    const settings = join(dir, 'site.yaml');
    writeFileSync(settings, SETTINGS);
    const { said } = chart(2, 'all', { sample: all, site: settings });
    const site = sameSite(dir, join(dir, 'all/site'));
    const answers = await findsPapers(join(dir, 'all/site'), here);
    const told = said.includes(`${BROKEN.length} of `) && said.includes('20 records stand there');
    const killed = chart(1, 'killed', {
      sample: all,
      site: settings,
      chartroom: killedOnce(dir),
    });
    const same = sameFiles(join(dir, 'all/stages'), join(dir, 'killed/stages'));
    const sites = sameFiles(join(dir, 'all/site'), join(dir, 'killed/site'));
    console.log(
      `one core, a worker killed: ${same ? 'the same data' : 'OTHER DATA'} in ${killed.stages.length} stages`,
    );
    const again = goesOn(join(dir, 'all'), () => chart(2, 'all', { sample: all }).stages);
    chart(2, 'half', { sample: half });
    const agree = [];
    for (const name of ['all', 'half'] as const)
      agree.push(compare(name, here, await readSparkAtlas(join(dir, name))));
    return told && site && answers && same && sites && again && agree.every((good) => good);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What the program does on Spark without Chartroom, tried by itself. */
function lawsHold(python: string): boolean {
  const file = join(PACKAGE_ROOT, 'tests/cluster/test_on_spark.py');
  const { status, stderr } = spawnSync(python, [file], {
    env: sparkEnv(python, 2),
    encoding: 'utf8',
  });
  console.log(/Ran .*/.exec(stderr)?.[0] ?? stderr);
  return status === 0;
}

/** The atlas as this machine makes it. */
function chartHere(dir: string, papers: string, topics: string): Atlas {
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
  mkdirSync(join(place.contentDir, 'corpus'), { recursive: true });
  writeFileSync(join(place.contentDir, 'site.yaml'), 'title: All\npapers: shards\n');
  cpSync(papers, join(place.contentDir, 'corpus/papers.jsonl'));
  cpSync(topics, join(place.contentDir, 'topics.yaml'));
  try {
    importCorpus(place.contentDir, { today: '2026-01-01' });
    return chartProject(place, readProject(place.contentDir), () => undefined).model.atlas;
  } finally {
    rmSync(place.cacheDir, { recursive: true, force: true });
  }
}

/** Settings of a site whose pages lie in files of many. */
const SETTINGS = 'title: All\nlanguage: en\npages: packed\nauthorPages: false\n';

/** Whether the files of a site that Spark made have the bytes that this machine writes of the same papers. */
function sameSite(dir: string, made: string): boolean {
  const content = join(dir, 'content');
  writeFileSync(join(content, 'site.yaml'), `${SETTINGS}papers: shards\n`);
  const here = join(dir, 'dist');
  const call = ['build', '--content', content, '--out', here];
  spawnSync(process.execPath, [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), ...call], {
    stdio: 'inherit',
  });
  rmSync(projectPaths(content, here).cacheDir, { recursive: true, force: true });
  const version = (folder: string) =>
    (JSON.parse(readFileSync(join(folder, 'data/version.json'), 'utf8')) as { version: string })
      .version;
  const [ours, theirs] = [version(here), version(made)];
  const bytes = (folder: string, path: string) => readFileSync(join(folder, path));
  const paths = namesIn(made);
  const differing = paths.filter((path) => {
    const other = path.replace(theirs, ours);
    if (!existsSync(join(here, other))) return true;
    const text = bytes(made, path);
    // Pages name the version in the addresses of what they load.
    return !bytes(here, other).equals(
      text.includes(theirs)
        ? Buffer.from(text.toString('latin1').replaceAll(theirs, ours), 'latin1')
        : text,
    );
  });
  const lacking = namesIn(here).filter(
    (path) => !existsSync(join(made, path.replace(ours, theirs))),
  );
  console.log(
    `site: ${paths.length} files, ${differing.length} differ from this machine's: ${differing.slice(0, 20).join(', ')}`,
  );
  console.log(
    `site: ${lacking.length} of this machine's are not made: ${lacking.slice(0, 20).join(', ')}`,
  );
  return paths.length > 0 && differing.length < paths.length / 100;
}

/** Every so many papers one is asked for by its title on a site that Spark made. */
const ASKED = 100;

/** Whether whoever asks for a paper by its title on a site finds it first. */
async function findsPapers(site: string, { papers }: Atlas): Promise<boolean> {
  const ask = await searchPublished(site);
  const titles = new Map(readPapersIn(site).map(({ slug, title }) => [slug, title] as const));
  let found = 0;
  const asked = papers.filter((_, i) => i % ASKED === 0);
  for (const { slug } of asked)
    if ((await ask(titles.get(slug)!, 1)).results[0]?.slug === slug) found++;
  console.log(`search: ${found} of ${asked.length} papers are found first by their titles`);
  return found === asked.length;
}

/** The papers of a site by its open data. */
function readPapersIn(site: string): readonly { readonly slug: string; readonly title: string }[] {
  const lines = readFileSync(join(site, 'api/papers.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { slug: string; title: string });
}

/** The program, of which the first worker that embeds is killed. */
function killedOnce(dir: string): string {
  const [script, mark] = [join(dir, 'killed-once.mjs'), join(dir, 'was-killed')];
  writeFileSync(
    script,
    `import { existsSync, writeFileSync } from 'node:fs';
if (process.argv[3] === 'embed' && !existsSync(${JSON.stringify(mark)})) {
  writeFileSync(${JSON.stringify(mark)}, '');
  process.kill(process.pid, 'SIGKILL');
}
await import(${JSON.stringify(join(PACKAGE_ROOT, 'src/cli/chartroom.ts'))});
`,
  );
  return `'${process.execPath}' '${script}'`;
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.crc'))
    .map((entry) => join(relative(folder, entry.parentPath), entry.name))
    .sort();
}

/** Whether two folders have the same files, tables in them the same bytes of data, and what is kept of the sample the same values. */
function sameFiles(one: string, other: string): boolean {
  const [names, others] = [namesIn(one), namesIn(other)];
  const odd = names.filter(
    (name) => !others.includes(name) || !isSame(join(one, name), join(other, name)),
  );
  for (const name of odd.slice(0, 5)) console.log(`differs: ${name}`);
  return odd.length === 0 && names.length === others.length;
}

/** What is kept of the sample's map, in the machine's own writing, which tells how values happened to be held. */
const KEPT = /\/cache\/[^/]+\.bin$/;

function isSame(one: string, other: string): boolean {
  if (KEPT.test(one)) return isDeepStrictEqual(readCached(one, null), readCached(other, null));
  return dataOf(one).equals(dataOf(other));
}

/** A Parquet file ends in its footer, the length of that, and a word of four letters. */
const FOOTER_END = 8;

/** The bytes of a file; of a Parquet file those before its footer, in which Java lists encodings in any order. */
function dataOf(file: string): Buffer {
  const bytes = readFileSync(file);
  if (!file.endsWith('.parquet')) return bytes;
  return bytes.subarray(0, -FOOTER_END - bytes.readUInt32LE(bytes.length - FOOTER_END));
}

/** Whether a run that died before it could note its last tables makes these and keeps all others. */
function goesOn(out: string, run: () => ReturnType<typeof chartOnSpark>['stages']): boolean {
  const stages = join(out, 'stages');
  const lost = readdirSync(stages).filter((name) => /^(?:near|papers)-\w+\.made$/.test(name));
  for (const name of lost) rmSync(join(stages, name));
  const made = run().filter(({ seconds }) => seconds !== null);
  console.log(`two tables lost: made again ${made.map(({ name }) => name).join(', ')}`);
  return lost.length === 2 && made.map(({ name }) => name).join() === 'near,papers';
}

function compare(
  name: keyof typeof LEAST,
  { papers }: Atlas,
  rows: Awaited<ReturnType<typeof readSparkAtlas>>,
): boolean {
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const both = papers.flatMap((paper) => {
    const row = bySlug.get(paper.slug);
    return row === undefined ? [] : [{ paper, row }];
  });
  const topics = both.filter(({ paper, row }) => paper.topic === row.topic).length / both.length;
  const shares = both
    .filter(({ paper }) => paper.related.length > 0)
    .map(({ paper, row }) => {
      const there = new Set(row.related.map(({ slug }) => slug));
      return paper.related.filter(({ slug }) => there.has(slug)).length / paper.related.length;
    });
  const related = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const apart = both
    .map(({ paper, row }) => Math.hypot(paper.x - row.x, paper.y - row.y))
    .sort((a, b) => a - b)[both.length >> 1]!;
  console.log(
    `sample ${name}: ${rows.length} papers on Spark, ${papers.length} here, ${both.length} in both; topics equal ${(100 * topics).toFixed(1)} %, related in common ${related.toFixed(3)}, half of the papers within ${apart.toFixed(3)}`,
  );
  return (
    both.length === papers.length &&
    rows.length === papers.length &&
    topics >= LEAST[name].topics &&
    related >= LEAST[name].related
  );
}
