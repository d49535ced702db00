import { expect, test } from 'vitest';
import { estimatePlace } from '../../src/search/estimate-position.ts';
import { openMeaning, packMeaning, placesIn } from '../../src/search/meaning-file.ts';

/** Papers that stand at these places. */
function standing(...xy: readonly number[]) {
  const vectors = new Float32Array(xy.length / 2).fill(1);
  const rest = { hasNearWords: false, newLength: 1, newWeight: null };
  return placesIn(
    openMeaning(packMeaning({ vectors, dimensions: 1, xy: Float64Array.from(xy), ...rest })),
  );
}

test('a text stands in the middle of the five papers nearest in meaning', () => {
  const six = standing(0.5, 0.2, 0.5, 0.3, 0.5, 0.4, 0.6, 0.2, 0.4, 0.4, 1, 1);
  const alike = Float64Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
  expect(estimatePlace(alike, six)).toEqual({ x: 0.5, y: 0.3, doubtful: false });
  expect(estimatePlace(Float64Array.of(0.1, 0.5, 0.5, 0.5, 0.5, 0.5), six)).toEqual({
    x: 0.6,
    y: 0.46,
    doubtful: true,
  });
  expect(estimatePlace(new Float64Array(), standing())).toBeNull();
  expect(estimatePlace(alike, (paper) => (paper === 2 ? null : [0.5, 0.5]))).toBeNull();
});

test('a paper less close by a fiftieth counts e times less, and one far less close nothing', () => {
  const two = standing(0.1, 0.1, 0.3, 0.5);
  const far = 1 / (1 + Math.E);
  expect(estimatePlace(Float64Array.of(0.4, 0.38), two)).toEqual({
    x: expect.closeTo(0.1 + 0.2 * far, 3),
    y: expect.closeTo(0.1 + 0.4 * far, 3),
    doubtful: true,
  });
  expect(estimatePlace(Float64Array.of(-0.5, 0.5), two)).toEqual({
    x: 0.3,
    y: 0.5,
    doubtful: false,
  });
});

test('a place is doubtful where those papers scatter by more than a seventh of the map, either way', () => {
  const apart = (dx: number, dy: number) =>
    estimatePlace(Float64Array.of(1, 1), standing(0.5 - dx, 0.5 - dy, 0.5 + dx, 0.5 + dy))!
      .doubtful;
  expect([apart(0.14, 0), apart(0.16, 0), apart(0, 0.14), apart(0, 0.16)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([apart(0.1, 0.1), apart(0.12, 0.12)]).toEqual([false, true]);
});
