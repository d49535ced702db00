import { ALL_PAPERS, UNNAMED } from '../../atlas/topics/found-topics.ts';
import type { Atlas, AtlasTopic } from '../../atlas/types.ts';
import { type Strings, stringsFor } from '../strings/strings.ts';

/** Phrases that say what a found topic is about, beside its name. */
const MAX_THINGS = 5;

/** The topics of a map with what the program says of them in the language of the interface; an owner's words stay. */
export function topicsInWords(
  { topics, origin }: Pick<Atlas, 'topics' | 'origin'>,
  tag: string,
): readonly AtlasTopic[] {
  const { topic: say } = stringsFor(tag).pages;
  const said = new Map([
    [ALL_PAPERS, say.all],
    [UNNAMED, say.unnamed],
  ]);
  return topics.map((topic) => {
    if (topic.id === 'outside') return { ...topic, ...say.outside };
    if (!origin.topicsFound) return topic;
    const name = said.get(topic.name) ?? topic.name;
    return { ...topic, name, description: foundDescription({ ...topic, name }, say) };
  });
}

function foundDescription({ name, phrases }: AtlasTopic, say: Strings['pages']['topic']): string {
  const named = name.toLowerCase();
  const things = phrases.filter((phrase) => !named.includes(phrase.toLowerCase()));
  return say.found(things.slice(0, MAX_THINGS));
}
