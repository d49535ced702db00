import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denseRows } from '../../src/atlas/embed/sparse-products.ts';
import { dotRows, normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { joinOwnerVectors } from '../../src/search/join-owner-vectors.ts';
import { ridgeRegression } from '../../src/search/ridge.ts';
import { paper, SMALL } from '../atlas/corpora.ts';
import { openedSearch } from './opened.ts';

const DIMENSIONS = 12;
const LOAD = { limit: 20, meaning: 'load' } as const;

/** An encoder of no program: papers of a group (the first letter of the slug) stand near one direction. */
function vectorsByGroup(papers: readonly Paper[]) {
  const groups = [...new Set(papers.map(({ slug }) => slug[0]!))];
  const random = seeded(3);
  const vectors = new Float32Array(papers.length * DIMENSIONS);
  for (const [i, { slug }] of papers.entries()) {
    for (let d = 0; d < DIMENSIONS; d++) vectors[i * DIMENSIONS + d] = 0.2 * gaussian(random);
    vectors[i * DIMENSIONS + groups.indexOf(slug[0]!)]! += 1;
  }
  return { dimensions: DIMENSIONS, vectors };
}

const KATZEN = [
  'Futter für Katzen',
  'Katzen schlafen viel',
  'Pfoten und Krallen',
  'Krallen der Katzen',
  'Schnurren beim Futter',
  'Pfoten im Schnee',
];
const WOLKEN = [
  'Wolken am Himmel',
  'Regen aus Wolken',
  'Nebel und Regen',
  'Himmel ohne Nebel',
  'Wolken über Bergen',
  'Regen und Himmel',
];
const GERMAN = [
  ...KATZEN.map((title, i) => paper(`k${i}`, title, `Hier geht es um ${title}.`)),
  ...WOLKEN.map((title, i) => paper(`w${i}`, title, `Hier geht es um ${title}.`)),
  // Shares no word of matter with the others of its group.
  paper('w6', 'Gewitterfront', 'Blitze zucken.'),
];

test('in any language, a question finds what the owner’s vectors say is near, with no word in common', async () => {
  const { search } = await openedSearch(GERMAN, { ownerVectors: vectorsByGroup(GERMAN) });
  expect(search.head.wordModel!.isOwn).toBe(true);
  const { results, semanticState } = await search.query('Nebel und Regen', LOAD);
  expect(semanticState).toBe('complete');
  const order = results.map(({ slug }) => slug);
  expect(order[0]).toBe('w2');
  expect(order).toContain('w6');
  const cats = order.filter((slug) => slug.startsWith('k'));
  for (const cat of cats) expect(order.indexOf(cat)).toBeGreaterThan(order.indexOf('w6'));
});

test('without those vectors the same question does not find it', async () => {
  const { search } = await openedSearch(GERMAN);
  expect(search.head.wordModel).toBeNull();
  const { results } = await search.query('Nebel und Regen', LOAD);
  expect(results[0]!.slug).toBe('w2');
  expect(results.slice(0, 7).map(({ slug }) => slug)).not.toContain('w6');
});

test('own words lie in files of their own, each looked for in one of them', async () => {
  const { search, host } = await openedSearch(GERMAN, { ownerVectors: vectorsByGroup(GERMAN) });
  const { folder, shards } = search.head.wordModel!;
  const files = [...host.files.keys()].filter((path) => path.startsWith(folder));
  expect(files.length).toBe(shards + 1);
  await search.query('wolken', LOAD);
  expect(host.asked).toContain(`${folder}/core.bin`);
});

test('among English papers another encoder’s vectors join what their words say', async () => {
  const papers = [...SMALL, paper('p9', 'Qwzzk', 'Qwzzk vrmpf.')];
  const asked = async (ownerVectors: ReturnType<typeof vectorsByGroup> | null) => {
    const { search } = await openedSearch(papers, { ownerVectors });
    expect(search.head.wordModel!.isOwn).toBe(false);
    const { results } = await search.query('smaller networks by pruning', LOAD);
    return results.map(({ slug }) => slug);
  };
  const [alone, joined] = [await asked(null), await asked(vectorsByGroup(papers))];
  expect(alone.indexOf('p9')).toBe(-1);
  expect(joined).toContain('p9');
  expect(joined[0]).toMatch(/^p/);
});

test('the same vectors give the same bytes', async () => {
  const built = async () => {
    const { host } = await openedSearch(GERMAN, { ownerVectors: vectorsByGroup(GERMAN) });
    return [...host.files];
  };
  expect(await built()).toEqual(await built());
});

test('ridge regression solves its normal equations', () => {
  const matrix = (rows: number, columns: number) =>
    fc.array(fc.integer({ min: -9, max: 9 }), {
      minLength: rows * columns,
      maxLength: rows * columns,
    });
  fc.assert(
    fc.property(
      matrix(5, 8),
      matrix(5, 2),
      fc.integer({ min: 1, max: 9 }),
      (left, right, ridge) => {
        const rows = Float32Array.from(left);
        const targets = Float32Array.from(right);
        const weights = ridgeRegression(denseRows(rows, 8), targets, 2, ridge);
        // rowsᵀ (targets − rows W) = ridge W
        for (let column = 0; column < 8; column++) {
          for (let d = 0; d < 2; d++) {
            let gradient = 0;
            for (let i = 0; i < 5; i++) {
              let fitted = 0;
              for (let k = 0; k < 8; k++) fitted += rows[i * 8 + k]! * weights[k * 2 + d]!;
              gradient += rows[i * 8 + column]! * (targets[i * 2 + d]! - fitted);
            }
            expect(gradient).toBeCloseTo(ridge * weights[column * 2 + d]!, 3);
          }
        }
      },
    ),
  );
});

test('joined vectors are what words say and half of what the other encoder adds, in the words’ space', () => {
  const random = seeded(9);
  const byWords = Float32Array.from({ length: 40 * 4 }, () => gaussian(random));
  normaliseRows(byWords, 4);
  // An encoder that says the same by other numbers adds nothing new; one that is turned is turned back.
  const same = joinOwnerVectors(byWords, 4, byWords, 4);
  const turned = Float32Array.from(byWords, (_, j) => byWords[j - (j % 4) + (((j % 4) + 1) % 4)]!);
  const back = joinOwnerVectors(byWords, 4, turned, 4);
  for (let i = 0; i < 40; i++) {
    expect(dotRows(same, i, byWords, i, 4)).toBeGreaterThan(0.99);
    expect(dotRows(back, i, same, i, 4)).toBeCloseTo(1, 4);
    expect(dotRows(back, i, back, i, 4)).toBeCloseTo(1, 5);
  }
  // One that stands for the first half of the words alone draws papers there.
  const half = Float32Array.from(byWords, (value, j) => (j % 4 < 2 ? value : 0));
  const drawn = joinOwnerVectors(byWords, 4, half, 4);
  const inHalf = (rows: Float32Array) => rows.reduce((sum, value, j) => sum + (j % 4 < 2 ? value ** 2 : 0), 0); // biome-ignore format: a row
  expect(inHalf(drawn)).toBeGreaterThan(1.2 * inHalf(byWords));
});
