import type { NamedTopic } from '../../corpus/paper.ts';
import { makeSlug } from '../../corpus/slug.ts';
import type { Embedding } from '../embed/embed.ts';
import type { PhraseIndex } from './candidates.ts';
import { nameGroups } from './name-groups.ts';
import { divide, SUBTOPIC_OPTIONS } from './subtopics.ts';

/** As many topics as a reader keeps in mind. */
const MOST_TOPICS = 7;
const FEWEST_PAPERS_A_TOPIC = 5;

/** Topics found in the data, for an owner who names none: groups of papers, named by their characteristic phrases. */
export function findTopics(
  embedding: Embedding,
  xy: Float64Array,
  index: PhraseIndex,
): readonly NamedTopic[] {
  const n = xy.length / 2;
  const everyone = Array.from({ length: n }, (_, i) => i);
  const groups = divide(everyone, embedding.vectors, embedding.dimensions, xy, {
    ...SUBTOPIC_OPTIONS,
    most: MOST_TOPICS,
    least: Math.max(1, Math.min(FEWEST_PAPERS_A_TOPIC, Math.floor(n / 2))),
    papersEach: Math.max(FEWEST_PAPERS_A_TOPIC, n / MOST_TOPICS),
  });
  const count = Math.max(0, ...groups) + 1;
  const marks = Array.from({ length: count }, (_, g) =>
    Uint8Array.from(groups, (group) => (group === g ? 1 : 0)),
  );
  const ids = new Set(['outside']);
  return nameGroups(index, marks, []).map(({ name, phrases }) => {
    const id = makeSlug(name, ids, 'topic');
    ids.add(id);
    return {
      id,
      name,
      description: phrases.length === 0 ? '' : `Papers on ${phrases.join(', ')}.`,
      phrases,
    };
  });
}
