import type { AtlasSubtopic, AtlasTopic } from '../../atlas/types.ts';
import { model, say } from './page-data.ts';

/** Phrases that a sentence can carry. */
const SAID = 3;

/** What a topic or a subtopic is about, in a sentence: the owner's where there is one. */
export function summaryOf(topic: AtlasTopic, subtopic: AtlasSubtopic | null): string {
  if (subtopic === null && topic.description !== '') return topic.description;
  const { count, phrases } = subtopic ?? topic;
  const within = subtopic === null ? model.site.title : topic.name;
  const told = phrases.filter((phrase) => phrase !== subtopic?.name).slice(0, SAID);
  return say.topic.summary(count, within, told);
}

/** Path of a topic's or a subtopic's page. */
export function groupPath(topic: string, subtopic: string | null): string {
  return subtopic === null ? `topics/${topic}/` : `topics/${topic}/${subtopic}/`;
}
