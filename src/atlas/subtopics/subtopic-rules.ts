import type { CompoundSplitter } from '../../words/compound-parts.ts';
import type { Embedding } from '../embed/embed.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { dotRows } from '../embed/vector-rows.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { type Lexicon, lexiconOf, readByLexicon } from '../phrases/lexicon.ts';
import { mentionFinder } from '../phrases/mentions.ts';
import { familiesOf } from '../phrases/name-relations.ts';
import type { PhraseIndex } from '../phrases/phrase-index.ts';
import type { ChartedSubtopic } from './chart-subtopics.ts';
import { HOLDS } from './choose-names.ts';
import { joinOf } from './draw-in.ts';
import { specialty } from './facility-location.ts';
import { fitOf, oddsBefore, titleRate } from './name-fit.ts';
import { keyOf, OUTSIDE } from './wholes.ts';

/** By what further papers join the subtopics of a map: plain data. */
export interface SubtopicRules {
  readonly words: Lexicon;
  /** Each stands before its parts. */
  readonly names: readonly NameRule[];
}

interface NameRule extends Pick<ChartedSubtopic, 'id' | 'topic' | 'within' | 'members'> {
  /** Word families by which papers that speak of it are found. */
  readonly families: readonly string[];
  /** Log-odds that it fits a paper, before anything is known of that. */
  readonly before: number;
  readonly vector: Float32Array;
}

/** What a charted corpus knows of its subtopics' names. */
export function subtopicRules(
  subtopics: readonly ChartedSubtopic[],
  index: PhraseIndex,
  { embed, dimensions }: Pick<Embedding, 'embed' | 'dimensions'>,
): SubtopicRules {
  const find = mentionFinder(index.tokens);
  const meanings = embed(subtopics.map(({ name }) => name));
  const names = subtopics.map(({ id, topic, within, name, members }, s): NameRule => {
    const families = familiesOf(index, name);
    const before = oddsBefore(titleRate(find(families)), families.length === 1);
    const vector = meanings.slice(s * dimensions, (s + 1) * dimensions);
    return { id, topic, within, members, families, before, vector };
  });
  return { words: lexiconOf(index.tokens), names: inOrder(names) };
}

/** Level by level, by their ids: a map that is charted again finds its subtopics in another order. */
function inOrder(names: readonly NameRule[]): readonly NameRule[] {
  const depthOf = new Map<string, number>();
  for (const { id, within } of names)
    depthOf.set(id, within === null ? 0 : depthOf.get(within)! + 1);
  const depth = ({ id }: NameRule) => depthOf.get(id)!;
  return [...names].sort((a, b) => depth(a) - depth(b) || (a.id < b.id ? -1 : 1));
}

/** A further paper that looks for its subtopics. */
interface ComingPaper {
  readonly text: TextPair;
  readonly vector: Float32Array;
  /** Id of its topic. */
  readonly topic: string;
  /** Its nearest in the corpus: one row. */
  readonly neighbours: Neighbours;
}

/** A topic or a subtopic with the parts that a paper may join. */
interface Divided {
  /** Papers of the corpus that are in it. */
  readonly members: ReadonlySet<number>;
  readonly parts: readonly NameRule[];
  /** Papers: the part that each is in. */
  readonly partOf: ReadonlyMap<number, number>;
}

/**
 * Prepares to tell the ids of the subtopics that a further paper joins, the deepest last: at each level the one whose
 * name holds for it, else the one that its neighbours draw it into. `topicOf`: papers of the corpus → id of their topic.
 * `split`: what its words are made of in the corpus.
 */
export function subtopicJoiner(
  rules: SubtopicRules,
  topicOf: readonly string[],
  split: CompoundSplitter,
): (paper: ComingPaper) => readonly string[] {
  const wholes = dividedWholes(rules, topicOf);
  return ({ text, vector, topic, neighbours }) => {
    const path: string[] = [];
    let whole = wholes.get(keyOf({ topic, subtopic: null }));
    if (whole === undefined) return path;
    const find = mentionFinder(readByLexicon(text, rules.words, split));
    while (whole !== undefined) {
      const strengths = whole.parts.map(({ families }) => find(families).strengths[0] ?? 0);
      const own =
        partThatHolds(whole.parts, strengths, vector) ??
        (topic === OUTSIDE ? null : drawnInto(whole, strengths, neighbours));
      if (own === null) return path;
      path.push(own.id);
      whole = wholes.get(keyOf({ topic, subtopic: own.id }));
    }
    return path;
  };
}

/** All that are divided, by `keyOf`. */
function dividedWholes(
  { names }: SubtopicRules,
  topicOf: readonly string[],
): ReadonlyMap<string, Divided> {
  const membersOf = new Map(names.map(({ id, members }) => [id, new Set(members)]));
  const partsOf = new Map<string, NameRule[]>();
  for (const name of names) {
    const key = keyOf({ topic: name.topic, subtopic: name.within });
    partsOf.set(key, [...(partsOf.get(key) ?? []), name]);
  }
  const divided = [...partsOf].map(([key, parts]): [string, Divided] => {
    const { topic, within } = parts[0]!;
    const inTopic = () => [...topicOf.keys()].filter((paper) => topicOf[paper] === topic);
    const members = within === null ? new Set(inTopic()) : membersOf.get(within)!;
    const partOf = new Map<number, number>();
    for (const [p, part] of parts.entries())
      for (const member of part.members) partOf.set(member, p);
    return [key, { members, parts, partOf }];
  });
  return new Map(divided);
}

/** Of the parts whose names hold for a paper the one that does so best, the smaller one where two do about as well. */
function partThatHolds(
  parts: readonly NameRule[],
  strengths: readonly number[],
  vector: Float32Array,
): NameRule | null {
  let best = 0;
  let own: NameRule | null = null;
  for (const [p, part] of parts.entries()) {
    if (strengths[p] === 0) continue;
    const cosine = dotRows(vector, 0, part.vector, 0, vector.length);
    const fit = fitOf(part.before, strengths[p]!, cosine);
    const value = fit * specialty(part.members.length);
    if (fit < HOLDS || value <= best) continue;
    best = value;
    own = part;
  }
  return own;
}

/** The part that a paper's neighbours are in; null where too few are in any. Strangers have neighbours for want of nearer ones: nothing draws these in. */
function drawnInto(
  { members, parts, partOf }: Divided,
  strengths: readonly number[],
  neighbours: Neighbours,
): NameRule | null {
  const paper = 0;
  const speaking = strengths.map((strength) => new Set(strength > 0 ? [paper] : []));
  const join = joinOf(paper, speaking, partOf, members, neighbours);
  return join === null ? null : parts[join.group]!;
}
