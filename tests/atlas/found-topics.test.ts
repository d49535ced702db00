import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS, type StoredAtlas } from '../../src/atlas/atlas-files.ts';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { communitiesWithin } from '../../src/atlas/neighbours/communities.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';
import { divideUnnamed } from '../../src/atlas/topics/divide-unnamed.ts';
import { findTopics, leastFound } from '../../src/atlas/topics/found-topics.ts';
import { groupNamer } from '../../src/atlas/topics/group-names.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { paper, SMALL, TOPICS } from './corpora.ts';

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  rivers: [
    'River floods',
    'Sediment in rivers',
    'Fish of mountain rivers',
    'River dams and water quality',
    'Wetlands along rivers',
    'Water of alpine rivers',
    'River bank erosion',
    'Nutrients in river water',
    'Restoring rivers and wetlands',
    'Drought in river basins',
  ],
  teeth: [
    'Dental implants',
    'Caries of children and dental care',
    'Dental crowns of zirconia',
    'Gum disease and dental plaque',
    'Composite resin in dental repair',
    'Dental enamel and acid',
    'Dental implants in the jaw',
    'Bleaching of dental enamel',
    'Dental caries and sugar',
    'Dental resin bonding',
  ],
  galaxies: [
    'Dust in galaxies',
    'Star formation in spiral galaxies',
    'Black holes of galaxies',
    'Galaxy clusters and dark matter',
    'Galaxies at high redshift',
    'Dwarf galaxies and stars',
    'Spectra of distant galaxies',
    'Merging galaxies and black holes',
    'Stars in elliptical galaxies',
    'Gas around galaxies',
  ],
};
const SENTENCE: Readonly<Record<string, string>> = {
  rivers: 'We sampled water, sediment and fish of rivers and wetlands in several basins.',
  teeth: 'Patients were treated by dentists; enamel, caries and resin were examined.',
  galaxies: 'Telescope observations of stars, gas and dust in galaxies are analysed.',
};
const STRANGER = paper(
  'x-history',
  'Guilds of medieval goldsmiths',
  'Charters and account books tell how masters, apprentices and widows shared a trade.',
);
const MIXED: readonly Paper[] = [
  ...Object.entries(FIELDS).flatMap(([field, titles]) =>
    titles.map((title, i) => paper(`${field}-${i}`, title, `${title}. ${SENTENCE[field]}`)),
  ),
  STRANGER,
].sort((a, b) => (a.slug < b.slug ? -1 : 1));

const chart = (papers: readonly Paper[], stored: StoredAtlas = NO_ATLAS) =>
  makeAtlas({ papers, topics: null }, stored, { fresh: false, onStage: () => undefined });

/** Papers of each topic as their fields, most first. */
const fieldsOf = ({ atlas }: ReturnType<typeof chart>) =>
  atlas.topics.map(({ id }) => [
    ...new Set(
      atlas.papers
        .filter(({ topic }) => topic === id)
        .map(({ slug }) => slug.replace(/-[^-]*$/, '')),
    ),
  ]);

const found = chart(MIXED);

test('papers of three fields are three topics, each named by what its papers speak of', () => {
  expect(fieldsOf(found).slice(0, -1).sort()).toEqual([['galaxies'], ['rivers'], ['teeth']]);
  const names = found.atlas.topics.map(({ name }) => name.toLowerCase());
  for (const word of ['galax', 'river', 'dental'])
    expect(names.filter((name) => name.includes(word))).toHaveLength(1);
});

test('a stranger among them is outside', () => {
  expect(found.atlas.papers.find(({ slug }) => slug === STRANGER.slug)!.topic).toBe('outside');
});

test('charted again nothing changes; with more papers topics keep their ids and the new ones join theirs', () => {
  expect(JSON.stringify(chart(MIXED, found.stored))).toBe(JSON.stringify(found));
  const more = [
    ...MIXED,
    paper('rivers-new', 'Otters of lowland rivers', `Otters. ${SENTENCE.rivers}`),
  ].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const grown = chart(more, found.stored);
  const ids = ({ atlas }: typeof found) => atlas.topics.map(({ id }) => id);
  expect(ids(grown)).toEqual(ids(found));
  const topicOf = (slug: string) => grown.atlas.papers.find((at) => at.slug === slug)!.topic;
  expect(topicOf('rivers-new')).toBe(topicOf('rivers-1'));
});

test('topics that an earlier program found, without their papers, keep their ids: their words decide', () => {
  const topics = found.stored.topics.map((topic) => ({ ...topic, papers: [] }));
  const again = chart(MIXED, { ...found.stored, topics });
  expect(again.atlas.topics.map(({ id }) => id)).toEqual(found.atlas.topics.map(({ id }) => id));
  expect(again.stored.topics).toEqual(topics);
  expect(JSON.stringify(chart(MIXED, again.stored).stored)).toBe(JSON.stringify(again.stored));
});

test('a topic that no paper has any longer is none, and no others change', () => {
  const ghosts = { id: 'ghosts', name: 'Ghosts', description: '', phrases: [], papers: [] };
  const stored = { ...found.stored, topics: [ghosts, ...found.stored.topics] };
  const again = chart(MIXED, stored);
  expect(again.atlas.topics).toEqual(found.atlas.topics);
  expect(again.stored.topics).toEqual(found.stored.topics);
});

test('where nothing may be outside every paper has a topic, and outside has no probability', () => {
  for (const topics of [null, TOPICS]) {
    const { atlas } = makeAtlas({ papers: SMALL, topics, outside: false }, NO_ATLAS, {
      fresh: true,
      onStage: () => undefined,
    });
    expect(atlas.papers.filter(({ topic }) => topic === 'outside')).toEqual([]);
    for (const { topics: probabilities } of atlas.papers) expect(probabilities.outside).toBe(0);
  }
});

/** Sizes of the topics found among groups of papers that have nothing in common. */
function topicSizes(...groups: readonly number[]): readonly number[] {
  const things = ['Kelp', 'Moss', 'Terns'];
  const own = groups.flatMap((size, g) => Array.from({ length: size }, () => g));
  const vectors = Float32Array.from(own.flatMap((g) => things.map((_, d) => Number(d === g))));
  const texts = own.map((g) => ({ title: things[g]!, abstract: `We see ${things[g]}.` }));
  const neighbours = nearestNeighbours(vectors, things.length, 2);
  const embedding = {
    ...({ embedder: 'owner', dimensions: things.length, vectors, words: null } as const),
    embed: (others: readonly string[]) => new Float32Array(others.length * things.length),
  };
  return findTopics(neighbours, collectPhrases(texts, 2), own.length, embedding).map(
    ({ members }) => members.length,
  );
}

test('a group’s name is what most of it speaks of, in whatever words, and says nothing twice', () => {
  const group = (words: readonly string[], count: number, rest: string) =>
    Array.from({ length: count }, (_, i) => {
      const word = words[i % words.length]!;
      return {
        title: `${word} ${'abcdefgh'[i]}`,
        abstract: `We see ${word.toLowerCase()}. ${rest}`,
      };
    });
  const texts = [
    ...group(['Cancer', 'Cancer', 'Carcinoma'], 6, 'Patients were treated.'),
    ...group(['Conduction', 'Conduction', 'Conductivity', 'Doping'], 8, 'Crystals were heated.'),
    ...group(['Cells', 'Cells', 'Growth'], 6, 'Dishes were washed.'),
    ...Array.from({ length: 2 }, () => ({ title: 'Other cells', abstract: 'Of cells we speak.' })),
    ...Array.from({ length: 12 }, () => ({ title: 'Stones', abstract: 'Of stones we speak.' })),
  ];
  const groups = [texts.slice(0, 6), texts.slice(6, 14), texts.slice(14, 20)].map((own) =>
    own.map((text) => texts.indexOf(text)),
  );
  const same = (a: string, b: string) => [a, b].every((word) => /^Can|^Car/i.test(word));
  const nameGroups = groupNamer(
    collectPhrases(texts, 2),
    texts.length,
    (phrases) => (a, b) => same(phrases[a]!, phrases[b]!),
  );
  const names = nameGroups(groups).map(({ phrases }) =>
    phrases.map(({ printed }) => printed.toLowerCase()),
  );
  expect(names[0]).toEqual(['cancer']);
  expect(names[1]).toContain('conduction');
  expect(names[1]).not.toContain('conductivity');
  // A plain word that stands elsewhere too is not enough.
  expect(names[2]).toEqual(['cells', 'growth']);
});

test('a name in passing holds for nobody: a further phrase says what those papers are about', () => {
  const filler = 'Then comes more. Then comes much more. Then comes yet more. Then all is said.';
  const texts = [
    ...Array.from({ length: 5 }, (_, i) => ({
      title: `Kelp ${'abcde'[i]}`,
      abstract: `We see kelp. ${filler}`,
    })),
    ...Array.from({ length: 5 }, (_, i) => ({
      title: `Moss ${'abcde'[i]}`,
      abstract: `We see moss. ${filler} It differs from kelp.`,
    })),
    ...Array.from({ length: 10 }, () => ({ title: 'Stones', abstract: 'Of stones we speak.' })),
  ];
  const group = texts.flatMap(({ title }, i) => (title === 'Stones' ? [] : i));
  const nameGroups = groupNamer(collectPhrases(texts, 2), texts.length, () => () => false);
  const [name] = nameGroups([group]);
  expect(name?.phrases.map(({ printed }) => printed.toLowerCase())).toEqual(['kelp', 'moss']);
  expect(name?.spoken).toBe(1);
  expect(name?.holds).toBe(1);
});

test('the smallest topic grows with the corpus', () => {
  expect([20, 400, 500, 30_000].map(leastFound)).toEqual([4, 4, 5, 300]);
});

test('four papers are a topic, three are none, and fewer than twenty are not divided', () => {
  expect(topicSizes(10, 6, 4)).toEqual([10, 6, 4]);
  expect(topicSizes(10, 7, 3)).toEqual([10, 7]);
  expect(topicSizes(10, 5, 4)).toEqual([19]);
});

/** The nearest of papers that stand together, so many at each place. */
function crowds(...sizes: readonly number[]) {
  const random = seeded(5);
  const dimensions = sizes.length;
  const vectors = Float32Array.from(
    sizes.flatMap((size, place) =>
      Array.from({ length: size * dimensions }, (_, j) =>
        j % dimensions === place ? 1 : 0.05 * gaussian(random),
      ),
    ),
  );
  normaliseRows(vectors, dimensions);
  return nearestNeighbours(vectors, dimensions, 8);
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test('a group is divided by what hangs together in it, and too small a part joins another', () => {
  const neighbours = crowds(16, 14, 6, 12);
  const members = numbers(0, 36);
  const parts = [numbers(0, 16), numbers(16, 30), numbers(30, 36)];
  expect(communitiesWithin(neighbours, members, 6)(0.4)).toEqual(parts);
  const joined = communitiesWithin(neighbours, members, 7)(0.4);
  expect(joined).toHaveLength(2);
  expect(joined.flat().sort((a, b) => a - b)).toEqual(members);
  expect(communitiesWithin(neighbours, members, 30)(0.4)).toEqual([members]);
});

test('only a group that no name holds for is divided, and only where names hold clearly better for its parts', () => {
  const neighbours = crowds(16, 14, 20);
  const [both, other] = [numbers(0, 30), numbers(30, 50)];
  const divided = (whole: number, part: number) =>
    divideUnnamed(
      [both, other],
      neighbours,
      (groups) =>
        groups.map(({ length }) => ({
          phrases: [],
          holds: 0,
          spoken: length < both.length ? part : whole,
        })),
      50,
    );
  expect(divided(0.4, 0.5)).toEqual([other, numbers(0, 16), numbers(16, 30)]);
  expect(divided(0.4, 0.44)).toEqual([both, other]);
  expect(divided(0.5, 1)).toEqual([both, other]);
  // Half of the group would be too small a topic among so many papers.
  const nameless = () => [{ phrases: [], holds: 0, spoken: 0 }];
  expect(divideUnnamed([both, other], neighbours, nameless, 1000)).toEqual([both, other]);
});

test('a corpus too small to be divided is one topic, and no paper of it is outside', () => {
  const few = MIXED.slice(0, 8);
  const { atlas, stored } = chart(few);
  expect(atlas.topics.map(({ count }) => count)).toEqual([8, 0]);
  expect(new Set(atlas.papers.map(({ topic }) => topic))).toEqual(new Set([atlas.topics[0]!.id]));
  const grown = chart(MIXED.slice(0, 9), stored).atlas;
  expect(grown.topics.map(({ count }) => count)).toEqual([9, 0]);
});
