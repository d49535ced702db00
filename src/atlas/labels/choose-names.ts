import type { Phrase } from './candidates.ts';
import { allot, chooseFacilities, type Facility } from './facilities.ts';
import type { Scope } from './fit.ts';
import { type FittedName, fitNames, type NamingRules } from './fit-names.ts';
import { type Mentions, visitShared } from './mentions.ts';
import { clash, isInside, type Parts } from './names.ts';
import { wordingOf } from './wording.ts';

/** How a scope is divided into named groups. */
export interface NamingOptions {
  /** Fewer papers are no group. */
  readonly least: number;
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
export const HOLDS = 0.5;
/** Where so few names hold that the wanted groups are not found, less likely ones are looked at too. */
const HOLDS_FOR_WANTED = [HOLDS, 0.4, 0.3];
/** The strength of what stands in the title, but for rounding. */
const IN_TITLE = 0.99;
/** Wording of less worth than this names nothing. */
const LEAST_WORDING = 0.12;
/** A group of this share of the scope divides it best; larger ones tell less. */
const BEST_SHARE = 0.2;
/** A name must go on holding for this share of its group when a better worded one takes its place. */
const RENAMED_SHARE = 0.8;
/** The same for a term in place of the one word that stands in it: distribution shifts for distributions. */
const SPELLED_OUT_SHARE = 0.6;

/** A name that could be chosen; members are places in the scope. */
interface Candidate extends Facility, FittedName {
  /** What the wording is worth, whatever it stands for, 0–1. */
  readonly wording: number;
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
  if (scope.members.length < options.least) return [];
  const fitted = fitNames(scope, rules);
  let most: readonly NamedGroup[] = [];
  for (const bar of HOLDS_FOR_WANTED) {
    const groups = groupsAt(bar, fitted, scope, rules, options, open);
    if (groups.length > most.length) most = groups;
    if (most.length >= options.wanted) break;
  }
  return most;
}

function groupsAt(
  bar: number,
  fitted: readonly FittedName[],
  scope: Scope,
  { about }: NamingRules,
  options: NamingOptions,
  open: (member: number) => boolean,
): readonly NamedGroup[] {
  const all = fitted.map((name) => candidateAt(bar, name, scope, open));
  const candidates = all.filter(
    ({ members, worth, wording }) =>
      members.length >= options.least && worth > 0 && wording >= LEAST_WORDING,
  );
  const chosen = chooseFacilities(candidates, scope.members.length, {
    ...options,
    exclude: (a, b) => clash(candidates[a]!.phrase.parts, candidates[b]!.phrase.parts, about),
  });
  const owners = allot(chosen, candidates, scope.members.length, options.least);
  const groups = chosen.map((_, place) =>
    [...owners.keys()].filter((member) => owners[member] === place),
  );
  const names = chosen.map((c) => candidates[c]!.phrase);
  for (const [place, group] of groups.entries()) {
    const others = names.filter((_, other) => other !== place);
    names[place] = bestWorded(names[place]!, group, bar, all, (parts) =>
      others.some((other) => clash(other.parts, parts, about)),
    );
  }
  return groups.map((group, place) => ({
    phrase: names[place]!,
    members: group.map((member) => scope.members[member]!),
  }));
}

/** The name that says best what a group is, of those that hold for nearly all of it. */
function bestWorded(
  own: Phrase,
  group: readonly number[],
  bar: number,
  candidates: readonly Candidate[],
  clashes: (parts: Parts) => boolean,
): Phrase {
  let best = own;
  let most = 0;
  for (const { phrase, fit, wording } of candidates) {
    const holding = group.filter((member) => fit.fits[member]! >= bar).length;
    const spelledOut = own.parts.length === 1 && isInside(own.parts, phrase.parts);
    const needed = spelledOut ? SPELLED_OUT_SHARE : RENAMED_SHARE;
    if (phrase !== own && holding < needed * group.length) continue;
    if (clashes(phrase.parts)) continue;
    const sum = group.reduce((total, member) => total + fit.fits[member]!, 0);
    if (sum * wording <= most) continue;
    most = sum * wording;
    best = phrase;
  }
  return best;
}

function candidateAt(
  bar: number,
  name: FittedName,
  scope: Scope,
  open: (member: number) => boolean,
): Candidate {
  const { phrase, fit, mentions } = name;
  const paperCount = scope.vectors.length / scope.dimensions;
  const holding = Int32Array.from(fit.fits.keys()).filter((m) => fit.fits[m]! >= bar);
  const members = holding.filter(open);
  const titled = titledCount(scope, holding, mentions) / Math.max(1, holding.length);
  const wording = wordingOf(phrase, paperCount, titled, fit.coherence);
  const share = holding.length / scope.members.length;
  const telling = Math.min(1, Math.log(share) / Math.log(BEST_SHARE));
  const fits = Float32Array.from(members, (m) => fit.fits[m]!);
  return { ...name, wording, members, fits, worth: wording * telling };
}

/** How many of the members (places in the scope) have it in the title. */
function titledCount(scope: Scope, members: Int32Array, { papers, strengths }: Mentions): number {
  const own = Int32Array.from(members, (m) => scope.members[m]!);
  let count = 0;
  visitShared(own, papers, (_, p) => {
    if (strengths[p]! >= IN_TITLE) count++;
  });
  return count;
}
