import { identifiersIn, wordsIn } from '../fields/references.ts';

/**
 * All works that two records of one paper say it cites, or that cite it: the longer list, and of the other each
 * reference that surely means none of these. What the two name in two ways would count twice.
 */
export function unitedReferences(
  one: readonly string[],
  other: readonly string[],
): readonly string[] {
  const [list, further] = other.length > one.length ? [other, one] : [one, other];
  if (further.length === 0) return list;
  const known = tableOf(list);
  const added = further.filter((reference) => !mayBeIn(known, reference));
  return added.length === 0 ? list : [...list, ...added];
}

/** By what a reference can be told from others. */
interface Names {
  readonly ids: readonly string[];
  readonly kinds: readonly string[];
  /** Words of its beginning, where its first author stands; none where it has identifiers alone. */
  readonly leading: readonly string[];
  readonly years: readonly string[];
}

/** A list of references, so that none is compared with all of them. */
interface Table {
  readonly texts: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  /** One reference of each set of kinds, and one without words. */
  readonly kinds: ReadonlyMap<string, Names>;
  readonly wordless: ReadonlyMap<string, Names>;
  /** By a leading word with a year, with `ANY` of those that have one or none, with `NONE` of those without. */
  readonly led: ReadonlyMap<string, readonly Names[]>;
}

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
    kinds: ids.map((id) => id.slice(0, id.indexOf(':'))),
    leading: words.slice(0, LEADING_WORDS),
    years: text.match(/\b(?:1[6-9]|20)\d\d/g) ?? [],
  };
}

function tableOf(list: readonly string[]): Table {
  const kinds = new Map<string, Names>();
  const wordless = new Map<string, Names>();
  const led = new Map<string, Names[]>();
  const ids = new Set<string>();
  for (const reference of list) {
    const names = namesOf(reference);
    for (const id of names.ids) ids.add(id);
    const kind = names.kinds.join(' ');
    kinds.set(kind, names);
    if (names.leading.length === 0) wordless.set(kind, names);
    const times = names.years.length === 0 ? [ANY, NONE] : [ANY, ...names.years];
    for (const word of names.leading)
      for (const time of times) {
        const key = `${word} ${time}`;
        const here = led.get(key);
        if (here === undefined) led.set(key, [names]);
        else here.push(names);
      }
  }
  return { texts: new Set(list), ids, kinds, wordless, led };
}

/** Whether a reference means a work of the list, or nobody can tell. */
function mayBeIn({ texts, ids, kinds, wordless, led }: Table, reference: string): boolean {
  const names = namesOf(reference);
  if (texts.has(reference) || names.ids.some((id) => ids.has(id))) return true;
  // Where both have an identifier of one kind, and another, they are two works.
  const isOpen = (other: Names) => !other.kinds.some((kind) => names.kinds.includes(kind));
  const untold = names.leading.length === 0 ? kinds : wordless;
  if ([...untold.values()].some(isOpen)) return true;
  const times = names.years.length === 0 ? [ANY] : [NONE, ...names.years];
  return names.leading.some((word) =>
    times.some((time) => led.get(`${word} ${time}`)?.some(isOpen) === true),
  );
}
