// Ships to the browser.

import { shared } from '#strings/shared';

/** How long a button says that it did its work. */
const SAID_MS = 2000;

// Where the page holds not all files of its citation.
if (document.querySelector('.cite[data-id]') !== null) void import('./cite-page.ts');

const status = document.querySelector('[data-copied]')!;

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const source = document.querySelector(`#${button.dataset.copy}`)!;
  // A browser that keeps the clipboard from pages leaves the text to be marked and the file to be saved.
  button.hidden = navigator.clipboard === undefined;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(textOf(source));
    status.textContent = shared.copied;
    button.textContent = shared.copied;
    setTimeout(() => {
      status.textContent = '';
      button.textContent = shared.copy;
    }, SAID_MS);
  });
}

/** A link to a file carries the file in its address. */
function textOf(source: Element): string {
  if (!(source instanceof HTMLAnchorElement)) return source.textContent ?? '';
  return decodeURIComponent(source.href.slice(source.href.indexOf(',') + 1));
}
