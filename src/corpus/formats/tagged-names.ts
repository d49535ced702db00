import { printedFromInitials, splitNames } from '../fields/person-names.ts';

/** Letters of a Latin alphabet in two words: a family name and a given one. */
const FAMILY_GIVEN = /^(\p{Script=Latin}[^\s,.]+) (\p{Script=Latin}[^\s,.]+)$/u;

/** The names of a tagged record, a value each or several in one. `familyFirst`: the source is known to write `Muster Mia`. */
export function taggedNames(values: readonly string[], familyFirst = false): string[] {
  return values
    .flatMap((value) => (/[;；]/.test(value) ? splitNames(value) : [value]))
    .map((name) => printed(name.trim(), familyFirst));
}

/** The names under two tags as one list: whom both name is named once, in full where one of them does. */
export function namesOfBoth(
  a: readonly string[],
  b: readonly string[],
  inOrder: readonly string[],
): readonly string[] {
  if (a.length === 0 || b.length === 0) return inOrder;
  const family = (name = '') => name.split(',')[0]!.trim().toLowerCase();
  const same = a.length === b.length && a.every((name, i) => family(name) === family(b[i]));
  if (same) return a.join().length > b.join().length ? a : b;
  const met = new Set<string>();
  return inOrder.filter((name) => {
    const known = met.has(signOf(name));
    met.add(signOf(name));
    return !known;
  });
}

function printed(name: string, familyFirst: boolean): string {
  if (name.includes(',')) return name;
  const [, family, given] = (familyFirst && FAMILY_GIVEN.exec(name)) || [];
  // `Muster MA`: initials, whoever wrote them.
  if (family !== undefined && /\p{Ll}/u.test(given!)) return `${given} ${family}`;
  return printedFromInitials(name);
}

/** The letters of a name in any order of its words. */
function signOf(name: string): string {
  return name
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
