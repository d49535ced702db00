import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import { runBuild } from '../measure/build-run.ts';
import { conferenceLines, hasConference, writeLines } from '../measure/conference.ts';

/** Papers of the large corpus: the size that one changed paper is promised for. */
const LARGE_PAPERS = 10_000;
/** Papers that come later: an export of next week. */
const NEW_PAPERS = 10;

/**
 * How long a build takes: from nothing, with nothing changed, with one paper changed in its front matter, which charts
 * nothing again, or in its words, and with some papers more.
 */
export async function run(): Promise<void> {
  if (!hasConference()) {
    console.log('The corpus of conference papers is not at hand; nothing is built.');
    return;
  }
  const lines = conferenceLines().slice(0, LARGE_PAPERS + NEW_PAPERS);
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
  const { seconds, cpu, mb } = runBuild(content, out);
  console.log(
    `  ${what.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s   processor ${cpu.toFixed(1).padStart(6)} s   memory ${mb.toFixed(0).padStart(5)} MB`,
  );
}
