// Runs in the browser too: several values of one kind in the address.

/** What a reader chose of one kind, such as topics: papers of any of some, and of none of others. */
export interface Choice {
  readonly any: readonly string[];
  readonly none: readonly string[];
}

export const NO_CHOICE: Choice = { any: [], none: [] };

/** Before a value that is left out. */
const WITHOUT = '!';

/**
 * Reads `a,b,!c`. A name may have commas of its own ("Maps, Plans and Charts"): the longest run of parts that is known is
 * one name, so an address of one such venue means what it meant before there could be several.
 */
export function parseChoice(
  text: string | null,
  isKnown: (name: string) => boolean,
): { readonly choice: Choice; readonly unknown: boolean } {
  const parts = text === null ? [] : text.split(',');
  const any = new Set<string>();
  const none = new Set<string>();
  let unknown = false;
  for (let from = 0; from < parts.length; ) {
    const { to, name, left } = longestKnown(parts, from, isKnown);
    if (name === null) unknown = true;
    else (left ? none : any).add(name);
    from = to;
  }
  if (any.size + none.size === 0) return { choice: NO_CHOICE, unknown };
  const kept = [...any].filter((name) => !none.has(name));
  return { choice: { any: kept, none: [...none] }, unknown };
}

/** The longest name that begins with a part; one part is passed over where none does. */
function longestKnown(
  parts: readonly string[],
  from: number,
  isKnown: (name: string) => boolean,
): { readonly to: number; readonly name: string | null; readonly left: boolean } {
  for (let to = parts.length; to > from; to--) {
    const name = parts.slice(from, to).join(',');
    if (isKnown(name)) return { to, name, left: false };
    const bare = name.slice(WITHOUT.length);
    if (name.startsWith(WITHOUT) && isKnown(bare)) return { to, name: bare, left: true };
  }
  return { to: from + 1, name: null, left: false };
}

/** The text that `parseChoice` reads back; null where nothing is chosen. */
export function formatChoice({ any, none }: Choice): string | null {
  const parts = [...any, ...none.map((name) => WITHOUT + name)];
  return parts.length === 0 ? null : parts.join(',');
}

/** A text of several values with each name led to another. */
export function mapNames(text: string, to: (name: string) => string): string {
  const lead = (part: string) =>
    part.startsWith(WITHOUT) ? WITHOUT + to(part.slice(1)) : to(part);
  return text.split(',').map(lead).join(',');
}

/** A choice with one more value asked for, left out, or taken back. */
export function choose(choice: Choice, name: string, how: 'any' | 'none' | 'neither'): Choice {
  const [any, none] = [choice.any, choice.none].map((names) => names.filter((n) => n !== name));
  return {
    any: how === 'any' ? [...any!, name] : any!,
    none: how === 'none' ? [...none!, name] : none!,
  };
}

/** What `marksOf` writes of a number: papers that have it are meant, or must not be. */
export const MEANT = 1;
const LEFT_OUT = 2;

/**
 * `marks[n]` for each number of a column: papers whose marks come to `MEANT` are selected. Where nothing is asked for,
 * all are meant that are not left out.
 */
export function marksOf(
  any: readonly (readonly [first: number, last: number])[],
  none: readonly (readonly [first: number, last: number])[],
  size: number,
  unasked: boolean,
): Uint8Array {
  const marks = new Uint8Array(size).fill(unasked ? MEANT : 0);
  for (const [first, last] of any) marks.fill(MEANT, first, last + 1);
  for (const [first, last] of none)
    for (let number = first; number <= last; number++) marks[number]! |= LEFT_OUT;
  return marks;
}
