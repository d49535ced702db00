import type { NamedTopic } from '../../corpus/paper.ts';
import { isStopWord, normalise } from '../../words/words.ts';
import { type Compounds, stemsOf } from './compounds.ts';

/** A topic's phrase as a run of stems, and what it says of a paper, in log-odds, times its rarity and ln(1 + count). */
export interface SeedPhrase {
  readonly topic: number;
  /** As the owner writes it. */
  readonly printed: string;
  readonly stems: readonly string[];
  readonly inTitle: number;
  readonly inText: number;
}

/**
 * What a phrase says where it stands. A paper of a topic calls it by its name, in the title or the text; the owner's
 * other phrases tell a contribution from a mention only in the title; the runs of a description are hints.
 */
const NAME = { inTitle: 0.7, inText: 0.8 };
const PHRASE = { inTitle: 0.9, inText: 0.1 };
const HINT = { inTitle: 0.1, inText: 0.1 };

/** A longer run of a description is a clause, not a phrase. */
const MAX_PHRASE_WORDS = 4;
const CLAUSE_ENDS =
  /[,;:.()]|\b(?:and|or|after|from|for|by|of|through|whose|so that|how to|with|in)\b/;

/** The phrases by which topics are recognised: their names, the owner's phrases, and the short runs of descriptions. */
export function seedPhrases(topics: readonly NamedTopic[], compounds: Compounds): SeedPhrase[] {
  return topics.flatMap(({ name, description, phrases }, topic) => {
    const byStems = new Map<string, SeedPhrase>();
    const add = (text: string, weight: typeof NAME) => {
      const stems = stemsOf(text, compounds);
      const key = stems.join(' ');
      if (stems.length === 0 || stems.length > MAX_PHRASE_WORDS || byStems.has(key)) return;
      byStems.set(key, { topic, printed: text.trim(), stems, ...weight });
    };
    add(name, NAME);
    for (const phrase of phrases) add(phrase, PHRASE);
    for (const run of description.split(CLAUSE_ENDS)) add(withoutLead(run), HINT);
    return [...byStems.values()];
  });
}

/** A run from its first word that says something: other compression → compression. */
function withoutLead(run: string): string {
  const words = run.trim().split(/\s+/);
  const first = words.findIndex((word) => !isStopWord(normalise(word)));
  return words.slice(Math.max(0, first)).join(' ');
}
