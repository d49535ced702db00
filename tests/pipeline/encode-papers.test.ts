import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paper } from '../../src/corpus/paper.ts';
import { readOwnerVectors } from '../../src/corpus/project/read-owner-vectors.ts';
import { encodePapers } from '../../src/pipeline/encode-papers.ts';
import { loadTransformers, type Transformers } from '../../src/pipeline/encoders.ts';
import type { ProjectPaths } from '../../src/pipeline/paths.ts';
import { HARD, paper } from '../atlas/corpora.ts';
import { temporaryFolder } from '../temporary.ts';

const DIMENSIONS = 6;
const PAPERS = Array.from({ length: 40 }, (_, i) =>
  paper(
    `p${i}`,
    `Paper ${i} of pruning`,
    `We remove ${i * 37} weights of a network, and then more.`,
  ),
);

/** A stand-in for the package: a vector that follows from the letters of a text, and a record of what was asked. */
function standIn({ failAt = Number.POSITIVE_INFINITY, value = Number.NaN } = {}) {
  const asked: string[] = [];
  const models: string[] = [];
  const env = { allowRemoteModels: true, localModelPath: '' };
  let batches = 0;
  const load = (): Transformers => ({
    env,
    pipeline: async (_, model) => {
      models.push(model);
      return async (texts) => {
        if (++batches === failAt) throw new Error('the power went');
        asked.push(...texts);
        const data = texts.flatMap((text) => vectorOf(text));
        if (!Number.isNaN(value)) data[0] = value;
        return { data: Float32Array.from(data), dims: [texts.length, DIMENSIONS] };
      };
    },
  });
  return { load, asked, models, env };
}

function vectorOf(text: string): number[] {
  const counts = Array.from({ length: DIMENSIONS }, () => 0.1);
  for (const [i, letter] of [...text].entries())
    counts[(letter.charCodeAt(0) + i) % DIMENSIONS]! += 1;
  const length = Math.hypot(...counts);
  return counts.map((count) => count / length);
}

function place(files: Readonly<Record<string, string>> = {}): ProjectPaths {
  const root = temporaryFolder(files);
  const contentDir = join(root, 'content');
  mkdirSync(contentDir, { recursive: true });
  const locks = { content: join(root, 'a'), out: join(root, 'b') };
  return { contentDir, outDir: join(root, 'dist'), cacheDir: join(root, 'cache'), locks };
}

const quiet = () => undefined;
const embed = (
  where: ProjectPaths,
  { load }: { load: () => Transformers },
  papers: readonly Paper[] = PAPERS,
  name: string | null = null,
) => encodePapers(where, papers, name, load, quiet);
const bytesIn = (where: ProjectPaths) =>
  ['papers.npy', 'papers.slugs.txt', 'papers.keys.txt'].map((name) =>
    readFileSync(join(where.contentDir, 'vectors', name)),
  );

test('what it writes is read as the owner’s vectors, as the encoder gave them', async () => {
  const where = place();
  const encoder = standIn();
  expect(await embed(where, encoder)).toEqual({
    encoder: 'all-MiniLM-L6-v2',
    papers: 40,
    made: 40,
  });
  expect(encoder.models).toEqual(['Xenova/all-MiniLM-L6-v2']);
  const { brought, faults } = readOwnerVectors(where.contentDir, PAPERS)!;
  expect(faults).toEqual([]);
  expect(brought.dimensions).toBe(DIMENSIONS);
  for (const [i, { titlePlain, abstractPlain }] of PAPERS.entries()) {
    const own = brought.vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    const right = vectorOf(`${titlePlain}\n${abstractPlain}`);
    const dot = right.reduce((sum, value, d) => sum + value * own[d]!, 0);
    expect(dot / Math.hypot(...own)).toBeGreaterThan(0.9999);
  }
  expect(existsSync(join(where.cacheDir, 'embedding.jsonl'))).toBe(false);
});

test('a run that ends half-way leaves no vectors, and the next makes only what is missing', async () => {
  const [whole, where] = [place(), place()];
  await embed(whole, standIn());
  const first = standIn({ failAt: 3 });
  await expect(embed(where, first)).rejects.toThrow('the power went');
  expect(existsSync(join(where.contentDir, 'vectors'))).toBe(false);
  const second = standIn();
  expect((await embed(where, second)).made).toBe(40 - first.asked.length);
  expect(new Set([...first.asked, ...second.asked]).size).toBe(40);
  expect(bytesIn(where)).toEqual(bytesIn(whole));
});

test('wherever the journal of a killed run is cut off, the vectors come out the same', async () => {
  const whole = place();
  await embed(whole, standIn());
  const killed = place();
  await embed(killed, standIn({ failAt: 3 })).catch(quiet);
  const journal = readFileSync(join(killed.cacheDir, 'embedding.jsonl'));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: journal.length }), async (length) => {
      const where = place();
      mkdirSync(where.cacheDir);
      writeFileSync(join(where.cacheDir, 'embedding.jsonl'), journal.subarray(0, length));
      const again = standIn({ failAt: 2 });
      await embed(where, again).catch(quiet);
      await embed(where, standIn());
      expect(bytesIn(where)).toEqual(bytesIn(whole));
    }),
    { numRuns: 20, seed: 5 },
  );
});

test('later only papers that are new or say something else are encoded', async () => {
  const where = place();
  await embed(where, standIn());
  const changed = paper('p3', 'Paper 3 of pruning', 'Another abstract.');
  const fresh = paper('q', 'A new paper', 'It came later.');
  const papers = [...PAPERS.slice(0, 3), changed, ...PAPERS.slice(4), fresh];
  const later = standIn();
  expect((await embed(where, later, papers)).made).toBe(2);
  expect(later.asked.toSorted()).toEqual([
    'A new paper\nIt came later.',
    'Paper 3 of pruning\nAnother abstract.',
  ]);
  expect(readOwnerVectors(where.contentDir, papers)!.faults).toEqual([]);
  const none = standIn();
  expect((await embed(where, none, papers)).made).toBe(0);
  expect((await embed(where, standIn(), papers, 'multilingual-e5-small')).made).toBe(41);
});

test('papers in another language get the encoder for any, asked as its makers say', async () => {
  const encoder = standIn();
  const { encoder: name } = await embed(place(), encoder, HARD.German);
  expect(name).toBe('multilingual-e5-small');
  expect(encoder.models).toEqual(['Xenova/multilingual-e5-small']);
  expect(encoder.asked.every((text) => text.startsWith('query: '))).toBe(true);
});

test('a folder is read, and nothing is fetched', async () => {
  const folder = join(temporaryFolder({ 'tiny/config.json': '{}' }), 'tiny');
  const encoder = standIn();
  await embed(place(), encoder, PAPERS, folder);
  expect(encoder.models).toEqual(['tiny']);
  expect(encoder.env.allowRemoteModels).toBe(false);
  expect(join(encoder.env.localModelPath, 'tiny')).toBe(folder);
});

test.each([
  ['all-minilm-l6-v2', 'call: unknown encoder: all-minilm-l6-v2. Did you mean all-MiniLM-L6-v2?'],
  [
    'nothing',
    'call: unknown encoder: nothing. Name all-MiniLM-L6-v2 or multilingual-e5-small, another on the Hugging Face hub (owner/name), or a folder.',
  ],
])('an encoder called %s is told', async (name, told) => {
  await expect(embed(place(), standIn(), PAPERS, name)).rejects.toThrow(told);
});

test('a model that does not come, and numbers that are none, say what to do', async () => {
  const unreachable: Transformers = {
    env: { allowRemoteModels: true, localModelPath: '' },
    pipeline: () => Promise.reject(new Error('fetch failed\nat …')),
  };
  await expect(embed(place(), { load: () => unreachable }, PAPERS, 'some/model')).rejects.toThrow(
    /^embed: missing model: some\/model: fetch failed\. Check the name and the network, or give a folder/,
  );
  await expect(embed(place(), standIn({ value: Number.POSITIVE_INFINITY }))).rejects.toThrow(
    'embed: invalid number: all-MiniLM-L6-v2 gives Infinity. What was made is kept',
  );
});

test.each(['papers.npy', 'mine.npy', 'mine.titles.txt'])(
  'vectors that somebody made, %s, are not touched',
  async (name) => {
    const where = place({ [`content/vectors/${name}`]: 'a day of work' });
    await expect(embed(where, standIn())).rejects.toThrow(
      `embed: duplicate vectors: vectors/${name} was not made by this command. Move it out of vectors/`,
    );
    expect(readFileSync(join(where.contentDir, 'vectors', name), 'utf8')).toBe('a day of work');
  },
);

test('damaged vectors of its own are made again', async () => {
  const [where, whole] = [place(), place()];
  await embed(whole, standIn());
  await embed(where, standIn());
  writeFileSync(join(where.contentDir, 'vectors/papers.npy'), 'cut');
  expect((await embed(where, standIn())).made).toBe(40);
  expect(bytesIn(where)).toEqual(bytesIn(whole));
});

test('where the package is not installed, one is told how to', () => {
  expect(loadTransformers).toThrow(
    'embed: missing package: @huggingface/transformers. Install it where Chartroom is, then run this again: npm install --no-save @huggingface/transformers',
  );
});
