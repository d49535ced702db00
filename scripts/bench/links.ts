import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citationLinks, type OpenReference } from '../../src/corpus/citing/citation-links.ts';
import { referenceMatcher } from '../../src/corpus/citing/match-reference.ts';
import { missingWorks } from '../../src/corpus/citing/missing-works.ts';
import { identifiersIn } from '../../src/corpus/fields/references.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { titleLetters } from '../../src/corpus/importing/match-keys.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { madeLinks } from '../measure/made-links.ts';

const EXPORT = join(PACKAGE_ROOT, '../shared/exports/csv-scopus-references.csv');
/** References of that export, read one by one: the paper of it that each means. */
const JUDGED = join(PACKAGE_ROOT, 'scripts/measure/links-judged.jsonl');
const PAPERS = 80_000;
const CITED = 13;

/** How many references in words lead to the right paper of a real export, and how long a million links take. */
export async function run(): Promise<void> {
  if (existsSync(EXPORT)) measureExport();
  else
    console.log('The export csv-scopus-references.csv of ../shared is not here: nothing to judge.');
  measureScale();
}

function measureExport(): void {
  const content = mkdtempSync(join(tmpdir(), 'chartroom-links-'));
  writeFileSync(join(content, 'site.yaml'), 'title: One export\n');
  importCorpus(content, { today: '2026-01-01', files: [EXPORT] });
  const project = readProject(content);
  rmSync(content, { recursive: true, force: true });
  const { papers, records } = project;
  const links = citationLinks(project)!;
  const match = referenceMatcher(papers.map((paper) => ({ ...paper, title: paper.titlePlain })));
  const titles = papers.map(({ titlePlain }) => titleLetters(titlePlain));
  const judged = readJudged();
  const counts = { words: 0, matched: 0, naming: 0, right: 0, wrong: 0, missed: 0 };
  const count = (citing: (typeof papers)[number], reference: string) => {
    const found = papers[match(reference, citing.year)]?.slug ?? null;
    const letters = titleLetters(reference);
    counts.words++;
    counts.matched += Number(found !== null);
    counts.naming += Number(titles.some((title) => letters.includes(title)));
    const right = judged.get(keyOf(citing.slug, reference));
    if (right === undefined) return;
    counts.right += Number(found !== null && found === right);
    counts.wrong += Number(found !== null && found !== right);
    counts.missed += Number(right !== null && found !== right);
  };
  for (const paper of papers)
    for (const reference of records.get(paper.slug)?.references ?? [])
      if (identifiersIn(reference).length === 0) count(paper, reference);
  const { words, matched, naming, right, wrong, missed } = counts;
  console.log(
    `${papers.length} papers, ${words} references in words: ${matched} mean one of them,`,
  );
  console.log(
    `${naming} have the letters of a title in them; ${links.cites.targets.length} links in all`,
  );
  console.log(
    `of ${judged.size} judged: precision ${(right / (right + wrong)).toFixed(3)} (${wrong} wrong), recall ${(right / (right + missed)).toFixed(3)} (${missed} missed)`,
  );
}

/** By the paper that has the reference and its words: the slug of what it means, null for none. */
function readJudged(): ReadonlyMap<string, string | null> {
  const lines = readFileSync(JUDGED, 'utf8').trim().split('\n');
  const judged = lines.map(
    (line) => JSON.parse(line) as { reference: string; cites: string | null },
  );
  return new Map(judged.map(({ reference, cites }) => [reference, cites]));
}

function keyOf(slug: string, reference: string): string {
  return createHash('sha256').update(`${slug}\0${reference}`).digest('hex').slice(0, 12);
}

function measureScale(): void {
  const corpus = madeLinks(PAPERS, CITED);
  const references = [...corpus.records.values()].reduce(
    (sum, one) => sum + one.references.length,
    0,
  );
  const start = performance.now();
  const cpu = process.cpuUsage();
  const open: OpenReference[] = [];
  const links = citationLinks(corpus, open)!;
  const missing = missingWorks(corpus, open);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${PAPERS} made papers with ${references} references: ${links.cites.targets.length} links and ${missing.length} works missed in ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor time), peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
}
