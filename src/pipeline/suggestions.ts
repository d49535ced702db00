import { ALL_PAPERS, UNNAMED } from '../atlas/topics/found-topics.ts';
import { suggestTopics } from '../atlas/topics/suggest-topics.ts';
import type { Atlas } from '../atlas/types.ts';
import type { NamedTopic, Paper } from '../corpus/paper.ts';
import { topicEntries, topicsSuggested } from '../corpus/project/templates.ts';

/** So few papers are read, not divided. */
const MIN_GROUPED = 20;
/** A topic of this share of the papers in topics says little of each: it had better be several. */
const MAX_SHARE = 0.5;
/** A corpus of two topics is no reason to split one. */
const MIN_TOPICS = 3;

/** The topics an owner named. */
export interface NamedTopics {
  readonly topics: readonly NamedTopic[];
  /** Whether a paper may fit none of them. */
  readonly outside: boolean;
  /** What stands before the entries of her `topics.yaml`. */
  readonly indent: string;
}

/**
 * What an owner might name: the groups in her papers where she has named nothing, as a whole `topics.yaml`; else those
 * among the papers that fit no topic and inside a topic that holds most of them, as entries to be pasted below hers.
 */
export function suggestions(
  papers: readonly Paper[],
  atlas: Atlas,
  named: NamedTopics | null,
): string {
  if (named === null) return topicsSuggested(suggestTopics(papers), papers.length);
  const { topics, outside: mayBeOutside, indent } = named;
  const parts: string[] = [];
  const taken = topics.flatMap(({ id, was = [] }) => [id, ...was]);
  const inTopic = (id: string) => papers.filter((_, i) => atlas.papers[i]!.topic === id);
  const groupsIn = (id: string, beside: readonly NamedTopic[]) => {
    const map = { papers, topics: beside, outside: mayBeOutside, taken };
    const groups = suggestTopics(inTopic(id), map).filter(({ name }) => !SAYS_NOTHING.has(name));
    for (const group of groups) taken.push(group.id);
    return groups;
  };
  const { count: strangers } = atlas.topics.at(-1)!;
  const fit = fitText(strangers, papers.length);
  const groups = isGrouped(strangers) ? groupsIn('outside', topics) : [];
  if (groups.length > 0)
    parts.push(`# ${fit}; among them ${countOf(groups)}:\n${topicEntries(groups, indent)}`);
  else parts.push(`# ${fit}${isGrouped(strangers) ? '; no group among them has a name' : ''}.\n`);
  const inside = papers.length - strangers;
  for (const { id, name, count } of atlas.topics.slice(0, -1)) {
    if (topics.length < MIN_TOPICS || count < MIN_GROUPED || count <= MAX_SHARE * inside) continue;
    const rest = topics.filter((topic) => topic.id !== id);
    const within = groupsIn(id, rest);
    if (within.length < 2) continue;
    const where = `${name} holds ${count} of the ${papersText(inside)} in topics; in it`;
    const entries = topicEntries(within, indent);
    parts.push(`# ${where} ${countOf(within)}, to stand in its place:\n${entries}`);
  }
  const head = parts.length > 1 || groups.length > 0 ? HOW_TO_PASTE : '';
  return head + parts.join('\n');
}

/** Names of a group that none of its phrases names: as a topic it would draw in anything. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([ALL_PAPERS, UNNAMED]);

const HOW_TO_PASTE = `# Paste what you want below the last topic in topics.yaml, and name it as you would. Each size is what the map has
# once all these are topics.
`;

function countOf(groups: readonly unknown[]): string {
  return groups.length === 1 ? 'one group' : `${groups.length} groups`;
}

/** How many of how many papers fit no topic, as a clause. */
export function fitText(outside: number, papers: number): string {
  return `${outside} of ${papersText(papers)} ${outside === 1 ? 'fits' : 'fit'} no topic`;
}

/** Whether `suggestions` looks for groups among so many papers that fit no topic. */
export function isGrouped(outside: number): boolean {
  return outside >= MIN_GROUPED;
}

/** `1 paper`, `4 papers`. */
export function papersText(count: number): string {
  return count === 1 ? '1 paper' : `${count} papers`;
}
