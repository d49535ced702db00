import type { AuthorRules } from './author-rules.ts';
import type { NameEntry } from './name-index.ts';
import { isShorterForm, nameParts } from './name-parts.ts';

/** A venue with more names says nothing of who is who. */
const MAX_NAMES_OF_VENUE = 200;

/**
 * Which names are one person: what the owner says; names with one ORCID, but never names with two; and a shorter form
 * joins the only fuller one it can stand for, where companions or venues lead from the one to papers of the other, and no
 * paper has both. Of a name with one initial they must lead to every paper, for one without such a sign may be a
 * namesake's; `A. M. Memon` is one person as it is, and one paper says who. Measured on names of 12,000 papers cut down to
 * initials: joined so, names of two initials are found with recall 0.61 instead of 0.25, at precision 0.98 as before.
 */
export function joinNames(
  entries: ReadonlyMap<string, NameEntry>,
  { join }: Pick<AuthorRules, 'join'>,
): readonly (readonly NameEntry[])[] {
  const groups = new Map([...entries].map(([key, entry]) => [key, [entry]]));
  const merge = (into: string, from: string) => {
    const [target, source] = [groups.get(into)!, groups.get(from)!];
    if (target === source) return;
    target.push(...source);
    for (const { key } of source) groups.set(key, target);
  };
  /** Names that stand on one paper are two, whatever else is said of them. */
  const mergeApart = (into: string, from: string) => {
    const [target, source] = [groups.get(into)!, groups.get(from)!];
    const papers = new Set(target.flatMap((one) => one.papers));
    const together = source.some((one) => one.papers.some((paper) => papers.has(paper)));
    const orcids = new Set([...target, ...source].flatMap(({ orcid }) => orcid ?? []));
    if (!together && orcids.size <= 1) merge(into, from);
  };
  const firstWith = new Map<string, string>();
  for (const { key, orcid } of [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (orcid === null) continue;
    const first = firstWith.get(orcid) ?? key;
    firstWith.set(orcid, first);
    if (first !== key) mergeApart(first, key);
  }
  for (const [short, long] of shorterForms(entries)) mergeApart(long, short);
  for (const names of join) {
    const [first, ...others] = names
      .map((name) => nameParts(name)?.key ?? '')
      .filter((key) => groups.has(key));
    for (const other of others) merge(first!, other);
  }
  return [...new Set(groups.values())];
}

/** Shorter forms and the fuller ones that they stand for, by key. */
function shorterForms(
  entries: ReadonlyMap<string, NameEntry>,
): readonly (readonly [short: string, long: string])[] {
  const families = new Map<string, NameEntry[]>();
  const namesOfVenue = new Map<string, number>();
  for (const entry of [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    for (const sign of new Set(entry.signs.flat()))
      if (isVenue(sign)) namesOfVenue.set(sign, (namesOfVenue.get(sign) ?? 0) + 1);
    if (entry.parts.given.length === 0) continue;
    const block = `${entry.parts.family} ${entry.parts.given[0]!.charAt(0)}`;
    families.set(block, [...(families.get(block) ?? []), entry]);
  }
  const isTelling = (sign: string) =>
    !isVenue(sign) || namesOfVenue.get(sign)! <= MAX_NAMES_OF_VENUE;
  return [...families.values()].flatMap((family) =>
    family.flatMap((short) => {
      const fuller = family.filter((long) => isShorterForm(short.parts, long.parts));
      const fullest = fuller.filter(
        (long) => !fuller.some((other) => isShorterForm(long.parts, other.parts)),
      );
      const [only] = fullest;
      if (only === undefined || fullest.length > 1) return [];
      return isReached(short, only, isTelling) ? [[short.key, only.key] as const] : [];
    }),
  );
}

/** Names with so many given names or initials have few namesakes. */
const MIN_GIVEN_RARE = 2;

/** Whether signs lead from the fuller name's papers to those of the shorter one, from one to the next. */
function isReached(
  short: NameEntry,
  long: NameEntry,
  isTelling: (sign: string) => boolean,
): boolean {
  const known = new Set(long.signs.flat().filter(isTelling));
  const isRare = short.parts.given.length >= MIN_GIVEN_RARE;
  let open = short.signs;
  for (;;) {
    const isKnown = (signs: readonly string[]) => signs.some((sign) => known.has(sign));
    const reached = open.filter(isKnown);
    if (reached.length === open.length || (isRare && reached.length > 0)) return true;
    if (reached.length === 0) return false;
    for (const sign of reached.flat().filter(isTelling)) known.add(sign);
    open = open.filter((signs) => !reached.includes(signs));
  }
}

function isVenue(sign: string): boolean {
  return sign.startsWith('@');
}
