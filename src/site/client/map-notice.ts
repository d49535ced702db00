// Ships to the browser.

const notice = document.querySelector<HTMLElement>('#notice')!;

/** Says kindly what of an address is not on this map; nothing where all is. */
export function kindNotice(bad: readonly string[]): void {
  notice.classList.toggle('shown', bad.length > 0);
  if (bad.length > 0) {
    notice.textContent = `This address names a ${bad.join(' and a ')} that is not on this map. Here is the map.`;
  } else notice.textContent = '';
}

/** Said to screen readers only. */
export function announce(text: string): void {
  notice.classList.remove('shown');
  notice.textContent = text;
}
