import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { suggestTopics } from '../../src/atlas/topics/suggest-topics.ts';
import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';
import { entryIndent, topicsAsYaml, topicsSuggested } from '../../src/corpus/project/templates.ts';
import { suggestions } from '../../src/pipeline/suggestions.ts';
import { paper } from '../atlas/corpora.ts';

const RIVERS = 'We sampled water, sediment and fish of rivers and wetlands in several basins.';
const TEETH = 'Patients were treated by dentists; dental enamel, caries and resin were examined.';
const STARS = 'Telescope observations of stars, gas and dust in galaxies are analysed.';
const of = (field: string, title: string, text: string, count: number): readonly Paper[] =>
  Array.from({ length: count }, (_, i) =>
    paper(`${field}-${String(i).padStart(2, '0')}`, `${title} ${i + 1}`, text),
  );
const PAPERS = [
  ...of('galaxies', 'Stars of galaxies', STARS, 14),
  ...of('rivers', 'Fish of rivers', RIVERS, 14),
  ...of('teeth', 'Dental enamel', TEETH, 14),
];
const SATURATED = [
  ...of('fat', '饱和脂肪酸', '本研究测定饱和脂肪酸。饱和脂肪酸与血脂有关。', 14),
  ...of('rice', '水稻产量', '水稻产量与灌溉、施肥有关，测定水稻产量和氮肥用量。', 14),
];
const GALAXIES: NamedTopic = {
  id: 'galaxies',
  name: 'Galaxies',
  description: 'Stars, gas and dust in galaxies.',
  phrases: ['galaxies', 'stars'],
};

const chart = (topics: readonly NamedTopic[] | null, outside = true) =>
  makeAtlas({ papers: PAPERS, topics, outside }, NO_ATLAS, {
    fresh: true,
    onStage: () => undefined,
  }).atlas;
const suggest = (topics: readonly NamedTopic[] | null, outside = true, indent = '  ') =>
  suggestions(PAPERS, chart(topics, outside), topics && { topics, outside, indent });
const entriesIn = (text: string) => parse(text) as readonly NamedTopic[];
const sizesIn = (text: string) =>
  [...text.matchAll(/^ *# (\d+) papers, such as:$/gm)].map(([, size]) => Number(size));
const namesIn = (text: string) =>
  (parse(text) as { topics: { name: string }[] }).topics.map(({ name }) => name.toLowerCase());

test('without named topics every group is suggested, with its size and typical titles', () => {
  const text = suggest(null);
  const names = namesIn(text);
  for (const word of ['galax', 'fish', 'dental'])
    expect(
      names.filter((name) => name.includes(word) || (word === 'fish' && name.includes('river'))),
    ).toHaveLength(1);
  expect(text.match(/^ {2}# 14 papers, such as:$/gm)).toHaveLength(3);
  expect(text).toMatch(/^ {2}# Dental enamel \d+$/m);
});

test('what is printed is the file, and a map of it has the sizes that it says', () => {
  const text = suggest(null);
  const { topics } = parse(text) as { topics: readonly NamedTopic[] };
  const sizes = chart(topics).topics.map(({ count }) => count);
  expect(sizesIn(text)).toEqual(sizes.slice(0, -1));
});

test('what a name lists are phrases too, none of them twice', () => {
  const { topics } = parse(suggest(null)) as { topics: readonly NamedTopic[] };
  for (const { name, phrases } of topics) {
    const small = phrases.map((phrase) => phrase.toLowerCase());
    expect(new Set(small).size).toBe(small.length);
    const things = name.toLowerCase().split(/, | and /);
    if (things.length > 1) expect(small).toEqual(expect.arrayContaining(things));
  }
});

test('papers too few to be divided are one topic, and none of them is outside', () => {
  const few = PAPERS.slice(0, 3);
  const text = topicsSuggested(suggestTopics(few), few.length);
  expect(sizesIn(text)).toEqual([3]);
  expect(parse(text)).toEqual({ topics: [expect.anything()], outside: false });
});

test('with named topics the groups among the papers that fit none are', () => {
  const text = suggest([GALAXIES]);
  expect(text).toMatch(/^# 28 of 42 papers fit no topic; among them 2 groups:$/m);
  expect(
    entriesIn(text)
      .map(({ name }) => name)
      .join(),
  ).not.toMatch(/galax/i);
});

test.each(['', '    '])(
  'they go on the list of an owner who writes it with %j before',
  (indent) => {
    const hers = `outside: true\r\ntopics: # mine\n\n # The sky.\n${indent}- id: galaxies\n${indent}  name: Galaxies\n`;
    expect(entryIndent(hers)).toBe(indent);
    const text = suggest([GALAXIES], true, entryIndent(hers));
    const { topics } = parse(hers + text) as { topics: readonly NamedTopic[] };
    expect(topics).toEqual([{ id: 'galaxies', name: 'Galaxies' }, ...entriesIn(text)]);
    const sizes = chart([GALAXIES, ...entriesIn(text)]).topics.map(({ count }) => count);
    expect(sizesIn(text)).toEqual(sizes.slice(1, -1));
  },
);

test('no suggestion has an id that is or was one of the owner’s', () => {
  const [first] = entriesIn(suggest([GALAXIES]));
  const named = [{ ...GALAXIES, was: [first!.id] }];
  expect(entriesIn(suggest(named)).map(({ id }) => id)).not.toContain(first!.id);
});

test('a topic of most papers is offered in parts that stand in its place', () => {
  const all = {
    id: 'all',
    name: 'Nature',
    description: 'Stars, fish, rivers.',
    phrases: ['stars'],
  };
  const named = ['x', 'y'].map((id) => ({ id, name: id, description: '', phrases: [] }));
  const text = suggest([{ ...all, phrases: ['stars', 'fish', 'enamel'] }, ...named], false);
  expect(text).toMatch(/^# Nature holds 42 of the 42 papers in topics; in it 3 groups, to stand/m);
  expect(sizesIn(text).reduce((sum, size) => sum + size, 0)).toBe(42);
});

test('names and titles stay what they are, whatever they are made of', () => {
  const any = fc.string({ unit: 'binary', maxLength: 12 });
  const said = any.map((text) => text.replace(/\s+/g, ' ').trim());
  const topic = fc.record({
    ...{ id: said, name: said, description: said, phrases: fc.array(said, { maxLength: 3 }) },
    ...{ papers: fc.nat(), titles: fc.array(any, { maxLength: 3 }) },
  });
  fc.assert(
    fc.property(fc.array(topic, { minLength: 1, maxLength: 3 }), (topics) => {
      const { topics: read } = parse(topicsAsYaml(topics)) as { topics: unknown };
      expect(read).toEqual(topics.map(({ papers: _, titles: __, ...own }) => own));
    }),
    { numRuns: 25 },
  );
});

test('where all papers have a topic it says that few fit none', () => {
  expect(suggest([GALAXIES], false)).toBe('# 0 of 42 papers fit no topic.\n');
});

test('a Chinese word with the sign for and in it stays one word', () => {
  const found = suggestTopics(SATURATED);
  expect(found.map(({ name }) => name)).toContain('饱和脂肪酸');
  expect(found.flatMap(({ phrases }) => phrases.filter((phrase) => phrase.length < 2))).toEqual([]);
});
