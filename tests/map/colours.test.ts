import { expect, test } from 'vitest';
import { groupColouring, orderedColouring } from '../../src/map/colour-by.ts';
import { GROUPS, MAX_STEPS, REST, rampColours } from '../../src/map/colour-scales.ts';
import { colourDistance, leastDistance, SIGHTS } from '../../src/map/colour-sight.ts';
import type { OwnershipGrid } from '../../src/map/ownership-grid.ts';
import { paletteCss } from '../../src/map/palette.ts';
import { topicHues } from '../../src/map/topic-hues.ts';

/** Two colours this near in OKLab (× 100) are taken for one another as dots of a few pixels. */
const APART = 8;
/** Neighbours in an order need less: a reader sees which is darker. */
const STEP = 5;
/** Distance from grey in OKLab (× 100): twenty is a strong colour of printed sheets, pure blue of screens has 31. */
const MAX_CHROMA = 20;
/** A name with so much contrast needs no more. */
const MAX_CONTRAST = 10;

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

const pairsOf = (colours: readonly string[]) =>
  colours.flatMap((a, i) => colours.slice(0, i).map((b) => [a, b] as const));

const SCHEMES = [
  ['light', '#faf8f3', '#585b61'],
  ['dark', '#14171d', '#a7abb1'],
] as const;

test('red and green, apart for most, are near for those without one of two pigments', () => {
  const [red, green] = ['#c04000', '#507800'];
  expect(colourDistance(red, green, 'usual')).toBeGreaterThan(15);
  expect(colourDistance(red, green, 'deutan')).toBeLessThan(8);
  expect(leastDistance(red, green)).toBe(
    Math.min(...SIGHTS.map((sight) => colourDistance(red, green, sight))),
  );
  expect(colourDistance('#ffffff', '#000000', 'protan')).toBeCloseTo(100, 0);
});

test.each(SCHEMES)(
  'the eight colours of groups are legible and told apart by every sight, %s',
  (scheme, paper, outside) => {
    expect(new Set(GROUPS[scheme]).size).toBe(8);
    for (const colour of GROUPS[scheme])
      expect(contrast(colour, paper), colour).toBeGreaterThanOrEqual(4.5);
    for (const [a, b] of pairsOf([...GROUPS[scheme], outside]))
      expect(leastDistance(a, b), `${a} ${b}`).toBeGreaterThanOrEqual(APART);
  },
);

test.each(SCHEMES)('no colour of a group shouts: all keep near the greys, %s', (scheme) => {
  const greys = Array.from(
    { length: 256 },
    (_, i) => `#${i.toString(16).padStart(2, '0').repeat(3)}`,
  );
  for (const colour of GROUPS[scheme])
    expect(
      Math.min(...greys.map((grey) => colourDistance(colour, grey, 'usual'))),
      colour,
    ).toBeLessThanOrEqual(MAX_CHROMA);
});

test.each(SCHEMES)(
  'names on the map stand out from their own dots: more ink, the same hue, %s',
  (scheme, paper) => {
    const css = paletteCss(GROUPS).split('@media');
    const rules = [...css[scheme === 'light' ? 0 : 1]!.matchAll(/--c:(#\w+);--n:(#\w+)/g)];
    expect(rules.map(([, colour]) => colour)).toEqual([expect.any(String), ...GROUPS[scheme]]);
    for (const [, colour, name] of rules) {
      const room = Math.min(contrast(colour!, paper) * 1.1, MAX_CONTRAST);
      expect(contrast(name!, paper), name).toBeGreaterThanOrEqual(room);
      expect(colourDistance(name!, colour!, 'usual')).toBeLessThan(18);
    }
  },
);

test.each(SCHEMES)(
  'an order of colours is seen on paper, and its steps by every sight, %s',
  (scheme, paper) => {
    for (const count of [1, 2, MAX_STEPS]) {
      const colours = rampColours(count)[scheme];
      for (const colour of [...colours, REST[scheme]])
        expect(contrast(colour, paper), colour).toBeGreaterThanOrEqual(3);
      for (const [a, b] of pairsOf(colours))
        expect(leastDistance(a, b), `${a} ${b}`).toBeGreaterThanOrEqual(STEP);
      const lightness = colours.map((colour) => luminance(colour) * (scheme === 'light' ? -1 : 1));
      expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
    }
  },
);

/** Lands as stripes of ten cells, each meeting those before and after it. */
function stripes(count: number): OwnershipGrid {
  const size = 10 * count;
  const owner = Int16Array.from({ length: size * size }, (_, at) => Math.floor((at % size) / 10));
  const topics = Array.from({ length: count }, (_, i) => `t${i}`);
  return { size, topics, owner, density: new Float64Array(size * size), levels: [] };
}

test('up to eight topics have a colour each, the first four as ever', () => {
  const { light, dark } = topicHues(stripes(8).topics, stripes(8));
  expect(light).toEqual(GROUPS.light);
  expect(dark).toEqual(GROUPS.dark);
});

test('of more topics neighbours on the map stand far apart, all colours are used, and no colour before changes', () => {
  const grid = stripes(20);
  const { light, dark } = topicHues(grid.topics, grid);
  expect(light).toHaveLength(20);
  for (const colours of [light, dark])
    for (const [i, colour] of colours.slice(1).entries())
      expect(leastDistance(colours[i]!, colour)).toBeGreaterThanOrEqual(APART);
  expect(new Set(light).size).toBe(8);
  const shorter = topicHues(grid.topics.slice(0, 15), grid);
  expect(light.slice(0, 15)).toEqual(shorter.light);
});

test('a topic without land has a colour too', () => {
  const { light } = topicHues([...stripes(2).topics, 'new'], stripes(2));
  expect(light).toEqual(GROUPS.light.slice(0, 3));
});

test('values of an order have steps of about as many papers, one value never two', () => {
  const years = [Number.NaN, 2001, 2020, 2021, 2021, 2022, 2023, 2023, 2024, 2025, 2025];
  const { classOf, names, rest } = orderedColouring(years, (a, b) => `${a} to ${b}`);
  expect(names).toEqual(['2001 to 2020', '2021 to 2021', '2022 to 2023', '2024 to 2025']);
  expect([...classOf]).toEqual([0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4]);
  expect(rest).toBe(1);
  expect(orderedColouring([Number.NaN, 7, 7], String).names).toEqual(['7']);
  expect(orderedColouring([Number.NaN, Number.NaN], String)).toMatchObject({ names: [], rest: 2 });
});

test('the eight largest groups have a colour each, the others share the colour of the rest', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  const values = [...names.map((_, i) => i + 1), 10, 9, 0, 77];
  const colouring = groupColouring(values, names);
  expect(colouring.names).toEqual(['i', 'j', 'a', 'b', 'c', 'd', 'e', 'f']);
  expect([...colouring.classOf]).toEqual([3, 4, 5, 6, 7, 8, 0, 0, 1, 2, 2, 1, 0, 0]);
  expect(colouring.rest).toBe(4);
  expect(colouring.colours.light).toEqual(GROUPS.light);
});
