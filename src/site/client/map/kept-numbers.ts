// Ships to the browser.
import { readStored, writeStored } from '../shared/device-storage.ts';

/** A set of numbers kept in this browser; lasts for the page only where storage is switched off. */
export interface KeptNumbers {
  readonly all: () => ReadonlySet<number>;
  readonly set: (values: Iterable<number>) => void;
}

/** Opens the set of a name; each map has its own. */
export function keptNumbers(name: string): KeptNumbers {
  const isNumber = (entry: unknown) => Number.isInteger(entry);
  let numbers = new Set(readStored(name).filter(isNumber) as readonly number[]);
  return {
    all: () => numbers,
    set(values) {
      numbers = new Set(values);
      writeStored(name, [...numbers]);
    },
  };
}
