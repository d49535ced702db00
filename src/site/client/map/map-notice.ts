// Ships to the browser.

import { map as say } from '#strings/map';

/** What an address may name. */
export type Unknown = Parameters<typeof say.unknown>[0][number];

const notice = document.querySelector<HTMLElement>('#notice')!;

/** Says kindly what of an address is not on this map; nothing where all is. */
export function showUnknown(unknown: readonly Unknown[]): void {
  if (unknown.length > 0) showMessage(say.unknown(unknown));
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
