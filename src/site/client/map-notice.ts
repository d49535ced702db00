// Ships to the browser.

const notice = document.querySelector<HTMLElement>('#notice')!;

/** Says kindly what of an address is not on this map; nothing where all is. */
export function showUnknown(unknown: readonly string[]): void {
  if (unknown.length > 0)
    showMessage(
      `This address names a ${unknown.join(' and a ')} that is not on this map. Here is the map.`,
    );
  else if (notice.classList.contains('shown')) announce('');
}

/** Said to all, until the next word. */
export function showMessage(text: string): void {
  notice.classList.add('shown');
  notice.textContent = text;
}

/** Said to screen readers only. */
export function announce(text: string): void {
  notice.classList.remove('shown');
  notice.textContent = text;
}
