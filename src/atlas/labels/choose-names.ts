import type { Phrase } from './candidates.ts';
import { allot, chooseFacilities, type Facility } from './facilities.ts';
import { type Fit, fitName, type Scope } from './fit.ts';
import { type MentionFinder, type Mentions, visitShared } from './mentions.ts';
import { clash, isInside, type Parts } from './names.ts';
import { isHeadFamily } from './phrases/word-classes.ts';

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

/** What a name may be. */
export interface NamingRules {
  /** Phrases to choose from. */
  readonly names: readonly Phrase[];
  readonly find: MentionFinder;
  /** Whether a name may stand beside what is named already, and here. */
  readonly allowed: (phrase: Phrase) => boolean;
  /** What the scope is about as a whole: a name has to say more. */
  readonly about: Parts;
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
/** Names looked at closely; fewer where there are very many papers, so that the work stays in bounds. */
const MOST_CANDIDATES = 300;
const LEAST_CANDIDATES = 100;
const CANDIDATES_TIMES_PAPERS = 1_000_000;
/** What more than this share of the papers speak of tells none of them apart. */
const COMMON_SHARE = 0.65;
/** From this strength on a paper speaks of a thing in more than half a sentence. */
const SPEAKS = 0.35;
/** The strength of what stands in the title, but for rounding. */
const IN_TITLE = 0.99;
/** One word alone is mostly too wide, a thing rather than a field; words for doing (pruning, translation) less so. */
const ONE_DEED = 0.5;
const ONE_RARE = 0.4;
const ONE_WORD = 0.08;
/** A thing that this share of all papers or fewer speak of is special enough to name a group by itself. */
const RARE_SHARE = 0.03;
/** So long a word is a compound (Klimawandel) or a term (exoskeleton). */
const LONG_WORD = 11;
const DEED =
  /(?:ing|[ts]ion|ment|sis|ics|[ae]nce|ty|ism|ology|graphy|metry|ia|itis|oma|pathy|ectomy|ship|ness)$/;
/** Pretrained models, in a topic on pretraining. */
const PARTICIPLE = /^\S+ed /;
/** Model pruning says no more than pruning. */
const IDLE_HEAD = /^(?:model|system|network|method|framework|algorithm|task|neural) [^ ]+$/;
/** A name that stands in no title is a guess of ours rather than a term of the field. */
const IN_NO_TITLE = 0.5;
/** The more so where its last word is but a head: image datasets. */
const HEAD_IN_NO_TITLE = 0.2;
/** A name is full value where this share of its papers have it in the title, half where none has. */
const TITLE_SHARE = 0.35;
/** Coherence (standard deviations) up to which a name says nothing of its papers' matter, and full value from there on. */
const LOOSE = 0.5;
const TIGHT = 1.5;
/** One word has to be tighter: transitions are of many kinds. */
const LOOSE_WORD = 0.8;
const TIGHT_WORD = 2.2;
/** Wording of less worth than this names nothing. */
const LEAST_WORDING = 0.12;
/** A group of this share of the scope divides it best; larger ones tell less. */
const BEST_SHARE = 0.2;
/** A name must go on holding for this share of its group when a better worded one takes its place. */
const RENAMED_SHARE = 0.8;
/** The same for a term in place of the one word that stands in it: distribution shifts for distributions. */
const SPELLED_OUT_SHARE = 0.6;

/** A name and how well it fits the scope. */
interface FittedName {
  readonly phrase: Phrase;
  readonly fit: Fit;
  readonly mentions: Mentions;
}

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

function fitNames(
  scope: Scope,
  { names, find, allowed, about }: NamingRules,
): readonly FittedName[] {
  const n = scope.members.length;
  const common = commonFamilies(scope, find);
  const count = Math.max(LEAST_CANDIDATES, Math.min(MOST_CANDIDATES, CANDIDATES_TIMES_PAPERS / n));
  const inScope = new Uint8Array(scope.vectors.length / scope.dimensions);
  for (const member of scope.members) inScope[member] = 1;
  const speaks = (family: string) =>
    !isHeadFamily(family) && !about.includes(family) && !common(family);
  const usable = (phrase: Phrase) =>
    phrase.families.some(speaks) &&
    !(PARTICIPLE.test(phrase.printed) && about.includes(phrase.families[0]!)) &&
    allowed(phrase);
  return promisingNames(names, inScope, n, usable, count).map((phrase) => {
    const mentions = find(phrase.families);
    return { phrase, mentions, fit: fitName(scope, mentions) };
  });
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

/** The names that the scope's papers use, the most promising of the usable ones first. */
function promisingNames(
  names: readonly Phrase[],
  inScope: Uint8Array,
  n: number,
  usable: (phrase: Phrase) => boolean,
  count: number,
): readonly Phrase[] {
  const promising = names
    .map((phrase) => ({ phrase, promise: promiseOf(phrase, inScope, n) }))
    .filter(({ promise }) => promise > 0)
    .sort((a, b) => b.promise - a.promise || (a.phrase.key < b.phrase.key ? -1 : 1));
  const chosen: Phrase[] = [];
  for (const { phrase } of promising) {
    if (chosen.length >= count) break;
    if (usable(phrase)) chosen.push(phrase);
  }
  return chosen;
}

/** What a look at the phrase alone promises: many papers, but not all. */
function promiseOf(phrase: Phrase, inScope: Uint8Array, n: number): number {
  let inside = 0;
  for (const paper of phrase.papers) inside += inScope[paper]!;
  const worth = wordsWorth(phrase, inScope.length);
  return inside < 2 ? 0 : inside * Math.log((n + 1) / inside) * worth;
}

function wordsWorth(phrase: Phrase, paperCount: number): number {
  if (!isOneWord(phrase)) return 1;
  if (DEED.test(phrase.key)) return ONE_DEED;
  const special = phrase.key.length >= LONG_WORD || phrase.papers.length <= RARE_SHARE * paperCount;
  return special ? ONE_RARE : ONE_WORD;
}

function isOneWord({ parts, key }: Phrase): boolean {
  return parts.length === 1 || IDLE_HEAD.test(key);
}

function wordingOf(phrase: Phrase, paperCount: number, titled: number, coherence: number): number {
  const untitled = isHeadFamily(phrase.parts.at(-1)!) ? HEAD_IN_NO_TITLE : IN_NO_TITLE;
  const term = phrase.titles.length > 0 ? 1 : untitled;
  const title = 0.5 + 0.5 * Math.min(1, titled / TITLE_SHARE);
  const [loose, full] = isOneWord(phrase) ? [LOOSE_WORD, TIGHT_WORD] : [LOOSE, TIGHT];
  const tight = Math.max(0, Math.min(1, (coherence - loose) / (full - loose)));
  return term * wordsWorth(phrase, paperCount) * title * tight;
}

/** Word families that most of the scope speaks of. */
function commonFamilies(scope: Scope, find: MentionFinder): (family: string) => boolean {
  const known = new Map<string, boolean>();
  return (family) => {
    const before = known.get(family);
    if (before !== undefined) return before;
    const { papers, strengths } = find([family]);
    let speaking = 0;
    visitShared(scope.members, papers, (_, p) => {
      if (strengths[p]! >= SPEAKS) speaking++;
    });
    const common = speaking > COMMON_SHARE * scope.members.length;
    known.set(family, common);
    return common;
  };
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
