// Ships to the browser: the focus in a list that is made anew.

/** What of a list has the focus, by a key that the next list knows too; undefined where the focus is elsewhere. */
export function focusedKey(side: HTMLElement): string | undefined {
  const { activeElement } = document;
  if (!side.contains(activeElement) || activeElement === side) return undefined;
  return (activeElement as HTMLElement).dataset.key ?? '';
}

/** The focus stays where it was, or where one goes on choosing. */
export function focusKey(side: HTMLElement, key: string): void {
  const keyed = [...side.querySelectorAll<HTMLElement>('[data-key]')];
  const next = keyed.find(({ dataset }) => dataset.key === key) ?? keyed.at(-1);
  next?.focus({ preventScroll: true });
}
