import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { marksOf } from '../../src/map/choice.ts';
import { stampsOf } from '../../src/map/dot-stamps.ts';
import { namesFile, pointsFiles } from '../../src/map/map-files.ts';
import { makePicker, nearestTowards, withinBox } from '../../src/map/picking.ts';
import { emptyPoints, hashSlug, idNumber, idText, type Points } from '../../src/map/points.ts';
import {
  decodeAddresses,
  decodeColumns,
  decodePoints,
  encodePoints,
} from '../../src/map/points-files.ts';
import { drawPoints } from '../../src/map/raster.ts';
import { contains, indicesOf, select } from '../../src/map/selection.ts';
import { isGenerated } from '../../src/site/build/generated-paths.ts';

/** Papers at given places, the rest of their columns zero. */
function pointsAt(...places: readonly (readonly [number, number])[]): Points {
  const points = emptyPoints(places.length);
  for (const [i, [x, y]] of places.entries()) {
    points.x[i] = x;
    points.y[i] = y;
  }
  return points;
}

const unit = fc.integer({ min: 0, max: 65_535 }).map((value) => value / 65_535);
const places = fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 40 });

/** Any values of columns, places among those that can be written. */
const anyPoints = fc.array(fc.tuple(unit, unit, fc.nat(0xffffffff), fc.nat(100)), {
  maxLength: 40,
});

test('the first file has what is drawn, and with the others all columns are read back', async () => {
  await fc.assert(
    fc.asyncProperty(anyPoints, async (all) => {
      const points = pointsAt(...all.map(([x, y]) => [x, y] as const));
      for (const [i, [, , word, percent]] of all.entries()) {
        points.topic[i] = word & 255;
        points.confidence[i] = percent;
        points.subtopic[i] = word >>> 7;
        points.year[i] = word;
        points.venue[i] = word >>> 3;
        points.titleMinScale[i] = word;
        points.titleSide[i] = word & 7;
        points.number[i] = word >>> 5;
        points.slugHash[i] = 2 ** 20 * word + i;
        points.id[i] = word >>> 4;
      }
      const files = encodePoints(points, deflateSync);
      const read = await decodePoints(files.points.buffer);
      const { x, y, topic } = points;
      expect(read).toMatchObject({ x, y, topic });
      expect([...read.confidence].map((percent) => percent >= 50)).toEqual(
        [...points.confidence].map((percent) => percent >= 50),
      );
      expect([...read.number].every((number) => number === 0)).toBe(true);
      await decodeColumns(files.columns.buffer, read);
      const { slugHash, id, ...asked } = points;
      expect(read).toMatchObject(asked);
      expect([...read.slugHash, ...read.id].every((value) => value === 0)).toBe(true);
      await decodeAddresses(files.addresses.buffer, read);
      expect(read).toEqual(points);
    }),
    { seed: 1 },
  );
});

const ONE = encodePoints(pointsAt([0, 0]), deflateSync);
const TWO = encodePoints(pointsAt([0, 0], [1, 1]), deflateSync);

test.each([
  ['cut short', (bytes: Uint8Array) => bytes.slice(0, -1)],
  ['of another format', () => new Uint8Array(40).fill(7)],
  ['empty', () => new Uint8Array()],
  ['no such file', (bytes: Uint8Array) => bytes.map((byte, i) => (i < 8 ? byte : 255))],
])('a file of points that is %s is refused', async (_, broken) => {
  const told = /invalid points.*Build the site again/;
  await expect(decodePoints(Uint8Array.from(broken(ONE.points)).buffer)).rejects.toThrow(told);
  const points = await decodePoints(ONE.points.buffer);
  const columns = Uint8Array.from(broken(ONE.columns)).buffer;
  await expect(decodeColumns(columns, points)).rejects.toThrow(told);
  const addresses = Uint8Array.from(broken(ONE.addresses)).buffer;
  await expect(decodeAddresses(addresses, points)).rejects.toThrow(told);
});

test('the files of a large map have paths at which a build may write', () => {
  const version = '0123456789ab';
  const titlePlaces = { minScale: new Uint32Array(), side: new Uint8Array() };
  const drawing = { names: { labels: [], titlePlaces } };
  const paths = [
    ...pointsFiles(version, emptyPoints(1)),
    namesFile({ version, atlas: { topics: [] }, drawing }),
    { path: `data/${version}/fields.json` },
  ].map(({ path }) => path);
  expect(paths).toHaveLength(5);
  expect(paths.filter((path) => !isGenerated(path))).toEqual([]);
});

test('columns of another build are refused', async () => {
  const points = await decodePoints(ONE.points.buffer);
  await expect(decodeColumns(TWO.columns.buffer, points)).rejects.toThrow(
    'got 2 papers, expected 1',
  );
});

test('a short id is a number and back', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{6}$/), (id) => {
      expect(idText(idNumber(id))).toBe(id);
    }),
    { seed: 2 },
  );
});

test('no two slugs of a large map are taken for one another', () => {
  const slugs = Array.from({ length: 100_000 }, (_, i) => `on-the-${i % 7}-of-paper-${i}`);
  const hashes = slugs.map(hashSlug);
  expect(new Set(hashes).size).toBe(slugs.length);
  for (const hash of hashes.slice(0, 1000)) expect(Number.isSafeInteger(hash)).toBe(true);
});

test('the paper picked is the nearest one, within reach', () => {
  fc.assert(
    fc.property(places, unit, unit, (all, x, y) => {
      const points = pointsAt(...all);
      const far = (i: number) => Math.hypot(points.x[i]! - x, points.y[i]! - y);
      const picked = makePicker(points).nearest(x, y);
      for (const i of all.keys()) expect(far(picked)).toBeLessThanOrEqual(far(i));
      expect(makePicker(points).nearest(x, y, far(picked) / 2)).toBe(
        far(picked) === 0 ? picked : -1,
      );
    }),
    { seed: 3 },
  );
});

test('an arrow leads to the nearest paper in its direction, and nowhere at the edge', () => {
  const points = pointsAt([0.5, 0.5], [0.7, 0.5], [0.6, 0.55], [0.5, 0.9], [0.1, 0.2]);
  expect(nearestTowards(points, 0, 'ArrowRight', null)).toBe(2);
  expect(nearestTowards(points, 0, 'ArrowUp', null)).toBe(3);
  expect(nearestTowards(points, 0, 'ArrowLeft', null)).toBe(4);
  expect(nearestTowards(points, 0, 'ArrowDown', null)).toBe(-1);
  expect(nearestTowards(points, 0, 'ArrowRight', Uint8Array.of(1, 1, 0, 1, 1))).toBe(1);
});

test('papers within a box come nearest to its middle first', () => {
  const points = pointsAt([0.5, 0.5], [0.42, 0.5], [0.58, 0.59], [0.9, 0.9]);
  const box = { x0: 0.4, x1: 0.6, y0: 0.4, y1: 0.6 };
  expect(withinBox(points, box, null, 9)).toEqual({ count: 3, nearest: [0, 1, 2] });
  expect(withinBox(points, box, null, 2)).toEqual({ count: 3, nearest: [0, 1] });
  const may = Uint8Array.of(0, 1, 1, 1);
  expect(withinBox(points, box, may, 1)).toEqual({ count: 2, nearest: [1] });
});

test('a selection holds what meets all that is asked for', () => {
  const points = pointsAt([0.1, 0.1], [0.2, 0.2], [0.9, 0.9]);
  points.topic.set([1, 1, 2]);
  points.year.set([2020, 2024, 2024]);
  points.subtopic.set([1, 3, 4]);
  points.venue.set([0, 1, 4]);
  const none = {
    groups: null,
    venues: null,
    authors: null,
    fields: null,
    year: null,
    list: null,
    found: null,
    area: null,
  };
  const chosen = (change: object) => {
    const mask = select(points, { ...none, ...change });
    return mask === null ? null : indicesOf(mask);
  };
  const groups = (
    topics: readonly number[],
    subtopics: readonly (readonly [number, number])[],
  ) => ({
    topics: marksOf(
      topics.map((n) => [n, n] as const),
      [],
      256,
      false,
    ),
    subtopics: marksOf(subtopics, [], 9, false),
  });
  expect(chosen({})).toBe(null);
  expect(chosen({ groups: groups([1], []) })).toEqual([0, 1]);
  expect(chosen({ groups: groups([1], []), year: [2021, 2024] })).toEqual([1]);
  expect(chosen({ groups: groups([], [[1, 3]]) }), 'a subtopic with its parts').toEqual([0, 1]);
  expect(chosen({ groups: groups([], [[3, 3]]) }), 'one of its parts').toEqual([1]);
  expect(chosen({ groups: groups([2], [[3, 3]]) }), 'either').toEqual([1, 2]);
  expect(chosen({ venues: marksOf([], [[4, 4]], 9, true) }), 'all but one').toEqual([0, 1]);
  points.number.set([2, 0, 1]);
  expect(chosen({ authors: marksOf([[2, 2]], [], 3, false) }), 'by place in the list').toEqual([0]);
  expect(chosen({ found: new Set([0, 2]) })).toEqual([0, 2]);
  expect(chosen({ list: new Set() })).toEqual([]);
  expect(
    chosen({
      area: [
        [0, 0],
        [0.5, 0],
        [0, 0.5],
      ],
    }),
  ).toEqual([0, 1]);
});

test('a ring drawn by hand holds what is inside, dents left out', () => {
  const dented = [
    [0, 0],
    [1, 0],
    [0.5, 0.5],
    [1, 1],
    [0, 1],
  ] as const;
  expect(contains(dented, 0.2, 0.5)).toBe(true);
  expect(contains(dented, 0.9, 0.5)).toBe(false);
  expect(contains(dented, 1.5, 0.5)).toBe(false);
});

test('a dot is written where its paper stands, round, opaque in its middle', () => {
  const size = 21;
  const stamps = stampsOf([{ rings: [[0, 4]], colour: [1, 2, 3], opacity: 1, layer: 0 }], 1);
  const pixels = new Uint32Array(size * size);
  const projection = { k: size, tx: 0, ty: size };
  drawPoints(pixels, size, size, pointsAt([0.5, 0.5]), Uint16Array.of(0), stamps, projection);
  const alpha = (x: number, y: number) => pixels[y * size + x]! >>> 24;
  expect(pixels[10 * size + 10]).toBe(0xff030201);
  expect([alpha(10, 5), alpha(10, 15), alpha(5, 10), alpha(15, 10)]).toEqual([0, 0, 0, 0]);
  const covered = pixels.reduce((sum, value) => sum + (value >>> 24) / 255, 0);
  expect(covered).toBeCloseTo(Math.PI * 16, -0.5);
});

test('a dot over another mixes with it, and one half outside the picture is cut', () => {
  const look = { rings: [[0, 6]], opacity: 0.5, layer: 0 } as const;
  const colours = [
    [255, 0, 0],
    [0, 0, 255],
  ] as const;
  const stamps = stampsOf(
    colours.map((colour) => ({ ...look, colour })),
    1,
  );
  const pixels = new Uint32Array(100);
  const projection = { k: 10, tx: 0, ty: 10 };
  drawPoints(pixels, 10, 10, pointsAt([0, 0], [0, 0]), Uint16Array.of(0, 1), stamps, projection);
  const corner = pixels[9 * 10]!;
  expect(corner >>> 24).toBe(192);
  expect((corner >>> 16) & 255).toBeGreaterThan(corner & 255);
  expect(pixels[0]).toBe(0);
});
