import type { NamedTopic } from '../../corpus/paper.ts';
import { isStopWord, stem, wordsOf } from '../../words/words.ts';

/** A topic's phrase as a run of stems, and how much its owner meant it. */
export interface SeedPhrase {
  readonly stems: readonly string[];
  readonly weight: number;
}

/** The owner's own phrases and the topic's name count fully, what the description mentions half. */
const DESCRIPTION_WEIGHT = 0.5;
/** A longer run of a description is a clause, not a phrase. */
const LONGEST_PHRASE = 4;

/** The phrases by which a topic is recognised: its own, its name, and the short runs of its description. */
export function seedPhrases(topic: NamedTopic): readonly SeedPhrase[] {
  const byText = new Map<string, SeedPhrase>();
  const add = (text: string, weight: number) => {
    const stems = phraseStems(text);
    const key = stems.join(' ');
    if (
      stems.length > 0 &&
      stems.length <= LONGEST_PHRASE &&
      (byText.get(key)?.weight ?? 0) < weight
    ) {
      byText.set(key, { stems, weight });
    }
  };
  add(topic.name, 1);
  for (const phrase of topic.phrases) add(phrase, 1);
  for (const part of topic.description.split(
    /[,;:.()]|\b(?:and|or|after|from|for|by|of|through|whose|so that)\b/,
  )) {
    add(part, DESCRIPTION_WEIGHT);
  }
  return [...byText.values()];
}

/** The stems of a text that are no stop words, in order. */
export function phraseStems(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word))
    .map(stem);
}

/** How often a run of stems stands in another. */
export function countRuns(stems: readonly string[], run: readonly string[]): number {
  let count = 0;
  const first = run[0];
  for (let i = 0; i + run.length <= stems.length; i++) {
    if (stems[i] !== first) continue;
    let k = 1;
    while (k < run.length && stems[i + k] === run[k]) k++;
    if (k === run.length) count++;
  }
  return count;
}
