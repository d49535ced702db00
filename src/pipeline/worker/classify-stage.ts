import type { SampleModel, TopicsModel } from '../../atlas/atlas-model.ts';
import { learnedRow } from '../../atlas/embed/tfidf.ts';
import { splitterBy } from '../../atlas/language/corpus-compounds.ts';
import { paperLanguage } from '../../atlas/language/text-language.ts';
import { nearestFinder } from '../../atlas/neighbours/nearest-finder.ts';
import { roundedScore } from '../../atlas/rounded-score.ts';
import { MAX_ASKED } from '../../atlas/subtopics/draw-in.ts';
import { pathsOf } from '../../atlas/subtopics/subtopic-paths.ts';
import { subtopicJoiner } from '../../atlas/subtopics/subtopic-rules.ts';
import { mostProbable } from '../../atlas/topics/classifier.ts';
import { decideOne } from '../../atlas/topics/topic-rules.ts';
import { topicTermCounts } from '../../atlas/topics/topic-terms.ts';
import type { AnswerLine } from './answer-lines.ts';
import { fromBase64, lineAs, textSchema, vectorSchema } from './line-input.ts';
import { packCounts } from './packed-counts.ts';
import { plainTexts } from './plain-texts.ts';

const paperSchema = textSchema.extend(vectorSchema.shape);

/**
 * Topics and subtopics of papers by the rules of a sample: its own papers have those that they have there. The terms by
 * which they were told are in the answer, for `near` to compare, and their language, for pages that name them.
 */
export function classifyStage(
  { language, ids, rules, terms, pins, topicOf, subtopics }: TopicsModel,
  { slugs, dimensions, vectors, neighbours: ofSample, words }: SampleModel,
): AnswerLine {
  const placeOf = new Map(slugs.map((slug, place) => [slug, place]));
  const nearestTo = nearestFinder(vectors, ofSample);
  const paths = pathsOf(slugs.length, subtopics.names);
  const split = splitterBy(words);
  const join = subtopicJoiner(
    subtopics,
    Array.from(topicOf, (topic) => ids[topic]!),
    split,
  );
  return (source, n) => {
    const paper = lineAs(paperSchema, source, n);
    const text = plainTexts(paper, n);
    const vector = fromBase64(paper.vector, dimensions, n);
    const place = placeOf.get(paper.key) ?? -1;
    const pin = place < 0 ? -1 : pins[place]!;
    const counts = topicTermCounts(terms, text, language, split);
    const row =
      pin >= 0
        ? Float64Array.from(ids, (_, c) => (c === pin ? 1 : 0))
        : decideOne(rules, {
            text,
            terms: learnedRow(terms, counts),
            vector,
            place,
          });
    const topic = ids[mostProbable(row, 1, row.length)[0]!]!;
    const path =
      place >= 0
        ? paths[place]!.map(({ id }) => id)
        : join({ text, vector, topic, neighbours: nearestTo(vector, MAX_ASKED) });
    const probabilities = Array.from(row, roundedScore);
    return {
      ...{ key: paper.key, topic, probabilities, path, terms: packCounts(counts) },
      language: paperLanguage({ titlePlain: text.title, abstractPlain: text.abstract }),
    };
  };
}
