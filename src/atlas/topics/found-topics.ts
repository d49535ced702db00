import type { NamedTopic } from '../../corpus/paper.ts';
import { makeSlug } from '../../corpus/slug.ts';
import type { Embedding } from '../embed/embed.ts';
import { asName, topPhrases } from '../phrases/characteristic-phrases.ts';
import { mentionFinder } from '../phrases/mentions.ts';
import { canonicalNames } from '../phrases/names.ts';
import type { PhraseIndex } from '../phrases/phrase-index.ts';
import { chooseNames } from '../subtopics/choose-names.ts';

/** As many topics as a reader keeps in mind, and as few as divide a corpus. */
const MAX_TOPICS = 12;
const WANTED_TOPICS = 4;
/** A further topic has to say this share of the papers more. */
const PRICE_SHARE = 0.01;
/** Fewer papers, or less than this share of all, are no topic. */
const MIN_PAPERS = 5;
const MIN_SHARE = 0.01;
/** So few papers are read, not divided. */
const MIN_TO_DIVIDE = 20;
/** Phrases by which a topic is known, and in how many of its papers each stands at least. */
const PHRASES = 6;
const PHRASE_PAPERS = 2;

/**
 * Topics found in the data, for an owner who names none: the names that say most of the papers. Where no name
 * divides them all are one topic.
 */
export function findTopics(embedding: Embedding, index: PhraseIndex): readonly NamedTopic[] {
  const { vectors, dimensions, embed } = embedding;
  const n = vectors.length / dimensions;
  if (n === 0) return [];
  const members = Int32Array.from({ length: n }, (_, i) => i);
  if (n < MIN_TO_DIVIDE) return [wholeTopic(index, n)];
  const groups = chooseNames(
    { members, vectors, dimensions, embed },
    {
      names: canonicalNames(index),
      find: mentionFinder(index.tokens),
      about: [],
      allowed: () => true,
    },
    {
      least: Math.max(MIN_PAPERS, Math.round(MIN_SHARE * n)),
      most: MAX_TOPICS,
      wanted: WANTED_TOPICS,
      price: Math.max(1, PRICE_SHARE * n),
    },
  );
  if (groups.length === 0) return [wholeTopic(index, n)];
  const ids = new Set(['outside']);
  return groups.map(({ phrase, members: own }) => {
    const marks = new Uint8Array(n);
    for (const member of own) marks[member] = 1;
    return foundTopic(
      asName(phrase.printed),
      topPhrases(index, marks, PHRASE_PAPERS, PHRASES),
      ids,
    );
  });
}

/** The topic with a description that tells a reader where it comes from. */
export function asFoundTopic(topic: NamedTopic): NamedTopic {
  return { ...topic, description: `Found by the program. ${topic.description}`.trim() };
}

/** One topic of all papers, named by the phrase that most of them have. */
function wholeTopic(index: PhraseIndex, n: number): NamedTopic {
  const [widest] = index.phrases
    .filter(({ papers }) => papers.length * 2 > n)
    .sort(
      (a, b) =>
        b.titles.length - a.titles.length ||
        b.papers.length - a.papers.length ||
        b.length - a.length ||
        (a.key < b.key ? -1 : 1),
    );
  return foundTopic(
    widest === undefined ? 'All papers' : asName(widest.printed),
    [],
    new Set(['outside']),
  );
}

function foundTopic(name: string, phrases: readonly string[], ids: Set<string>): NamedTopic {
  const id = makeSlug(name, ids, 'topic');
  ids.add(id);
  return { id, name, description: describe(name, phrases), phrases };
}

function describe(name: string, phrases: readonly string[]): string {
  const [first, ...rest] = phrases.filter((phrase) => phrase.toLowerCase() !== name.toLowerCase());
  if (first === undefined) return '';
  const last = rest.pop();
  if (last === undefined) return `Papers on ${first}.`;
  return `Papers on ${[first, ...rest].join(', ')} and ${last}.`;
}
