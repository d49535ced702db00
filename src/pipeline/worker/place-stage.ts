import type { SampleModel } from '../../atlas/atlas-model.ts';
import { neighboursWanted, placeFurther } from '../../atlas/layout/layout.ts';
import { nearestFinder } from '../../atlas/neighbours/nearest-finder.ts';
import { roundedScore } from '../../atlas/rounded-score.ts';
import type { AnswerLine } from './answer-lines.ts';
import { fromBase64, lineAs, vectorSchema } from './line-input.ts';

/** Nearest papers of the sample that are told of each. */
const TOLD = 10;

/** Places of papers on the map of a sample: its own papers stand where they stand, each other one as if it alone came. */
export function placeStage({
  slugs,
  dimensions,
  vectors,
  neighbours,
  xy,
}: SampleModel): AnswerLine {
  const placeOf = new Map(slugs.map((slug, place) => [slug, place]));
  const place = placeFurther(xy, neighbours);
  const nearestTo = nearestFinder(vectors, neighbours);
  const wanted = neighboursWanted(slugs.length);
  const told = (indices: Int32Array, cosines: Float32Array) =>
    Array.from(indices.subarray(0, TOLD), (index, j) => [slugs[index]!, roundedScore(cosines[j]!)]);
  return (source, n) => {
    const { key, vector } = lineAs(vectorSchema, source, n);
    const own = placeOf.get(key);
    if (own !== undefined) {
      const { k, indices, cosines } = neighbours;
      const near = told(indices.subarray(own * k, (own + 1) * k), cosines.subarray(own * k));
      return { key, xy: [xy[2 * own]!, xy[2 * own + 1]!], near };
    }
    const nearest = nearestTo(fromBase64(vector, dimensions, n), wanted);
    return { key, xy: place(nearest), near: told(nearest.indices, nearest.cosines) };
  };
}
