import type { StoredAtlas } from '../atlas-files.ts';
import type { MentionFinder } from '../phrases/mentions.ts';
import { familiesOf } from '../phrases/name-relations.ts';
import type { PhraseIndex } from '../phrases/phrase-index.ts';
import { HOLDS } from './choose-names.ts';
import { allot, type Facility } from './facility-location.ts';
import { fitName } from './name-fit.ts';
import type { Scope } from './scope.ts';

/** A stored subtopic with the papers it has now. */
export interface KeptSubtopic {
  readonly id: string;
  readonly name: string;
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

type Stored = StoredAtlas['subtopics'];

/** What is stored stays with fewer papers than a new one would need: of three a name still says what they share. */
const LEAST_KEPT = 3;

/**
 * What is left of the stored subtopics of a whole: the papers that are still in it stay where they were; others that
 * `mayJoin` do where a stored name holds for them. A subtopic that too few are left of is given up.
 */
export function keepSubtopics(
  scope: Scope,
  slugs: readonly string[],
  mayJoin: (slug: string) => boolean,
  index: PhraseIndex,
  find: MentionFinder,
  stored: Stored,
): readonly KeptSubtopic[] {
  const { own, owners } = leftOf(stored, scope.members, slugs);
  if (own.length === 0) return [];
  const joining = Int32Array.from(scope.members.keys()).filter(
    (m) => owners[m] === -1 && mayJoin(slugs[scope.members[m]!]!),
  );
  if (joining.length > 0) {
    const { dimensions } = scope;
    const meanings = scope.embed(own.map(({ name }) => name));
    const facilities = own.map(({ name }, place): Facility => {
      const families = familiesOf(index, name);
      const vector = meanings.subarray(place * dimensions, (place + 1) * dimensions);
      const oneWord = families.length === 1;
      const { fits } = fitName(scope, { mentions: find(families), vector, oneWord });
      const members = joining.filter((m) => fits[m]! >= HOLDS);
      return { members, fits: Float32Array.from(members, (m) => fits[m]!), worth: 1, least: 0 };
    });
    const joined = allot([...own.keys()], facilities, scope.members.length);
    for (const m of joining) owners[m] = joined[m]!;
  }
  return own.map(({ id, name }, place) => ({
    id,
    name,
    members: [...scope.members].filter((_, m) => owners[m] === place),
  }));
}

/** The stored subtopics of which enough papers are left among the members, and of each member the place of its own. */
export function leftOf(
  stored: Stored,
  members: Int32Array | readonly number[],
  slugs: readonly string[],
): { readonly own: readonly Omit<KeptSubtopic, 'members'>[]; readonly owners: Int32Array } {
  const memberOf = new Map(Array.from(members, (paper, m) => [slugs[paper]!, m]));
  const candidates = stored.map(({ id, name, papers }) => ({
    id,
    name,
    members: papers.flatMap((slug) => memberOf.get(slug) ?? []),
  }));
  return owned(candidates, members.length);
}

/**
 * The candidates that keep enough papers of their own, and of each paper the place of the one that it is in, −1 for
 * none. A merge may have left a paper in several: the last has it. What is given up leaves its papers to the others, so
 * that a second look finds the same.
 */
function owned<Candidate extends { readonly members: readonly number[] }>(
  candidates: readonly Candidate[],
  paperCount: number,
): { readonly own: readonly Candidate[]; readonly owners: Int32Array } {
  let own = candidates;
  for (;;) {
    const owners = new Int32Array(paperCount).fill(-1);
    for (const [place, { members }] of own.entries()) for (const m of members) owners[m] = place;
    const sizes = new Int32Array(own.length);
    for (const place of owners) if (place !== -1) sizes[place]!++;
    const kept = own.filter((_, place) => sizes[place]! >= LEAST_KEPT);
    if (kept.length === own.length) return { own, owners };
    own = kept;
  }
}
