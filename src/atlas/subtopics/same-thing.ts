import { type Embedding, isInWordSpace } from '../embed/embed.ts';
import { dotRows, normaliseRows } from '../embed/vector-rows.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import type { MentionFinder } from '../phrases/mentions.ts';
import { familiesOf, isPartOf, type Named, named } from '../phrases/name-relations.ts';
import type { PhraseIndex } from '../phrases/phrase-index.ts';

/**
 * Cosines of two names, and of what each says beside the other, from which on they may mean one thing: walking and
 * locomotion have 0.6, academic and college libraries 0.8 and without libraries 0.53; multi-agent and multi-task
 * reinforcement learning 0.87, but 0.1 without what they share.
 */
const MIN_COSINE = 0.55;
const MIN_OWN_COSINE = 0.5;
/**
 * Papers of one thing have as many neighbours that speak of the other, in this proportion to those that speak of their
 * own, and not from one side alone: of 170 pairs of siblings in three fields that this leaves twelve, of which a reader
 * called nine the same, two near and one another thing.
 */
const MIN_SHARED = 0.55;
const MIN_SHARED_EACH = 0.3;
/** A paper that speaks of a thing so much is about it rather than by the way. */
const SPEAKS = 0.35;
/** Nearest papers looked at. */
const NEAREST = 15;

/** What is known of the papers. */
interface Known {
  readonly embedding: Embedding;
  readonly index: PhraseIndex;
  readonly neighbours: Neighbours;
  readonly find: MentionFinder;
}

/**
 * Tells whether two names are one thing in other words, by the word model and by where their papers stand; where papers
 * stand by other vectors, near names need not say the same, and none do.
 */
export function sameThingFinder(known: Known): (a: Named, b: Named) => boolean {
  if (!isInWordSpace(known.embedding)) return () => false;
  const { embed, dimensions } = known.embedding;
  const vectors = new Map<string, Float32Array>();
  const vectorOf = (text: string): Float32Array => {
    const before = vectors.get(text);
    if (before !== undefined) return before;
    const vector = embed([text]);
    normaliseRows(vector, dimensions);
    vectors.set(text, vector);
    return vector;
  };
  const cosine = (a: string, b: string) => dotRows(vectorOf(a), 0, vectorOf(b), 0, dimensions);
  const told = new Map<string, boolean>();
  return (a, b) => {
    if (cosine(a.printed, b.printed) < MIN_COSINE) return false;
    const pair = `${a.printed}\n${b.printed}`;
    const before = told.get(pair);
    if (before !== undefined) return before;
    const own = [ownWords(known.index, a, b), ownWords(known.index, b, a)] as const;
    const same =
      own.every((words) => words !== '') &&
      cosine(...own) >= MIN_OWN_COSINE &&
      standTogether(known, a, b);
    told.set(pair, same);
    return same;
  };
}

/** The words of a name that the other has in no form. */
function ownWords(index: PhraseIndex, name: Named, other: Named): string {
  return name.printed
    .split(/[\s-]+/)
    .filter((word) => !isPartOf(named(index, word).parts, other.parts))
    .join(' ');
}

function standTogether({ find, index, neighbours }: Known, a: Named, b: Named): boolean {
  const speaking = ({ printed }: Named): ReadonlySet<number> => {
    const { papers, strengths } = find(familiesOf(index, printed));
    return new Set(papers.filter((_, p) => strengths[p]! >= SPEAKS));
  };
  const ofA = speaking(a);
  const ofB = speaking(b);
  const there = sharedNeighbours(ofA, ofB, neighbours);
  const back = sharedNeighbours(ofB, ofA, neighbours);
  return Math.min(there, back) >= MIN_SHARED_EACH && (there + back) / 2 >= MIN_SHARED;
}

/** Neighbours that papers of `own` alone have among the others, in proportion to those of their own and to how many there are. */
function sharedNeighbours(
  own: ReadonlySet<number>,
  others: ReadonlySet<number>,
  { k, indices }: Neighbours,
): number {
  let among = 0;
  let inside = 0;
  for (const paper of own) {
    if (others.has(paper)) continue;
    for (let j = paper * k; j < paper * k + Math.min(NEAREST, k); j++) {
      if (others.has(indices[j]!)) among++;
      if (own.has(indices[j]!)) inside++;
    }
  }
  return (among / Math.max(1, inside)) * (own.size / Math.max(1, others.size));
}
