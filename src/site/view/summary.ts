import type { AtlasSubtopic, AtlasTopic } from '../../atlas/types.ts';
import { model, say } from './page-data.ts';

/** Phrases that a sentence can carry. */
const SAID = 3;

/**
 * What a topic, or the last of the subtopics on `way` down from it, is about, in a sentence: the owner's where there
 * is one.
 */
export function summaryOf(topic: AtlasTopic, way: readonly AtlasSubtopic[]): string {
  const subtopic = way.at(-1);
  if (subtopic === undefined && topic.description !== '') return topic.description;
  const { count, phrases } = subtopic ?? topic;
  // What fits no topic is of the map, and of no part of it.
  const around = topic.id === 'outside' ? [] : [topic, ...way].slice(0, -1);
  const within = around.at(-1)?.name ?? model.site.title;
  const told = phrases
    .filter((phrase) => phrase.toLowerCase() !== subtopic?.name.toLowerCase())
    .slice(0, SAID);
  return say.topic.summary(count, within, told);
}
