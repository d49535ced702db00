import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { readOwnerVectors } from '../../src/corpus/project/read-owner-vectors.ts';
import { encodePapers } from '../../src/pipeline/encode-papers.ts';
import { loadTransformers, TRANSFORMERS } from '../../src/pipeline/encoders.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { TINY_WORDS, writeTinyEncoder } from '../measure/tiny-encoder.ts';

/** Fetched when the audit runs: 475 MB, most of it runtimes for other machines, that few maps need. */
const PACKAGE = `${TRANSFORMERS}@4.3.2`;
const PAPERS = 40;
/** What 8 bits a component may take off a cosine. */
const MIN_COSINE = 0.9995;

/**
 * `embed` with the true package and a tiny encoder in ONNX made here: every paper's vector is the mean of its words', texts
 * of other lengths beside it or not, and a second run has nothing to do.
 */
export async function run(): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-embed-'));
  try {
    writeFileSync(join(dir, 'package.json'), '{}');
    // Its scripts fetch what graphics cards need; a processor needs none of it.
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', PACKAGE];
    execFileSync('npm', install, { cwd: dir, shell: process.platform === 'win32' });
    const encoder = join(dir, 'tiny');
    writeTinyEncoder(encoder);
    const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
    mkdirSync(join(place.contentDir, 'corpus'), { recursive: true });
    writeFileSync(join(place.contentDir, 'site.yaml'), 'title: Tiny\n');
    writeFileSync(join(place.contentDir, 'corpus/a.jsonl'), records());
    importCorpus(place.contentDir, { today: '2026-01-01' });
    const { papers } = readProject(place.contentDir);
    const embed = () =>
      encodePapers(
        place,
        papers,
        encoder,
        () => loadTransformers(dir),
        () => undefined,
      );
    const made = [(await embed()).made, (await embed()).made];
    const { brought, faults } = readOwnerVectors(place.contentDir, papers)!;
    const size = brought.dimensions;
    const cosines = papers.map(({ titlePlain, abstractPlain }, i) =>
      cosine(
        brought.vectors.subarray(i * size, (i + 1) * size),
        meanOfWords(`${titlePlain} ${abstractPlain}`),
      ),
    );
    const least = Math.min(...cosines);
    console.log(
      `${papers.length} papers: ${made[0]} made, then ${made[1]}; cosine with the mean of their words at least ${least.toFixed(5)}`,
    );
    return made[0] === PAPERS && made[1] === 0 && faults.length === 0 && least > MIN_COSINE;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Papers of a few words to a few hundred, so that batches are padded. */
function records(): string {
  const words = Object.keys(TINY_WORDS).filter((word) => !word.startsWith('['));
  return Array.from({ length: PAPERS }, (_, i) => {
    const abstract = Array.from(
      { length: 1 + i * i },
      (_, k) => words[(i + k * (1 + (i % 3))) % words.length],
    );
    return JSON.stringify({
      title: `${words[i % words.length]} paper${i}`,
      abstract: abstract.slice(0, 400).join(' '),
    });
  }).join('\n');
}

function meanOfWords(text: string): readonly number[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g)!;
  const sum = TINY_WORDS['[UNK]']!.map(() => 0);
  for (const word of words)
    for (const [d, value] of (TINY_WORDS[word] ?? TINY_WORDS['[UNK]']!).entries()) sum[d]! += value;
  return sum;
}

function cosine(a: ArrayLike<number>, b: readonly number[]): number {
  const dot = b.reduce((sum, value, d) => sum + value * a[d]!, 0);
  return dot / Math.hypot(...b) / Math.hypot(...Array.from(a));
}
