import type { StoredAtlas } from '../atlas-files.ts';
import { keepIds } from '../keep-ids.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { asName } from '../phrases/characteristic-phrases.ts';
import { chooseNames, type NamingOptions } from './choose-names.ts';
import { drawInNeighbours } from './draw-in.ts';
import type { NamingRules } from './fit-names.ts';
import type { KeptSubtopic } from './keep-subtopics.ts';
import type { TakenName } from './naming-rules.ts';
import type { Scope } from './scope.ts';
import { keyOf, OUTSIDE, type Whole } from './wholes.ts';

/** What is known when a whole is divided, and what all divisions have given away so far. */
export interface GivenAway {
  readonly slugs: readonly string[];
  readonly neighbours: Neighbours;
  /** Papers that speak of what has a name. */
  readonly speakingOf: (name: string) => ReadonlySet<number>;
  /** Papers that the stored atlas does not know. */
  readonly arrived: ReadonlySet<string>;
  /** Subtopics to be named anew. */
  readonly former: StoredAtlas['subtopics'];
  readonly taken: TakenName[];
  readonly ids: Set<string>;
  /** Former ids that live on. */
  readonly followed: Set<string>;
}

/** Fewer papers are no subtopic: of four a name still says what they share. */
const MIN_PAPERS = 4;
/** Three, where all their titles have the name, but in a large whole; and among strangers, who are few of a kind. */
const MIN_TITLED = 3;
const MIN_STRANGERS = 3;
/** A whole is divided in five where it can be, if need be by names that hold less surely: one or two divide nothing. */
const WANTED = 5;
/** A further name has to say this many papers more, or this share of the whole where it is large. */
const PRICE = 0.25;
const PRICE_SHARE = 0.004;
/** As many as a reader takes in at once, for a whole of this many papers; a whole of four times as many is divided twice as finely. */
const MAX_SUBTOPICS = 8;
const MAX_SUBTOPICS_SIZE = 100;
const MAX_EVER = 24;
/** Strangers are of more kinds than the papers of a topic. */
const KINDS_OF_STRANGERS = 1.75;

/** The parts of a whole: those `kept`, and what is found among its papers where none is, else among those that arrived. */
export function divideWhole(
  whole: Whole,
  scope: Scope,
  kept: readonly KeptSubtopic[],
  rules: NamingRules,
  given: GivenAway,
): readonly KeptSubtopic[] {
  const { slugs, neighbours, speakingOf, arrived, taken, ids, followed } = given;
  const { members } = scope;
  const owned = new Set(kept.flatMap((subtopic) => subtopic.members));
  const coming = [...members].filter(
    (paper) => !owned.has(paper) && (kept.length === 0 || arrived.has(slugs[paper]!)),
  );
  if (coming.length === 0) return kept;
  const options = optionsFor(whole, kept.length);
  const found = chooseNames(scope, rules, options, (m) => !owned.has(members[m]!));
  for (const { phrase } of found) taken.push({ whole: keyOf(whole), name: phrase });
  const fresh = found.map(({ phrase, members: own }) => ({
    name: asName(phrase.printed),
    members: own,
  }));
  const freshIds = keepIds(fresh, formerOf(whole, given), slugs, ids, 'subtopic');
  for (const id of freshIds) followed.add(id);
  const all = [...kept, ...fresh.map((one, i) => ({ id: freshIds[i]!, ...one }))];
  // Strangers have neighbours for want of nearer ones: only who speaks of a thing is in its group.
  if (whole.topic === OUTSIDE) return all;
  return drawInNeighbours(
    all,
    coming,
    neighbours,
    all.map(({ name }) => speakingOf(name)),
  );
}

/** What a part of a whole may have been before: parts of topics stay such, others may have been on any level. */
function formerOf(
  { topic, subtopic }: Whole,
  { former, followed }: GivenAway,
): StoredAtlas['subtopics'] {
  return former.filter(
    (before) =>
      before.topic === topic &&
      !followed.has(before.id) &&
      (subtopic !== null || before.within === undefined),
  );
}

function optionsFor(whole: Whole, keptCount: number): NamingOptions {
  const paperCount = whole.members.length;
  // Nobody waits for groups of strangers: only names that surely hold are wanted.
  const wanted = whole.topic === OUTSIDE ? 0 : WANTED;
  const least = whole.topic === OUTSIDE ? MIN_STRANGERS : MIN_PAPERS;
  const kinds = whole.topic === OUTSIDE ? KINDS_OF_STRANGERS : 1;
  const most = kinds * MAX_SUBTOPICS * Math.max(1, Math.sqrt(paperCount / MAX_SUBTOPICS_SIZE));
  return {
    least,
    leastTitled: paperCount > MAX_SUBTOPICS_SIZE ? least : MIN_TITLED,
    most: Math.max(0, Math.min(MAX_EVER, Math.round(most)) - keptCount),
    wanted: Math.max(0, wanted - keptCount),
    price: Math.max(PRICE, PRICE_SHARE * paperCount),
  };
}
