// Ships to the browser: what a reader keeps in her browser; each map has its own.

/** The values kept under a name; none where nothing is kept, where it is damaged or storage is switched off. */
export function readStored(name: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? '[]');
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

/** Keeps values under a name; nothing where storage is switched off or full. */
export function writeStored(name: string, values: readonly unknown[]): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(values));
  } catch {
    // The page goes on with what it holds itself.
  }
}

/** Keeps nothing under a name any more. */
export function forgetStored(name: string): void {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // Nothing was kept.
  }
}

function keyOf(name: string): string {
  return `chartroom:${name}:${document.body.dataset.base ?? '/'}`;
}
