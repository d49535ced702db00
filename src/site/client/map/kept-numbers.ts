// Ships to the browser.
import { readKept, writeKept } from '../shared/device-storage.ts';

/** A set of numbers kept in this browser; lasts for the page only where storage is switched off. */
export interface Kept {
  readonly all: () => ReadonlySet<number>;
  readonly set: (values: Iterable<number>) => void;
}

/** Opens the set of a name; each map has its own. */
export function keptNumbers(name: string): Kept {
  const isNumber = (entry: unknown) => Number.isInteger(entry);
  let numbers = new Set(readKept(name).filter(isNumber) as readonly number[]);
  return {
    all: () => numbers,
    set(values) {
      numbers = new Set(values);
      writeKept(name, [...numbers]);
    },
  };
}
