import type { TopicsModel } from '../../atlas/atlas-model.ts';
import { mostProbable } from '../../atlas/topics/classifier.ts';
import { decideOne } from '../../atlas/topics/topic-rules.ts';
import { topicTermRows } from '../../atlas/topics/topic-terms.ts';
import type { AnswerLine } from './answer-lines.ts';
import { fromBase64, lineAs, rounded, textSchema, vectorSchema } from './line-input.ts';
import { plainTexts } from './plain-texts.ts';

const paperSchema = textSchema.extend(vectorSchema.shape);

/** Topics of papers by the rules of a sample: its own papers have those that they have there. */
export function classifyStage(model: TopicsModel): AnswerLine {
  const { language, slugs, ids, rules, terms, pins, paths } = model;
  const placeOf = new Map(slugs.map((slug, place) => [slug, place]));
  const { dimensions } = model;
  return (source, n) => {
    const paper = lineAs(paperSchema, source, n);
    const text = plainTexts(paper, n);
    const vector = fromBase64(paper.vector, dimensions, n);
    const place = placeOf.get(paper.key) ?? -1;
    const pin = place < 0 ? -1 : pins[place]!;
    const row =
      pin >= 0
        ? Float64Array.from(ids, (_, c) => (c === pin ? 1 : 0))
        : decideOne(rules, { text, terms: topicTermRows(terms, [text], language), vector, place });
    const [topic] = mostProbable(row, 1, row.length);
    return {
      key: paper.key,
      topic: ids[topic!]!,
      probabilities: Array.from(row, rounded),
      path: place < 0 ? [] : paths[place]!,
    };
  };
}
