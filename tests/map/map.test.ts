import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { readStore } from '../../src/atlas/atlas-files.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { ownershipGrid } from '../../src/map/ownership-grid.ts';
import { drawRegions } from '../../src/map/regions.ts';
import { formatState, type MapState, NO_STATE, parseState } from '../../src/map/url-state.ts';
import {
  apply,
  type Frame,
  invert,
  projectionOf,
  START,
  viewportOf,
} from '../../src/map/viewport.ts';
import { firstMap } from '../first-map.ts';

const project = readProject(firstMap());
const { atlas } = makeAtlas(project, readStore(join(firstMap(), 'atlas')), {
  fresh: false,
  onStage: () => undefined,
});
const grid = ownershipGrid(atlas);

const unit = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000);
const zoom = fc.integer({ min: 100, max: 25_600 }).map((value) => value / 100);
const thousandth = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000);
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
    author: fc.option(slug),
    paper: fc.option(slug),
    around: fc.option(slug),
    list: fc.array(fc.stringMatching(/^[a-z]{6}$/)),
    area: fc.oneof(fc.constant([]), fc.array(fc.tuple(thousandth, thousandth), { minLength: 3 })),
    compare: fc.option(fc.constantFrom('topic=b', 'venue=A+%7E+B~year=2020-2021')),
    colour: fc.option(fc.constantFrom('year', 'venue')),
    size: fc.option(fc.constantFrom('citations', 'Sample size')),
    fields: fc.dictionary(
      fc.stringMatching(/^[\p{L}][\p{L}\p{N}_ -]{0,9}$/u),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      { noNullPrototype: true },
    ),
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
  '?area=0.1,0.2;0.3,x;0.5,0.5',
  '?area=0.1,0.2;0.3,0.4',
  '?nothing=1',
  '?%%%',
])('%s counts as not said', (query) => {
  expect(parseState(query)).toEqual(NO_STATE);
});

test('a view beyond the map is brought back to it', () => {
  expect(parseState('?view=-5,9,1000').view).toEqual({ x: 0, y: 1, zoom: 256 });
});

const frame: Frame = { left: 200, top: 40, width: 900, height: 700, side: 700 };

test('the start shows the whole square in the middle of the frame', () => {
  const projection = projectionOf(START, frame);
  expect(apply(projection, 0, 0)).toEqual([300, 740]);
  expect(apply(projection, 1, 1)).toEqual([1000, 40]);
});

test('a projection shows its viewport again, and what is applied is inverted', () => {
  fc.assert(
    fc.property(unit, unit, zoom, unit, unit, (x, y, k, px, py) => {
      const projection = projectionOf({ x, y, zoom: k }, frame);
      const back = viewportOf(projection, frame);
      const [u, v] = invert(projection, ...apply(projection, px, py));
      for (const [a, b] of [
        [back.x, x],
        [back.y, y],
        [back.zoom, k],
        [u, px],
        [v, py],
      ] as const)
        expect(a).toBeCloseTo(b, 8);
    }),
    { seed: 8 },
  );
});

test('regions are drawn for topics, not for what lies beyond, inside the sheet', () => {
  const regions = drawRegions(grid);
  expect(regions.map(({ topic }) => topic)).toEqual([
    'quantization',
    'alignment',
    'pretraining',
    'self-training',
  ]);
  for (const { bands } of regions) {
    expect(bands.length).toBeGreaterThan(0);
    for (const band of bands) {
      for (const ring of ringsOf(band)) {
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(Math.min(...ring.flat())).toBeGreaterThan(0);
        expect(Math.max(...ring.flat())).toBeLessThan(1000);
      }
    }
  }
});

/** The places that the closed curves of a path go through. */
function ringsOf(path: string): readonly (readonly (readonly [number, number])[])[] {
  const rings = [...path.matchAll(/M([-\d. ]+)q([-\d. ]+)t([-\d. ]+)z/g)];
  expect(rings.map(([whole]) => whole).join('')).toBe(path);
  return rings.map(([, ...runs]) => {
    const [start, [, , ...first], rest] = runs.map((run) =>
      (run.match(/-?\d*\.?\d+/g) ?? []).map(Number),
    ) as [number[], number[], number[]];
    let [x, y] = start as [number, number];
    const ring: (readonly [number, number])[] = [[x, y]];
    const steps = [...first, ...rest];
    for (let i = 0; i < steps.length; i += 2) {
      [x, y] = [x + steps[i]!, y + steps[i + 1]!];
      ring.push([x, y]);
    }
    return ring;
  });
}

test('most papers that are sure of a topic stand on land of their own, and none of it is an island of a few', () => {
  const { size, topics, owner } = grid;
  const at = ({ x, y }: { x: number; y: number }) =>
    owner[Math.floor((1 - y) * size) * size + Math.floor(x * size)]!;
  const named = atlas.papers.filter(
    ({ topic, confidence }) => topic !== 'outside' && confidence >= 0.5,
  );
  const home = named.filter((paper) => topics[at(paper)] === paper.topic);
  expect(home.length / named.length).toBeGreaterThan(0.75);
});

test('papers in doubt make no land', () => {
  const doubtful = atlas.papers.map((paper) =>
    paper.topic === 'self-training' ? { ...paper, confidence: 0.49 } : paper,
  );
  const { topics, owner } = ownershipGrid({ ...atlas, papers: doubtful });
  expect(owner.includes(topics.indexOf('self-training'))).toBe(false);
  expect(owner.includes(topics.indexOf('alignment'))).toBe(true);
});

test('of a found topic that is in doubt as a whole the surer half makes land', () => {
  const own = atlas.papers.filter(({ topic }) => topic === 'self-training');
  const [x, y] = [0.5, 0.5];
  const doubtful = atlas.papers.map((paper) => {
    if (paper.topic !== 'self-training') return paper;
    // Its less sure half stands elsewhere.
    return own.indexOf(paper) < own.length / 2 - 1
      ? { ...paper, confidence: 0.3, x: 0.05, y: 0.05 }
      : { ...paper, confidence: 0.4, x, y };
  });
  const { topics, owner, size } = ownershipGrid({
    ...atlas,
    papers: doubtful,
    origin: { ...atlas.origin, topicsFound: true },
  });
  const ownerAt = (share: number) =>
    topics[owner[Math.floor((1 - share) * size) * size + Math.floor(share * size)]!];
  expect(ownerAt(0.5)).toBe('self-training');
  expect(ownerAt(0.05)).not.toBe('self-training');
});
