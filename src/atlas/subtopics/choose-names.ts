import { visitShared } from '../phrases/mentions.ts';
import { conflicts, isPartOf } from '../phrases/name-relations.ts';
import type { Phrase } from '../phrases/phrase-index.ts';
import { allot, chooseFacilities, type Facility } from './facility-location.ts';
import { type FittedName, fitNames, type NamingRules } from './fit-names.ts';
import { nameQuality } from './name-quality.ts';
import type { Scope } from './scope.ts';

/** How a scope is divided into named groups. */
export interface NamingOptions {
  /** Fewer papers are no group; of a name that stands in all of their titles, so many are. */
  readonly least: number;
  readonly leastTitled: number;
  readonly most: number;
  /** So many groups are wanted, if need be by names that hold less surely; each further one has to earn `price`. */
  readonly wanted: number;
  /** What a group has to add, in papers well named, to be worth one more name to read. */
  readonly price: number;
}

/** A named group. */
export interface NamedGroup {
  readonly phrase: Phrase;
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

/** A name counts as holding for a paper from here on: more likely than not. */
export const HOLDS = 0.55;
/** How sure a name has to be of each paper, and of its papers on average: what a reader finds who draws some. */
interface Bar {
  readonly each: number;
  readonly average: number;
}
/** Where the wanted groups are not found, less sure ones are looked at too. */
const BARS: readonly Bar[] = [
  { each: HOLDS, average: 0.75 },
  { each: 0.45, average: 0.7 },
  { each: 0.35, average: 0.65 },
];
/** A name of less quality names nothing. */
const MIN_QUALITY = 0.2;
/** A group of this share of the scope divides it best; larger ones say less. */
const BEST_SHARE = 0.2;
/** A name must go on holding for this share of its group when a better one takes its place. */
const RENAMED_SHARE = 0.8;
/** A longer name that has this one inside, and that titles print, says more: its quality counts so much more. */
const LONGER_TITLES = 2;
const LONGER_BONUS = 2.5;

/** A name that could be chosen; members are places in the scope. */
interface Candidate extends Facility, FittedName {
  /** How good a name it is, whatever its papers are, 0–1. */
  readonly quality: number;
}

/**
 * Chooses the names that together say most of a scope's papers: each paper counts by the best name that holds for
 * it. No name stands in another, each keeps `least` papers; papers for which no name holds stay out, as do those
 * (places in the scope) that are not `open`.
 */
export function chooseNames(
  scope: Scope,
  rules: NamingRules,
  options: NamingOptions,
  open: (member: number) => boolean = () => true,
): readonly NamedGroup[] {
  if (scope.members.length < options.leastTitled) return [];
  const fitted = fitNames(scope, rules);
  let most: readonly NamedGroup[] = [];
  for (const bar of BARS) {
    const groups = groupsAt(bar, fitted, scope, rules, options, open);
    if (groups.length > most.length) most = groups;
    if (most.length >= options.wanted) break;
  }
  return most;
}

function groupsAt(
  bar: Bar,
  fitted: readonly FittedName[],
  scope: Scope,
  { about, isSameThing }: NamingRules,
  options: NamingOptions,
  open: (member: number) => boolean,
): readonly NamedGroup[] {
  const all = fitted.map((name) => candidateAt(bar, name, scope, options, open));
  const candidates = all.filter(
    ({ members, least, worth, quality }) =>
      members.length >= least && worth > 0 && quality >= MIN_QUALITY,
  );
  const exclude = (a: Phrase, b: Phrase) => conflicts(a, b, about) || isSameThing(a, b);
  const chosen = chooseFacilities(candidates, scope.members.length, {
    ...options,
    exclude: (a, b) => exclude(candidates[a]!.phrase, candidates[b]!.phrase),
  });
  const names = chosen.map((c) => {
    const widened = inOtherWords(candidates[c]!, fitted, isSameThing);
    return widened === candidates[c]
      ? candidates[c]!
      : candidateAt(bar, widened, scope, options, open);
  });
  const owners = allot([...names.keys()], names, scope.members.length);
  const groups = chosen.map((_, place) =>
    [...owners.keys()].filter((member) => owners[member] === place),
  );
  for (const [place, group] of groups.entries()) {
    const others = names.filter((_, other) => other !== place);
    names[place] = bestName(names[place]!, group, bar, all, (phrase) =>
      others.some((other) => exclude(other.phrase, phrase)),
    );
  }
  return groups.map((group, place) => ({
    phrase: names[place]!.phrase,
    members: held(names[place]!, group, bar).map((member) => scope.members[member]!),
  }));
}

/** A name that holds for whom any name of the same thing holds. */
function inOtherWords(
  name: FittedName,
  fitted: readonly FittedName[],
  isSameThing: NamingRules['isSameThing'],
): FittedName {
  const others = fitted.filter(
    ({ phrase }) => phrase !== name.phrase && isSameThing(name.phrase, phrase),
  );
  if (others.length === 0) return name;
  const fits = name.fit.fits.map((own, m) =>
    Math.max(own, ...others.map(({ fit }) => fit.fits[m]!)),
  );
  return { phrase: name.phrase, fit: { ...name.fit, fits } };
}

/** The members of a group for which a name holds. */
function held({ fit }: FittedName, group: readonly number[], { each }: Bar): readonly number[] {
  return group.filter((member) => fit.fits[member]! >= each);
}

/** The best name for a group, of those that hold for nearly all of it. */
function bestName(
  own: Candidate,
  group: readonly number[],
  bar: Bar,
  candidates: readonly Candidate[],
  isTaken: (phrase: Phrase) => boolean,
): Candidate {
  const sumOf = ({ fit }: Candidate) =>
    group.reduce((total, member) => total + fit.fits[member]!, 0);
  let best = own;
  let most = isTaken(own.phrase) ? 0 : sumOf(own) * own.quality;
  for (const candidate of candidates) {
    const { phrase, quality } = candidate;
    const holding = held(candidate, group, bar).length;
    const enough = holding >= candidate.least && holding >= RENAMED_SHARE * group.length;
    if (phrase === own.phrase || !enough || isTaken(phrase)) continue;
    const longer =
      isPartOf(own.phrase.parts, phrase.parts) &&
      phrase.parts.length > own.phrase.parts.length &&
      phrase.titles.length >= LONGER_TITLES;
    const value = sumOf(candidate) * quality * (longer ? LONGER_BONUS : 1);
    if (value <= most) continue;
    most = value;
    best = candidate;
  }
  return best;
}

function candidateAt(
  bar: Bar,
  name: FittedName,
  scope: Scope,
  { least, leastTitled }: NamingOptions,
  open: (member: number) => boolean,
): Candidate {
  const { phrase, fit } = name;
  const paperCount = scope.vectors.length / scope.dimensions;
  const holding = holdingAt(bar, fit.fits);
  const members = holding.filter(open);
  const titled = titledCount(scope, holding, phrase) / Math.max(1, holding.length);
  const quality = nameQuality(phrase, paperCount, titled, fit.coherence);
  const share = holding.length / scope.members.length;
  const informativeness = Math.min(1, Math.log(share) / Math.log(BEST_SHARE));
  const fits = Float32Array.from(members, (m) => fit.fits[m]!);
  // In a large whole, which very many names may stand for, both are the same, and nothing has to be looked up.
  const isTitled = leastTitled < least && titledCount(scope, members, phrase) === members.length;
  return {
    ...name,
    quality,
    members,
    fits,
    worth: quality * informativeness,
    least: isTitled ? leastTitled : least,
  };
}

/** The members, rising, for which a name holds: the likeliest, as many as keep to the bar. */
function holdingAt({ each, average }: Bar, fits: Float32Array): Int32Array {
  const likely = Int32Array.from(fits.keys())
    .filter((m) => fits[m]! >= each)
    .sort((a, b) => fits[b]! - fits[a]! || a - b);
  let sum = 0;
  let count = 0;
  while (count < likely.length && sum + fits[likely[count]!]! >= average * (count + 1))
    sum += fits[likely[count++]!]!;
  return likely.subarray(0, count).sort();
}

/** How many of the members (places in the scope, rising) have it in the title as it is printed. */
function titledCount(scope: Scope, members: Int32Array, { titles }: Phrase): number {
  const own = Int32Array.from(members, (m) => scope.members[m]!);
  let count = 0;
  visitShared(own, titles, () => count++);
  return count;
}
