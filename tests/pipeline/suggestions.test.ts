import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';
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
const GALAXIES: NamedTopic = {
  id: 'galaxies',
  name: 'Galaxies',
  description: 'Stars, gas and dust in galaxies.',
  phrases: ['galaxies', 'stars'],
};

const suggest = (topics: readonly NamedTopic[] | null) => {
  const options = { fresh: true, onStage: () => undefined };
  const { atlas } = makeAtlas({ papers: PAPERS, topics }, NO_ATLAS, options);
  return suggestions(PAPERS, atlas, topics !== null);
};
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

test('with named topics the groups among the papers that fit none are', () => {
  const text = suggest([GALAXIES]);
  expect(text).toMatch(/^# 28 of 42 papers fit no topic; among them 2 groups:$/m);
  expect(namesIn(text).join()).not.toContain('galax');
});

test('where all papers have a topic it says that few fit none', () => {
  const { atlas } = makeAtlas({ papers: PAPERS, topics: [GALAXIES], outside: false }, NO_ATLAS, {
    fresh: true,
    onStage: () => undefined,
  });
  expect(suggestions(PAPERS, atlas, true)).toBe('# 0 of 42 papers fit no topic.\n');
});
