import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { readStore } from '../../src/atlas/store.ts';
import { readProject } from '../../src/corpus/corpus.ts';
import { placeLabels } from '../../src/map/labels.ts';
import { topicColours } from '../../src/map/palette.ts';
import { drawRegions } from '../../src/map/regions.ts';
import { standingText } from '../../src/map/standing.ts';
import { formatState, type MapState, NO_STATE, parseState } from '../../src/map/url-state.ts';
import { START, transformOf, viewportOf } from '../../src/map/viewport.ts';
import { CHECKOUT } from '../../src/pipeline/workplace.ts';

const project = readProject(join(CHECKOUT, 'content'));
const { atlas } = makeAtlas(project, readStore(join(CHECKOUT, 'content/atlas')), {
  fresh: false,
  onStage: () => undefined,
});
const labels = placeLabels(
  atlas,
  new Map(project.papers.map(({ slug, titlePlain }) => [slug, titlePlain])),
);

const unit = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000);
const zoom = fc.integer({ min: 100, max: 6400 }).map((value) => value / 100);
const slug = fc.stringMatching(/^[a-z0-9-]{1,20}$/);

test('what an address says is read back as it was written', () => {
  const state: fc.Arbitrary<MapState> = fc.record({
    q: fc.string({ unit: 'grapheme' }),
    topic: fc.option(slug),
    subtopic: fc.option(slug),
    year: fc.option(
      fc.tuple(fc.integer({ min: 1000, max: 2000 }), fc.integer({ min: 2000, max: 2999 })),
    ),
    venue: fc.option(fc.string({ unit: 'grapheme', minLength: 1 })),
    paper: fc.option(slug),
    list: fc.array(fc.stringMatching(/^[a-z]{6}$/)),
    view: fc.option(fc.record({ x: unit, y: unit, zoom })),
  });
  fc.assert(
    fc.property(state, (given) => {
      expect(parseState(formatState(given))).toEqual(given);
    }),
    { seed: 6 },
  );
  expect(formatState(NO_STATE)).toBe('');
});

test.each([
  '?view=a,b,c',
  '?view=1,2',
  '?view=,,',
  '?year=soon',
  '?list=x,12',
  '?nothing=1',
  '?%%%',
])('%s counts as not said', (query) => {
  expect(parseState(query)).toEqual(NO_STATE);
});

test('a view beyond the map is brought back to it', () => {
  expect(parseState('?view=-5,9,1000').view).toEqual({ x: 0, y: 1, zoom: 64 });
});

test('the start is the whole square, and a transform is its viewport again', () => {
  expect(transformOf(START)).toEqual({ k: 1, x: 0, y: 0 });
  fc.assert(
    fc.property(unit, unit, zoom, (x, y, k) => {
      const back = viewportOf(transformOf({ x, y, zoom: k }));
      for (const [a, b] of [
        [back.x, x],
        [back.y, y],
        [back.zoom, k],
      ] as const)
        expect(a).toBeCloseTo(b, 9);
    }),
    { seed: 8 },
  );
});

test('no two names overlap at any scale at which both are shown', () => {
  const sizes = { topic: 22, subtopic: 14, phrase: 12, title: 12 };
  const widths = { topic: 0.62, subtopic: 0.5, phrase: 0.46, title: 0.5 };
  const size = ({ kind, lines }: (typeof labels)[number]) => ({
    width: Math.max(...lines.map((line) => line.length)) * sizes[kind] * widths[kind],
    height: lines.length * sizes[kind] * 1.15,
    drop: kind === 'title' ? 13 : 0,
  });
  for (const scale of [480, 600, 760, 1000, 1500, 2400, 4000, 8000, 20_000, 60_000]) {
    const shown = labels
      .filter(({ from }) => from <= scale)
      .map((label) => ({ ...label, ...size(label) }));
    for (const [i, a] of shown.entries()) {
      for (const b of shown.slice(i + 1)) {
        const dx = Math.abs(a.x - b.x) * scale;
        const dy = Math.abs((b.y - a.y) * scale + a.drop - b.drop);
        const overlap = dx < (a.width + b.width) / 2 && dy < (a.height + b.height) / 2;
        expect(overlap, `${a.lines} and ${b.lines} at ${scale}`).toBe(false);
      }
    }
  }
});

test('every topic has its name on the map, most papers theirs when one comes near', () => {
  const topics = labels.filter(({ kind }) => kind === 'topic');
  expect(topics.map(({ topic }) => topic).sort()).toEqual([
    'alignment',
    'pretraining',
    'quantization',
    'self-training',
  ]);
  expect(labels.filter(({ kind }) => kind === 'title').length).toBeGreaterThan(250);
  const counts = [600, 1500, 6000].map(
    (scale) => labels.filter(({ from }) => from <= scale).length,
  );
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts[2]!).toBeGreaterThan(counts[0]! * 5);
});

test('regions are drawn for topics, not for what lies beyond, inside the sheet', () => {
  const regions = drawRegions(atlas);
  expect(regions.map(({ topic }) => topic)).toEqual([
    'quantization',
    'alignment',
    'pretraining',
    'self-training',
  ]);
  for (const { bands } of regions) {
    expect(bands.length).toBeGreaterThan(0);
    for (const band of bands) expect(band).toMatch(/^(M-?\d+,-?\d+(L-?\d+,-?\d+)+Z)+$/);
  }
});

test('colours are legible on their paper, however many there are', () => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (a: string, b: string) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high! + 0.05) / (low! + 0.05);
  };
  const { light, dark } = topicColours(12);
  expect(new Set(light).size).toBe(12);
  for (const colour of light)
    expect(contrast(colour, '#faf8f3'), colour).toBeGreaterThanOrEqual(4.5);
  for (const colour of dark)
    expect(contrast(colour, '#14171d'), colour).toBeGreaterThanOrEqual(4.5);
});

test('how sure the program is, in words', () => {
  const names = new Map([
    ['a', 'Pretraining'],
    ['b', 'Self-training'],
    ['outside', 'Beyond'],
  ]);
  const at = (topic: string, confidence: number, runnerUp: string, pinned = false) =>
    standingText({ ...atlas.papers[0]!, topic, confidence, runnerUp, pinned }, names);
  expect(at('a', 0.95, 'b')).toBe('Pretraining (0.95).');
  expect(at('a', 0.61, 'b')).toBe('Probably Pretraining (0.61); it might be Self-training.');
  expect(at('a', 0.4, 'outside')).toBe(
    'In doubt: Pretraining (0.40); it might belong to none of the topics.',
  );
  expect(at('outside', 0.97, 'a')).toBe('Belongs to none of the topics (0.97).');
  expect(at('outside', 0.7, 'a')).toBe(
    'Probably belongs to none of the topics (0.70); it might be Pretraining.',
  );
  expect(at('a', 1, 'b', true)).toBe('Pretraining, as the owner of this map decided.');
});
