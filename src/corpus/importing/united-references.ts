import { identifiersIn, wordsIn } from '../fields/references.ts';

/**
 * All works that two records of one paper say it cites, or that cite it: the longer list, and of the other each
 * reference that surely means none of these. What the two name in two ways would count twice.
 */
export function unitedReferences(
  one: readonly string[],
  other: readonly string[],
): readonly string[] {
  const [list, shorter] = other.length > one.length ? [other, one] : [one, other];
  const texts = new Set(list);
  // Two exports of one service say the same, and none of it has to be read.
  const further = shorter.filter((reference) => !texts.has(reference));
  if (further.length === 0) return list;
  const known = tableOf(list);
  const added = further.filter((reference) => !mayBeIn(known, reference));
  return added.length === 0 ? list : [...list, ...added];
}

/** By what a reference can be told from others. */
interface Names {
  readonly ids: readonly string[];
  /** What its identifiers are, parted by blanks. */
  readonly kinds: string;
  /** Words of its beginning, where its first author stands; none where it has identifiers alone. */
  readonly leading: readonly string[];
  readonly years: readonly string[];
}

/** A list of references, so that none is compared with all of them. */
interface Table {
  readonly ids: ReadonlySet<string>;
  /**
   * Kinds of identifiers that a reference has: `ALL` references, those that are `WORDLESS`, and those with a leading word
   * and a year, with `ANY` one or none, with `NONE`.
   */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
}

const ALL = 'all';
const WORDLESS = 'wordless';
const ANY = '*';
const NONE = '';
/** A first author is among so many words, initials not counted. */
const LEADING_WORDS = 4;

function namesOf(reference: string): Names {
  const ids = identifiersIn(reference);
  const text = wordsIn(reference);
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return {
    ids,
    kinds: ids.map((id) => id.slice(0, id.indexOf(':'))).join(' '),
    leading: words.slice(0, LEADING_WORDS),
    years: text.match(/\b(?:1[6-9]|20)\d\d/g) ?? [],
  };
}

/** Each leading word with each of the times. */
function ledBy({ leading }: Names, times: readonly string[]): readonly string[] {
  return leading.flatMap((word) => times.map((time) => `${word} ${time}`));
}

function tableOf(list: readonly string[]): Table {
  const ids = new Set<string>();
  const kinds = new Map<string, Set<string>>();
  for (const reference of list) {
    const names = namesOf(reference);
    for (const id of names.ids) ids.add(id);
    const led = ledBy(names, names.years.length === 0 ? [ANY, NONE] : [ANY, ...names.years]);
    for (const key of [ALL, ...(led.length === 0 ? [WORDLESS] : led)]) {
      const here = kinds.get(key);
      if (here === undefined) kinds.set(key, new Set([names.kinds]));
      else here.add(names.kinds);
    }
  }
  return { ids, kinds };
}

/** Whether a reference means a work of the list, or nobody can tell. */
function mayBeIn({ ids, kinds }: Table, reference: string): boolean {
  const names = namesOf(reference);
  if (names.ids.some((id) => ids.has(id))) return true;
  const own = names.kinds.split(' ');
  // Where both have an identifier of one kind, and another, they are two works.
  const isOpen = (other: string) =>
    other === '' || !other.split(' ').some((kind) => own.includes(kind));
  const led = ledBy(names, names.years.length === 0 ? [ANY] : [NONE, ...names.years]);
  const keys = led.length === 0 ? [ALL] : [WORDLESS, ...led];
  return keys.some((key) => [...(kinds.get(key) ?? [])].some(isOpen));
}
