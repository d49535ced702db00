import { dotRows } from '../embed/vector-rows.ts';
import { IN_TITLE, type Mentions, visitShared } from '../phrases/mentions.ts';
import { coherenceOf } from './coherence.ts';
import type { Scope } from './scope.ts';

/** How well a name fits each member. */
export interface Fit {
  /** Members: probability-like, 0–1, that the name says what the paper is about. */
  readonly fits: Float32Array;
  /** How far apart in meaning the papers that speak of it stand from the others, in standard deviations. */
  readonly coherence: number;
}

/**
 * Log-odds that a title names a thing, from the abstract: so much for being spoken of at all, so much more for
 * strength 1, and shares of two further witnesses: how often titles name what abstracts speak of in this name's case
 * (log-odds), and the cosine of paper and name. Fitted by logistic regression to titles hidden from their abstracts, of
 * several venues together: `npm run bench -- name-weights` fits them anew.
 */
export const NAME_FIT_WEIGHTS = {
  UNSAID: -7.5,
  SPOKEN_OF: 3.2,
  STRENGTH: 5.2,
  TITLE_RATE: 0.55,
  COSINE: 3,
} as const;
/** A title has no room for all that a paper is about; one word would have found it. */
const ROOM = 2.7;
const ROOM_OF_ONE_WORD = 0.5;
/** Papers' worth of doubt about how often titles have a name. */
const DOUBT = 2;
const DOUBTED_RATE = 0.15;

/** A name as it is held against papers. */
export interface FittingName {
  readonly mentions: Mentions;
  /** Its own vector. */
  readonly vector: Float32Array;
  readonly oneWord: boolean;
}

/** Whether a name fits a paper; never where its text doesn't speak of it. */
export function fitName(scope: Scope, { mentions, vector, oneWord }: FittingName): Fit {
  const { members, vectors, dimensions } = scope;
  const strengths = inScope(members, mentions);
  const before = oddsBefore(titleRate(mentions), oneWord);
  const fits = Float32Array.from(strengths, (strength, m) => {
    if (strength === 0) return 0;
    const cosine = dotRows(vectors, members[m]!, vector, 0, dimensions);
    return fitOf(before, strength, cosine);
  });
  return { fits, coherence: coherenceOf(scope, strengths) };
}

/** Log-odds that a name fits a paper that speaks of it, before it is known how much. */
export function oddsBefore(rate: number, oneWord: boolean): number {
  const { UNSAID, SPOKEN_OF, TITLE_RATE } = NAME_FIT_WEIGHTS;
  const room = oneWord ? ROOM_OF_ONE_WORD : ROOM;
  return UNSAID + SPOKEN_OF + room + TITLE_RATE * Math.log(rate / (1 - rate));
}

/** How well a name fits a paper that speaks of it with this strength, at this cosine with its own vector. */
export function fitOf(before: number, strength: number, cosine: number): number {
  const { STRENGTH, COSINE } = NAME_FIT_WEIGHTS;
  return 1 / (1 + Math.exp(-(before + STRENGTH * strength + COSINE * cosine)));
}

/** Share of the papers that speak of a thing whose title does, with some doubt where they are few. */
export function titleRate({ papers, strengths }: Mentions): number {
  let titled = 0;
  for (const strength of strengths) if (strength >= IN_TITLE) titled++;
  return (titled + DOUBT * DOUBTED_RATE) / (papers.length + DOUBT);
}

/** Members → strength, 0 where they don't speak of it. */
function inScope(members: Int32Array, { papers, strengths }: Mentions): Float32Array {
  const own = new Float32Array(members.length);
  visitShared(members, papers, (m, p) => {
    own[m] = strengths[p]!;
  });
  return own;
}
