// Ships to the browser.

/** A set of numbers kept in this browser; lasts for the page only where storage is switched off. */
export interface Kept {
  readonly all: () => ReadonlySet<number>;
  readonly set: (values: Iterable<number>) => void;
}

/** Opens the set of a name; each map has its own. */
export function keptNumbers(name: string): Kept {
  const key = `chartroom:${name}:${document.body.dataset.base ?? '/'}`;
  let numbers: ReadonlySet<number> = new Set(read(key));
  return {
    all: () => numbers,
    set(values) {
      numbers = new Set(values);
      try {
        localStorage.setItem(key, JSON.stringify([...numbers]));
      } catch {
        // Storage is switched off or full: the page remembers until it is left.
      }
    },
  };
}

function read(key: string): readonly number[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((entry) => Number.isInteger(entry)) : [];
  } catch {
    return [];
  }
}
