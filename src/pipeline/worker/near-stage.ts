import { z } from 'zod';
import type { SampleModel, TopicsModel } from '../../atlas/atlas-model.ts';
import { rowsOfCounts } from '../../atlas/embed/tfidf.ts';
import { middleOf, seenFrom } from '../../atlas/embed/vector-rows.ts';
import { relatedOfFirst } from '../../atlas/related/related.ts';
import { roundedScore } from '../../atlas/rounded-score.ts';
import { teachersOf } from '../../atlas/teachers.ts';
import type { AnswerLine } from './answer-lines.ts';
import { fromBase64, lineAs, wrongLine } from './line-input.ts';
import { unpackCounts } from './packed-counts.ts';

/** Papers that stand near each other, as columns: what each is by itself was told by other stages. */
const cellSchema = z.object({
  /** Papers that are looked for; they come first. */
  own: z.number().int().nonnegative(),
  keys: z.array(z.string()),
  /** Vectors as `embed` gives them, one after the other. */
  vectors: z.string(),
  /** Terms as `classify` gives them, one after the other, so many bytes each. */
  terms: z.string(),
  sizes: z.array(z.number().int().nonnegative()),
  /** Of each paper that is looked for the nearest here by their vectors, closest first, as many of each: places, Uint32. */
  nearest: z.string(),
});

/**
 * Related papers of a cell, chosen as a map chooses them: terms weigh what they weigh in the sample, whose middle is
 * everyone's, and what several papers here speak of and none of the sample tells most. What nothing explains, which a
 * map leaves out, is among them.
 */
export function nearStage(
  { slugs, vectors: ofSample, dimensions }: SampleModel,
  { terms }: TopicsModel,
): AnswerLine {
  const middle = middleOf(ofSample, dimensions, teachersOf(slugs));
  return (source, n) => {
    const cell = lineAs(cellSchema, source, n);
    const { own, keys } = cell;
    const counts = unpackCounts(Buffer.from(cell.terms, 'base64'), cell.sizes);
    if (counts === null || counts.length !== keys.length)
      throw wrongLine(
        'invalid terms',
        n,
        'They are not those of each key. Give what classify gives.',
      );
    const vectors = fromBase64(cell.vectors, keys.length * dimensions, n);
    const indices = placesIn(cell, n);
    const related = relatedOfFirst(
      own,
      seenFrom(middle, vectors, dimensions),
      dimensions,
      rowsOfCounts(terms, slugs.length, counts),
      { k: indices.length / Math.max(1, own), indices },
    );
    return {
      near: keys.slice(0, own).map((key, i) => ({
        key,
        related: related[i]!.map(({ index, score }) => [keys[index]!, roundedScore(score)]),
      })),
    };
  };
}

/** Places of the nearest, so many each. Throws `ToldError` where they are none. */
function placesIn({ own, keys, nearest }: z.infer<typeof cellSchema>, n: number): Int32Array {
  const bytes = Uint8Array.from(Buffer.from(nearest, 'base64'));
  const whole = bytes.length % (Math.max(1, own) * Int32Array.BYTES_PER_ELEMENT) === 0;
  const places = whole ? new Int32Array(bytes.buffer) : new Int32Array();
  if (whole && own <= keys.length && places.every((place) => place >= 0 && place < keys.length))
    return places;
  throw wrongLine(
    'invalid nearest',
    n,
    'They are not places of keys, as many of each. Give those.',
  );
}
