import { printedFromInitials, splitNames } from '../fields/names.ts';

/** Letters of a Latin alphabet in two words: a family name and a given one. */
const FAMILY_GIVEN = /^(\p{Script=Latin}[^\s,.]+) (\p{Script=Latin}[^\s,.]+)$/u;

/**
 * The names of a tagged record, a value each or several in one, each once: what stands under two tags is one person.
 * `familyFirst`: the source is known to write `Muster Mia`.
 */
export function taggedNames(values: readonly string[], familyFirst = false): string[] {
  const names = values
    .flatMap((value) => (/[;；]/.test(value) ? splitNames(value) : [value]))
    .map((name) => printed(name.trim(), familyFirst));
  return [
    ...new Map(names.map((name) => [signOf(name), name] as const).toReversed()).values(),
  ].toReversed();
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
