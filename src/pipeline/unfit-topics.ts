import type { Fault } from '../corpus/fault.ts';
import type { NamedTopic, Paper } from '../corpus/paper.ts';

/** Of more papers than this a topic is about something, however its owner words it. */
const FEW = 5;

/**
 * The owner's topics that no paper is about: some paper is always the closest, so few are in them, and none of all
 * papers has a topic's name or one of its phrases. `topicOf[i]` is the topic of paper `i`.
 */
export function unfitTopics(
  topics: readonly NamedTopic[] | null,
  papers: readonly Pick<Paper, 'titlePlain' | 'abstractPlain'>[],
  topicOf: readonly string[],
): readonly Fault[] {
  const counts = new Map<string, number>();
  for (const id of topicOf) counts.set(id, (counts.get(id) ?? 0) + 1);
  const few = (topics ?? []).filter(({ id }) => (counts.get(id) ?? 0) <= FEW);
  return unspoken(few, papers).map(({ id }) => {
    const count = counts.get(id) ?? 0;
    const found =
      count === 0 ? 'No paper is in it' : `Only ${count} of ${papers.length} papers came to it`;
    const remedy = `${found}, and none has its name or phrases. Give it phrases that papers use, or take it out.`;
    return {
      ...{ stage: 'atlas', kind: 'missing', what: 'papers', file: 'topics.yaml' },
      ...{ line: null, record: `topic ${id}`, remedy },
    };
  });
}

/** Those of the topics whose name and phrases stand in no paper; each paper is read once for all of them. */
function unspoken(
  topics: readonly NamedTopic[],
  papers: readonly Pick<Paper, 'titlePlain' | 'abstractPlain'>[],
): readonly NamedTopic[] {
  let left = topics.map((topic) => ({
    topic,
    words: [topic.name, ...topic.phrases].map((phrase) => phrase.toLowerCase()),
  }));
  for (const { titlePlain, abstractPlain } of papers) {
    if (left.length === 0) break;
    const text = `${titlePlain}\n${abstractPlain}`.toLowerCase();
    left = left.filter(({ words }) => !words.some((word) => text.includes(word)));
  }
  return left.map(({ topic }) => topic);
}
