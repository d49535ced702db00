import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';
import { writeFrame, writeKitWords } from '../../src/pipeline/site-kit.ts';
import { openMeaning, packMeaning } from '../../src/search/meaning-file.ts';
import { meaningInCells } from '../../src/search/meaning-in-cells.ts';
import { indexWords } from '../../src/search/words-file.ts';
import { IN_OTHER, PAPER_BITS, WHERE_MASK } from '../../src/search/words-index.ts';
import type { SiteFrame } from '../../src/site/site-frame.ts';
import { manyPapers } from '../search/many-papers.ts';
import { plainColumns } from '../search/opened.ts';
import { answersOf } from './worker-answers.ts';

/** Papers enough for an index in parts, and their vectors, of an odd number of components: half a byte stays empty. */
const PAPERS = manyPapers(2100);
const DIMENSIONS = 15;
const WORDS = { dimensions: DIMENSIONS, newLength: 0.7, newWeight: 1.5 };
const INDEX = indexWords(PAPERS, plainColumns(PAPERS));
const VECTORS = vectorsOf(PAPERS.map(({ kinds }) => kinds));
/** Papers that a worker is given at once; the last line has fewer. */
const A_LINE = 800;

let kit: string;
beforeAll(() => {
  kit = mkdtempSync(join(tmpdir(), 'chartroom-meaning-'));
  const frame = { version: 'v', paperCount: PAPERS.length };
  writeKitWords(kit, { ...WORDS, byModel: false });
  writeFrame(kit, frame as SiteFrame);
});
afterAll(() => rmSync(kit, { recursive: true, force: true }));

/** Papers that are made of the same stand near; of a few nobody knows anything. */
function vectorsOf(kinds: readonly (readonly number[])[]): Float32Array {
  const vectors = new Float32Array(kinds.length * DIMENSIONS);
  for (const [i, own] of kinds.entries()) {
    if (i % 500 === 7) continue;
    for (const kind of own) {
      const random = seeded(kind);
      for (let d = 0; d < DIMENSIONS; d++) vectors[i * DIMENSIONS + d]! += gaussian(random);
    }
  }
  normaliseRows(vectors, DIMENSIONS);
  return vectors;
}

const ask = (stage: string, ...lines: readonly object[]) => answersOf(stage, lines, null, kit);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const joined = (rows: readonly string[]) =>
  base64(Buffer.concat(rows.map((row) => Buffer.from(row, 'base64'))));
const starts = Array.from({ length: Math.ceil(PAPERS.length / A_LINE) }, (_, k) => k * A_LINE);

/** The rows of all papers, as workers keep them. */
async function keptRows(): Promise<readonly string[]> {
  const lines = starts.map((from) => {
    const vectors = VECTORS.slice(from * DIMENSIONS, (from + A_LINE) * DIMENSIONS);
    return { papers: vectors.length / DIMENSIONS, vectors: base64(new Uint8Array(vectors.buffer)) };
  });
  return (await ask('kept-rows', ...lines)).flatMap(({ rows }) => rows);
}

/** Files by workers: those of cells in any order of cells, those of words with postings in any order of papers. */
async function madeOfRows(): Promise<ReadonlyMap<string, string>> {
  const rows = await keptRows();
  const [{ papers }] = await ask('basis-papers', {});
  const [{ words }] = await ask('known-words', {});
  const [{ basis }] = await ask('basis', { rows: joined(papers.map((n: number) => rows[n]!)) });
  writeFileSync(join(kit, 'basis.bin'), Buffer.from(basis, 'base64'));
  const meant = await ask(
    'meant',
    ...starts.map((from) => ({ from, rows: joined(rows.slice(from, from + A_LINE)) })),
  );
  const cellOf: readonly number[] = meant.flatMap(({ cells }) => cells);
  const hubs: readonly number[] = meant.flatMap((one) => one.hubs);
  const cells = [...new Set(cellOf)].map((cell) => ({
    cell,
    papers: rows.flatMap((row, number) =>
      cellOf[number] === cell ? [{ number, row, hub: hubs[number]! }] : [],
    ),
  }));
  const answers = await ask('cells', ...cells);
  const told = answers.map(({ papers: held, hub }, i) => ({
    cell: cells[i]!.cell,
    papers: held,
    hub,
  }));
  const centres = await ask('centres', { cells: told });
  const mean = Array.from(
    { length: DIMENSIONS },
    (_, d) => meant.reduceRight((sum, one) => sum + one.sum[d], 0) / PAPERS.length,
  );
  const vectors = await madeOfWords(rows, words, mean);
  const files = [...answers, ...centres, ...vectors].flatMap((answer) => answer.files);
  return new Map(files.map(({ path, bytes }) => [path, bytes]));
}

async function madeOfWords(
  rows: readonly string[],
  known: readonly string[],
  mean: readonly number[],
) {
  const all = [...new Set([...INDEX.terms, ...known])].map((word) => {
    const row = INDEX.rowOf(word);
    return { word, row, papers: row === undefined ? 0 : INDEX.papersWith(row) };
  });
  const [{ words }] = await ask('word-tiers', { words: all });
  const tiers = [0, 1, 2].map((tier) => words.filter((one: Tiered) => one.tier === tier).length);
  const [{ files }] = await ask('vector-files', { tiers });
  const lines = new Map<number, { word: string; rows: string }[]>();
  for (const [i, { word, tier, hash }] of (words as readonly Tiered[]).entries()) {
    const before = (files as readonly number[]).slice(0, tier).reduce((sum, n) => sum + n, 0);
    const file = before + (hash % files[tier]);
    const { row } = all[i]!;
    const said = [...(row === undefined ? [] : INDEX.postings(row))]
      .filter((posting) => (posting & WHERE_MASK) !== IN_OTHER)
      .map((posting) => rows[posting >>> PAPER_BITS]!)
      .reverse();
    lines.set(file, [...(lines.get(file) ?? []), { word, rows: joined(said) }]);
  }
  return ask('word-vectors', ...[...lines].map(([file, own]) => ({ file, mean, words: own })));
}

interface Tiered {
  readonly word: string;
  readonly tier: number;
  readonly hash: number;
}

test('files of meaning that workers make of rows are those of one machine, to the byte', async () => {
  const rest = { hasNearWords: false, newLength: WORDS.newLength, newWeight: WORDS.newWeight };
  const xy = new Float64Array(2 * PAPERS.length);
  const meaning = openMeaning(
    packMeaning({ vectors: VECTORS, dimensions: DIMENSIONS, xy, ...rest }),
  );
  const { files } = meaningInCells(meaning, undefined, INDEX);
  const made = await madeOfRows();
  const differing = files.filter(
    ({ name, bytes }) => made.get(`data/v/search/${name}`) !== base64(bytes),
  );
  expect(differing.map(({ name }) => name)).toEqual([]);
  expect(made.size).toBe(files.length);
});

test('a line of another map, or of half a row, is answered with what is wrong', async () => {
  const [vectors] = await ask('kept-rows', { papers: 2, vectors: 'AAAA' });
  expect(vectors.error).toContain('worker: invalid vector: line 1.');
  const [rows] = await ask('basis', { rows: 'AAAA' });
  expect(rows.error).toContain('worker: invalid rows: line 1. They are of another map.');
});

test('a line that holds other papers, cells or numbers than the map has is answered with what is wrong', async () => {
  const rows = (await keptRows()).slice(0, 2);
  const errorOf = async (stage: string, line: object) => (await ask(stage, line))[0].error;
  const [{ papers: wanted }] = await ask('basis-papers', {});
  const [{ basis }] = await ask('basis', { rows: joined(wanted.map(() => rows[0])) });
  writeFileSync(join(kit, 'basis.bin'), Buffer.from(basis, 'base64'));
  expect(await errorOf('basis', { rows: joined(rows) })).toBe(
    `worker: invalid rows: line 1. Give those of the ${wanted.length} papers of basis-papers.`,
  );
  expect(await errorOf('meant', { from: 2099, rows: joined(rows) })).toBe(
    'worker: invalid papers: line 1. 2 from 2099 on are more than the 2100 of the kit. Give those of its map.',
  );
  const paper = { number: 0, row: rows[0]!, hub: 0 };
  expect(await errorOf('cells', { cell: 0, papers: [{ ...paper, row: 'AAAA' }] })).toBe(
    'worker: invalid row: line 1. It is of another map. Give what kept-rows gives.',
  );
  expect(await errorOf('cells', { cell: 0, papers: [{ ...paper, number: 2100 }] })).toContain(
    'invalid place 2100',
  );
  expect(await errorOf('cells', { cell: 999, papers: [] })).toContain('invalid cell 999');
  const all = { cell: 0, papers: 2100, hub: 0 };
  expect(await errorOf('centres', { cells: [all] })).toBeUndefined();
  expect(await errorOf('centres', { cells: [{ ...all, papers: 2099 }] })).toBe(
    'worker: invalid cells: line 1. They hold 2099 of 2100 papers. Give each cell once that cells made.',
  );
  expect(await errorOf('word-vectors', { file: 0, mean: [0], words: [] })).toBe(
    'worker: invalid mean: line 1. It has 1 numbers. Give 15.',
  );
  expect(await errorOf('vector-files', { tiers: [1] })).toContain('worker: invalid tiers: line 1.');
});
