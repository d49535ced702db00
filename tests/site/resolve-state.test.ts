import { expect, test } from 'vitest';
import { NO_CHOICE } from '../../src/map/choice.ts';
import type { FieldColumn } from '../../src/map/field-filter.ts';
import { emptyPoints, hashSlug, idNumber } from '../../src/map/points.ts';
import { type MapState, NO_STATE } from '../../src/map/url-state.ts';
import type { Authors, Facets } from '../../src/site/client/map/facets.ts';
import {
  indexMap,
  litPapers,
  NOTHING_SELECTED,
  nextShown,
  resolveState,
} from '../../src/site/client/map/resolve-state.ts';

/** Three papers: two of topic 1, of which one has subtopic 1; years 2020 to 2022. */
const points = emptyPoints(3);
points.topic.set([1, 1, 2]);
points.subtopic.set([1, 0, 0]);
points.venue.set([1, 2, 1]);
points.year.set([2020, 2021, 2022]);
points.x.set([0.1, 0.5, 0.9]);
points.y.set([0.1, 0.5, 0.9]);
points.id.set(['aaaaaa', 'aaaaab', 'aaaaac'].map(idNumber));
points.slugHash.set(['one', 'two', 'three'].map(hashSlug));
const facets: Facets = {
  topics: new Map([
    ['outside', 0],
    ['agents', 1],
    ['vision', 2],
  ]),
  subtopics: new Map([['planning', [1, 1, 'agents'] as const]]),
  venues: new Map([
    ['ICLR', 1],
    ['Maps, Plans', 2],
  ]),
  colours: new Set(['topic', 'year', 'design']),
  sizes: new Set(['citations']),
  fields: new Set(['design', 'citations']),
  moved: new Map([
    ['robots', 'agents'],
    ['robots/steps', 'agents/planning'],
    ['vision/faces', 'vision'],
  ]),
};
/** Papers of authors are told by their place in the order of slugs: one, three, two. */
points.number.set([0, 2, 1]);
const authors: Authors = {
  bySlug: new Map([
    ['ada-young', { name: 'Ada Young', papers: [0, 1] }],
    ['john-smith', { name: 'John Smith', papers: [1] }],
  ]),
  moved: new Map([['j-smith', 'john-smith']]),
  files: 1,
  read: new Set([0]),
};
const index = indexMap(points, facets, authors);
const resolve = (asked: Partial<MapState>, found: readonly number[] | null = null) =>
  resolveState({ ...NO_STATE, ...asked }, found === null ? null : new Set(found), index);
const selected = (asked: Partial<MapState>, found: readonly number[] | null = null) => {
  const mask = resolve(asked, found).selected;
  return mask === null ? null : [...mask];
};

test('an address that says nothing selects nothing', () => {
  expect(resolve({})).toEqual({
    state: NO_STATE,
    chosen: { topic: NO_CHOICE, subtopic: NO_CHOICE, venue: NO_CHOICE, author: NO_CHOICE },
    authors,
    paper: -1,
    fields: null,
    compared: null,
    found: null,
    selected: null,
    unknown: [],
  });
});

test('each condition of an address selects its papers, and all must hold', () => {
  expect(selected({ topic: 'agents' })).toEqual([1, 1, 0]);
  expect(selected({ topic: 'outside' })).toEqual([0, 0, 0]);
  expect(selected({ topic: 'agents', subtopic: 'planning' })).toEqual([1, 0, 0]);
  expect(selected({ venue: 'ICLR' })).toEqual([1, 0, 1]);
  expect(selected({ venue: 'ICLR', year: [2021, 2022] })).toEqual([0, 0, 1]);
  expect(selected({ list: ['aaaaab', 'aaaaac'] })).toEqual([0, 1, 1]);
  expect(selected({ list: ['aaaaab', 'aaaaac'] }, [0, 2])).toEqual([0, 0, 1]);
  const corner = [
    [0, 0],
    [0.2, 0],
    [0.2, 0.2],
    [0, 0.2],
  ] as const;
  expect(selected({ area: corner })).toEqual([1, 0, 0]);
  expect(selected({ ...NOTHING_SELECTED, paper: 'one' })).toBeNull();
});

test.each([
  [{ topic: 'agents,vision' }, [1, 1, 1]],
  [{ topic: '!agents' }, [0, 0, 1]],
  [{ topic: 'agents', subtopic: '!planning' }, [0, 1, 0]],
  [{ subtopic: '!planning' }, [0, 1, 1]],
  [{ topic: 'agents,vision', subtopic: 'planning' }, [1, 0, 1]],
  [{ subtopic: 'planning' }, [1, 0, 0]],
  [{ topic: 'agents,!agents' }, [0, 0, 1]],
  [{ venue: 'ICLR,Maps, Plans' }, [1, 1, 1]],
  [{ venue: 'Maps, Plans' }, [0, 1, 0]],
  [{ venue: '!Maps, Plans' }, [1, 0, 1]],
  [{ venue: '!Maps, Plans', topic: 'agents' }, [1, 0, 0]],
  [{ author: 'ada-young' }, [1, 0, 1]],
  [{ author: 'j-smith' }, [0, 0, 1]],
  [{ author: 'ada-young,!john-smith' }, [1, 0, 0]],
  [{ author: '!john-smith', venue: 'ICLR' }, [1, 0, 0]],
  [{ topic: 'agents,nowhere' }, [1, 1, 0]],
])('%j means any of those named, and none of those with ! before them', (asked, papers) => {
  expect(selected(asked)).toEqual(papers);
});

test('of several topics those unknown are told and left out, and former ones lead on', () => {
  const { state, unknown } = resolve({ topic: 'robots,nowhere,!vision' });
  expect(state.topic).toBe('agents,!vision');
  expect(unknown).toEqual(['topic']);
});

test('an author unknown here is told, once it is known who wrote what', () => {
  const asked = { ...NO_STATE, author: 'nobody,j-smith' };
  const before = resolveState(
    asked,
    null,
    indexMap(points, facets, { ...authors, bySlug: new Map(), moved: new Map(), read: new Set() }),
  );
  expect(before).toMatchObject({
    state: { author: 'nobody,j-smith' },
    selected: null,
    unknown: [],
  });
  const after = nextShown(before, before.state, null, index);
  expect(after).toMatchObject({ state: { author: 'john-smith' }, unknown: ['author'] });
  expect([...after.selected!]).toEqual([0, 0, 1]);
});

test('colours change what papers look like, not which are selected', () => {
  const before = resolve({ topic: 'agents' });
  const after = nextShown(before, { ...before.state, colour: 'year' }, null, index);
  expect([after.state.colour, after.unknown]).toEqual(['year', []]);
  expect(after.selected).toBe(before.selected);
  expect(resolve({ colour: 'topic' }).state.colour).toBeNull();
  expect(resolve({ colour: 'mood' })).toMatchObject({
    state: { colour: null },
    unknown: ['colour'],
  });
});

test('a slug names the paper of the panel', () => {
  expect(resolve({ paper: 'three' })).toMatchObject({ paper: 2, selected: null, unknown: [] });
});

test('what is not on this map is told, and left out of the state', () => {
  const asked = {
    paper: 'four',
    topic: 'none',
    subtopic: 'none',
    venue: 'none',
    author: 'none',
    list: ['aaaaab', 'zzzzzz'],
  };
  const { state, paper, selected, unknown } = resolve(asked);
  expect(state).toEqual({ ...NO_STATE, list: ['aaaaab'] });
  expect(paper).toBe(-1);
  expect([...selected!]).toEqual([0, 1, 0]);
  expect(unknown).toEqual(['paper', 'topic', 'subtopic', 'venue', 'author', 'paper of a list']);
});

test.each([
  ['robots', null, 'agents', null],
  ['robots', 'steps', 'agents', 'planning'],
  [null, 'steps', 'agents', 'planning'],
  ['vision', 'faces', 'vision', null],
])('a former topic %s and subtopic %s lead to %s and %s', (topic, subtopic, ...now) => {
  const { state, unknown } = resolve({ topic, subtopic });
  expect([state.topic, state.subtopic]).toEqual(now);
  expect(unknown).toEqual([]);
});

test('the selection is the same value until what selects changes', () => {
  const first = resolve({ topic: 'agents' });
  const next = (change: Partial<MapState>, found = first.found) =>
    nextShown(first, { ...first.state, ...change }, found, index);
  const moved = next({ view: { x: 0.2, y: 0.2, zoom: 2 }, paper: 'one' });
  expect(moved.selected).toBe(first.selected);
  expect([moved.paper, moved.state.view?.zoom]).toEqual([0, 2]);
  expect(next({ year: [2021, 2021] }).selected).toEqual(Uint8Array.of(0, 1, 0));
  expect(next({}, new Set([1])).selected).toEqual(Uint8Array.of(0, 1, 0));
});

test('a paper whose prior and later work is asked for is known by its slug, and selects nothing', () => {
  expect(resolve({ around: 'two' })).toMatchObject({ state: { around: 'two' }, selected: null });
  expect(resolve({ around: 'four' })).toMatchObject({
    state: { around: null },
    unknown: ['paper'],
  });
});

/** Values by the place in the order of slugs: one, three, two. */
const columns = new Map<string, FieldColumn>([
  [
    'design',
    { name: 'design', label: 'Design', kind: 'category', names: ['RCT'], values: [1, null, 1] },
  ],
  ['citations', { name: 'citations', label: 'Citations', kind: 'number', values: [4, 50, null] }],
]);
const resolveFields = (fields: MapState['fields'], known: typeof columns | null = columns) =>
  resolveState({ ...NO_STATE, fields }, null, { ...index, fields: known });

test('papers are selected by what they say in their fields, all of it together', () => {
  const mask = (fields: MapState['fields']) => [...(resolveFields(fields).selected ?? [])];
  expect(mask({ design: 'RCT' })).toEqual([1, 1, 0]);
  expect(mask({ citations: '10..' })).toEqual([0, 0, 1]);
  expect(mask({ design: 'RCT', citations: '..10' })).toEqual([1, 0, 0]);
});

test('before the fields have come nothing is selected by them, and nothing is unknown', () => {
  const { state, selected: mask, unknown } = resolveFields({ design: 'RCT' }, null);
  expect(mask).toBeNull();
  expect(unknown).toEqual([]);
  expect(state.fields).toEqual({ design: 'RCT' });
});

test.each([
  [{ dose: '1' }, {}],
  [{ design: 'nobody' }, {}],
  [{ design: 'RCT,nobody' }, { design: 'RCT' }],
  [{ citations: 'many' }, {}],
])('%j is answered kindly', (fields, kept) => {
  const { state, unknown } = resolveFields(fields);
  expect(unknown).toEqual(['field']);
  expect(state.fields).toEqual(kept);
});

test('sizes of dots say a number that the map knows', () => {
  expect(resolve({ size: 'citations' })).toMatchObject({
    state: { size: 'citations' },
    unknown: [],
  });
  expect(resolve({ size: 'design' })).toMatchObject({ state: { size: null }, unknown: ['field'] });
});

test('a selection is compared with another of the address, and both stand out', () => {
  const shown = resolve({ topic: 'agents', compare: 'topic=vision~year=2022-2022' });
  expect([...shown.compared!.selected!]).toEqual([0, 0, 1]);
  expect([...litPapers(shown)!]).toEqual([1, 1, 1]);
  expect(shown.state.compare).toBe('topic=vision~year=2022-2022');
  const waiting = resolve({ compare: 'topic=vision' });
  expect(waiting.selected).toBeNull();
  expect([...litPapers(waiting)!]).toEqual([0, 0, 1]);
});

test.each([
  ['topic=nope', ['topic']],
  ['view=0.5,0.5,3', ['selection']],
])('a comparison with %j is answered kindly', (compare, unknown) => {
  const shown = resolve({ topic: 'agents', compare });
  expect(shown.unknown).toEqual(unknown);
  expect(shown.state.compare).toBeNull();
  expect(shown.compared).toBeNull();
});

test('what is compared stays the same value while only the view changes', () => {
  const state = { ...NO_STATE, topic: 'agents', compare: 'topic=vision' };
  const before = resolveState(state, null, index);
  const moved = nextShown(before, { ...state, view: { x: 0.5, y: 0.5, zoom: 2 } }, null, index);
  expect(moved.compared).toBe(before.compared);
  const other = nextShown(before, { ...state, compare: 'year=2020-2020' }, null, index);
  expect(other.compared).not.toBe(before.compared);
});
