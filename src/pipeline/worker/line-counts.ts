import { wrongLine } from './line-input.ts';

/** Papers in a row of all: how many, and the place of their first in the order of slugs. */
interface InRow {
  readonly from: number;
  readonly held: number;
}

/** Throws `ToldError` where some of a line's papers would stand behind the last of a map. */
export function refuseBeyond({ from, held }: InRow, paperCount: number, n: number): void {
  if (from + held > paperCount)
    throw wrongLine(
      'invalid papers',
      n,
      `${held} from ${from} on are more than the ${paperCount} of the kit. Give those of its map.`,
    );
}

/** Throws `ToldError` where a line's papers are not those of whole files, `perFile` each but for the last of all. */
export function refuseCutFiles(
  { from, held }: InRow,
  perFile: number,
  paperCount: number,
  n: number,
): void {
  const end = from + held;
  if (from % perFile > 0 || end > paperCount || (end < paperCount && held % perFile > 0))
    throw wrongLine(
      'invalid papers',
      n,
      `${held} from ${from} on are no whole files. Give ${perFile}, or all up to the last.`,
    );
}

/** Throws `ToldError` where a place among all papers is behind the last of a map. */
export function refusePlaces(places: Iterable<number>, paperCount: number, n: number): void {
  for (const place of places)
    if (place >= paperCount)
      throw wrongLine(
        `invalid place ${place}`,
        n,
        `The kit has ${paperCount} papers. Count from 0 in the order of slugs.`,
      );
}

/** Throws `ToldError` where keys do not rise as JavaScript sorts texts: readers look for them by halving. */
export function refuseUnsorted(rows: readonly { readonly key: string }[], n: number): void {
  const odd = rows.findIndex(({ key }, i) => i > 0 && key <= rows[i - 1]!.key);
  if (odd >= 0)
    throw wrongLine(
      `unsorted key ${rows[odd]!.key}`,
      n,
      'Give each once, sorted by units of 16 bits.',
    );
}
