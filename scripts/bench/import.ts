import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { plainText } from '../../src/corpus/latex.ts';
import { markdownToText } from '../../src/corpus/markdown.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

const SHARED = join(PACKAGE_ROOT, '../shared');
const TODAY = '2026-01-01';

/** One line of `EXPECTED.jsonl`: what a real export holds, some of it as a reader should see it. */
interface Expected {
  readonly file: string;
  readonly records: number;
  readonly with_title: number;
  readonly with_abstract: number;
  readonly samples: readonly {
    readonly title: string;
    readonly year: number | null;
    readonly authors_first: string | null;
    readonly abstract_starts: string | null;
  }[];
}

/** How much of what real exports hold arrives, file by file and field by field; how long 80,896 records take. */
export async function run(): Promise<void> {
  const exports = join(SHARED, 'exports');
  if (existsSync(exports)) measureExports(exports);
  else console.log('The real exports of ../shared/exports are not here: nothing to compare with.');
  const corpus = join(SHARED, 'corpora/conference-papers.jsonl.gz');
  if (existsSync(corpus)) measureSpeed(corpus);
  else console.log('The corpus ../shared/corpora is not here: no time to measure.');
}

function measureExports(dir: string): void {
  const expected = readFileSync(join(dir, 'EXPECTED.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Expected);
  console.log(`${'file'.padEnd(34)}records titles abstracts  title year author abstract`);
  const totals = [0, 0, 0, 0, 0];
  for (const file of expected) {
    const { records, titles, papers } = importOne(join(dir, file.file));
    const abstracts = papers.filter(({ abstract }) => abstract !== '').length;
    const found = file.samples.map((sample) => compare(sample, papers));
    const share = (field: number) => found.filter((hits) => hits[field]).length;
    console.log(
      `${file.file.padEnd(34)}${`${records}/${file.records}`.padEnd(8)}${`${titles}/${file.with_title}`.padEnd(8)}` +
        `${`${abstracts}/${file.with_abstract}`.padEnd(10)}` +
        [0, 1, 2, 3].map((field) => `${share(field)}/${found.length}`.padEnd(5)).join(' '),
    );
    for (const field of [0, 1, 2, 3]) totals[field]! += share(field);
    totals[4]! += found.length;
  }
  const [title, year, author, abstract, all] = totals;
  console.log(
    `samples as expected: title ${title}/${all}, year ${year}/${all}, first author ${author}/${all}, abstract ${abstract}/${all}`,
  );
  console.log(
    '(titles and abstracts count papers after merging; an abstract that only says there is none is none)',
  );
}

function importOne(path: string) {
  const content = mkdtempSync(join(tmpdir(), 'chartroom-import-'));
  writeFileSync(join(content, 'site.yaml'), 'title: One export\n');
  const [report] = importCorpus(content, { today: TODAY, files: [path] }).files;
  const { papers } = readProject(content);
  rmSync(content, { recursive: true, force: true });
  return { records: report!.records, titles: report!.added + report!.merged, papers };
}

/** Title, year, first author and beginning of the abstract: each as expected or not. */
function compare(sample: Expected['samples'][number], papers: readonly Paper[]): boolean[] {
  const paper = papers.find(({ titlePlain }) => plain(titlePlain) === plain(sample.title));
  if (paper === undefined) return [false, false, false, false];
  const author = paper.authors[0] ?? '';
  const starts = sample.abstract_starts;
  return [
    true,
    paper.year === sample.year,
    sample.authors_first === null ? author === '' : author.includes(sample.authors_first),
    starts === null ? paper.abstract === '' : abstractOf(paper).startsWith(plain(starts)),
  ];
}

/** The abstract as its page shows it: what leads it in and its notices stand there. */
function abstractOf({ abstract }: Paper): string {
  return plain(plainText(markdownToText(abstract)));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function measureSpeed(corpus: string): void {
  const content = mkdtempSync(join(tmpdir(), 'chartroom-import-'));
  mkdirSync(content, { recursive: true });
  for (const what of ['first import', 'again, nothing changed']) {
    const start = performance.now();
    const cpu = process.cpuUsage();
    const [report] = importCorpus(content, { today: TODAY, files: [corpus] }).files;
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const { records, added, unchanged, merged } = report!;
    console.log(
      `${what}: ${records} records, ${added} added, ${unchanged} unchanged, ${merged} merged in ${seconds.toFixed(1)} s ` +
        `(${((user + system) / 1e6).toFixed(1)} s of processor time), peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    );
  }
  rmSync(content, { recursive: true, force: true });
}
