import { suggestTopics } from '../atlas/topics/suggest-topics.ts';
import type { Atlas } from '../atlas/types.ts';
import type { Paper } from '../corpus/paper.ts';
import { topicsAsYaml } from '../corpus/project/templates.ts';

/** So few papers are read, not divided. */
const MIN_GROUPED = 20;
/** A topic of this share of the papers in topics says little of each: it had better be several. */
const MAX_SHARE = 0.5;
/** A corpus of two topics is no reason to split one. */
const MIN_TOPICS = 3;

/**
 * What an owner might name: the groups in her papers where she has named nothing, else those among the papers that fit
 * no topic and inside a topic that holds most of them. Text to be read, its topics ready to be pasted into topics.yaml.
 */
export function suggestions(papers: readonly Paper[], atlas: Atlas, isNamed: boolean): string {
  if (!isNamed) return topicsAsYaml(suggestTopics(papers));
  const parts: string[] = [];
  const inTopic = (id: string) => papers.filter((_, i) => atlas.papers[i]!.topic === id);
  const outside = inTopic('outside');
  const fit = fitText(outside.length, papers.length);
  if (isGrouped(outside.length)) parts.push(groupsIn(`${fit}; among them`, outside));
  else parts.push(`# ${fit}.\n`);
  const inside = papers.length - outside.length;
  for (const { id, name, count } of atlas.topics.slice(0, -1)) {
    if (atlas.topics.length <= MIN_TOPICS || count < MIN_GROUPED || count <= MAX_SHARE * inside)
      continue;
    parts.push(
      groupsIn(`${name} holds ${count} of the ${papersText(inside)} in topics; in it`, inTopic(id)),
    );
  }
  return parts.join('\n');
}

/** How many of how many papers fit no topic, as a clause. */
export function fitText(outside: number, papers: number): string {
  return `${outside} of ${papersText(papers)} ${outside === 1 ? 'fits' : 'fit'} no topic`;
}

/** Whether `suggestions` looks for groups among so many papers that fit no topic. */
export function isGrouped(outside: number): boolean {
  return outside >= MIN_GROUPED;
}

function groupsIn(where: string, papers: readonly Paper[]): string {
  const topics = suggestTopics(papers);
  const count = topics.length === 1 ? 'one group' : `${topics.length} groups`;
  return `# ${where} ${count}:\n${topicsAsYaml(topics)}`;
}

/** `1 paper`, `4 papers`. */
export function papersText(count: number): string {
  return count === 1 ? '1 paper' : `${count} papers`;
}
