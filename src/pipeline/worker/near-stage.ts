import { z } from 'zod';
import type { SampleModel, TopicsModel } from '../../atlas/atlas-model.ts';
import { middleOf, seenFrom } from '../../atlas/embed/vector-rows.ts';
import { nearestOfFirst } from '../../atlas/neighbours/nearest-to.ts';
import { relatedOfFirst } from '../../atlas/related/related.ts';
import { roundedScore } from '../../atlas/rounded-score.ts';
import { teachersOf } from '../../atlas/teachers.ts';
import { topicTermRowsBeyond } from '../../atlas/topics/topic-terms.ts';
import type { AnswerLine } from './answer-lines.ts';
import { fromBase64, lineAs, textSchema, vectorSchema } from './line-input.ts';
import { plainTexts } from './plain-texts.ts';

const paperSchema = textSchema.extend(vectorSchema.shape);
/** Papers that stand near each other, and others among which they are looked for. */
const cellSchema = z.object({ papers: z.array(paperSchema), others: z.array(paperSchema) });

/**
 * Related papers of a cell, chosen as a map chooses them: terms weigh what they weigh in the sample, whose middle is
 * everyone's, and what several papers here speak of and none of the sample tells most. What nothing explains, which a
 * map leaves out, is among them.
 */
export function nearStage(
  { slugs, vectors: ofSample, dimensions, neighbours }: SampleModel,
  { terms, language }: TopicsModel,
): AnswerLine {
  const middle = middleOf(ofSample, dimensions, teachersOf(slugs));
  return (source, n) => {
    const { papers, others } = lineAs(cellSchema, source, n);
    const all = [...papers, ...others];
    const vectors = new Float32Array(all.length * dimensions);
    for (const [i, { vector }] of all.entries())
      vectors.set(fromBase64(vector, dimensions, n), i * dimensions);
    const texts = all.map((paper) => plainTexts(paper, n));
    const related = relatedOfFirst(
      papers.length,
      seenFrom(middle, vectors, dimensions),
      dimensions,
      topicTermRowsBeyond(terms, slugs.length, texts, language),
      nearestOfFirst(papers.length, vectors, dimensions, neighbours.k),
    );
    return {
      near: papers.map(({ key }, i) => ({
        key,
        related: related[i]!.map(({ index, score }) => [all[index]!.key, roundedScore(score)]),
      })),
    };
  };
}
