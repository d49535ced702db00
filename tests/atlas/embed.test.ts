import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { dotRows } from '../../src/atlas/embed/vector-rows.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';
import { loadProjection } from '../../src/words/load-word-model.ts';
import { HARD, SMALL, TOPICS } from './corpora.ts';

const textsOf = (papers: typeof SMALL) =>
  papers.map(({ titlePlain, abstractPlain }) => ({ title: titlePlain, abstract: abstractPlain }));
const TEXTS = textsOf(SMALL);
const TFIDF = makeTfidf(TEXTS);

/** One row of `dimensions` numbers a paper, drawn by chance around two places: pruning and the others. */
function drawn(dimensions: number): Float32Array {
  const random = seeded(12);
  return Float32Array.from(
    { length: SMALL.length * dimensions },
    (_, j) => gaussian(random) + (Math.floor(j / dimensions) < 6 ? 2 : -2),
  );
}

test.each([
  ['English', SMALL, 'words'],
  ['Chinese', HARD.Chinese!, 'lsa'],
  ['right to left', HARD['right to left']!, 'lsa'],
])('%s papers are embedded by what knows their words', (_, papers, embedder) => {
  const embedding = embedPapers(textsOf(papers), makeTfidf(textsOf(papers)));
  expect(embedding.embedder).toBe(embedder);
  expect(embedding.words === null).toBe(embedder === 'lsa');
  const { vectors, dimensions } = embedding;
  for (let i = 0; i < papers.length; i++)
    expect(dotRows(vectors, i, vectors, i, dimensions)).toBeCloseTo(1, 5);
  const again = embedding.embed(
    papers.map(({ titlePlain, abstractPlain }) => `${titlePlain}\n${abstractPlain}`),
  );
  expect(dotRows(vectors, 0, again, 0, dimensions)).toBeGreaterThan(0.8);
});

test('the word model serves English papers of which it knows a third of the words, and no fewer', () => {
  const embedderOf = (...words: readonly string[]) => {
    const texts = Array.from({ length: 6 }, () => ({ title: '', abstract: words.join(' ') }));
    return embedPapers(texts, makeTfidf(texts)).embedder;
  };
  expect(embedderOf('networks', 'qxzva', 'qxzvb')).toBe('words');
  expect(embedderOf('networks', 'qxzva', 'qxzvb', 'qxzvc')).toBe('lsa');
});

test('the owner’s vectors of any encoder are used as they are, other texts stand beside papers of their words', () => {
  const { embedder, dimensions, vectors, embed } = embedPapers(TEXTS, TFIDF, {
    dimensions: 5,
    vectors: drawn(5),
  });
  expect([embedder, dimensions]).toEqual(['owner', 5]);
  const pruning = embed(['pruning networks']);
  expect(dotRows(pruning, 0, vectors, 0, 5)).toBeGreaterThan(0.5);
  expect(dotRows(pruning, 0, vectors, 8, 5)).toBeLessThan(0);
});

test('a paper without a vector of the owner stands by its words among those that have one', () => {
  const vectors = drawn(5).fill(0, 0, 5);
  const { vectors: completed } = embedPapers(TEXTS, TFIDF, { dimensions: 5, vectors });
  expect(dotRows(completed, 0, completed, 1, 5)).toBeGreaterThan(0.5);
});

test('vectors of the encoder that the word model imitates join the words, those of another do not', () => {
  const words = embedPapers(TEXTS, TFIDF);
  const projection = loadProjection();
  const vectors = new Float32Array(SMALL.length * 384);
  for (let i = 0; i < SMALL.length; i++)
    for (let d = 0; d < 384; d++)
      vectors[i * 384 + d] = dotRows(words.vectors, i, projection, d, 256);
  const joined = embedPapers(TEXTS, TFIDF, { dimensions: 384, vectors });
  expect([joined.embedder, joined.dimensions]).toEqual(['owner and words', 256]);
  expect(dotRows(joined.vectors, 3, words.vectors, 3, 256)).toBeCloseTo(1, 4);
  expect(embedPapers(TEXTS, TFIDF, { dimensions: 384, vectors: drawn(384) }).embedder).toBe(
    'owner',
  );
});

test('a map is made of the owner’s vectors where there are any', () => {
  const chart = (ownerVectors: { dimensions: number; vectors: Float32Array } | null) =>
    makeAtlas({ papers: SMALL, topics: TOPICS, ownerVectors }, NO_ATLAS, {
      fresh: true,
      onStage: () => undefined,
    }).atlas.papers.map(({ x, y }) => [x, y]);
  expect(chart({ dimensions: 5, vectors: drawn(5) })).not.toEqual(chart(null));
});
