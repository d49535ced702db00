// Ships to the browser: on every page, and small; the search itself is loaded when a reader turns to the box.

/** Told to the map: which papers answer; null when the box is empty. */
export interface SearchEventDetail {
  readonly query: string;
  /** Best first: places in the order of slugs. */
  readonly papers: readonly number[];
  /** Why the first of them answer, by slug. */
  readonly why: ReadonlyMap<string, string>;
  /** Whether nothing more is to come: meaning has joined, as far as it can. */
  readonly isFinal: boolean;
}

const form = document.querySelector<HTMLFormElement>('form[data-search]');
const field = form?.querySelector('input');
if (form && field) start(form, field);

function start(form: HTMLFormElement, field: HTMLInputElement): void {
  const wake = () => import('./search-combobox.ts').then(({ combobox }) => combobox(form));
  for (const intent of ['pointerenter', 'focusin', 'input'])
    form.addEventListener(intent, () => void wake(), { once: true });
  // A large map that is drawn has its program of search come before all that it asks for next.
  document.addEventListener('chartroom:drawn', () => void wake(), { once: true });
  document.addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof HTMLElement &&
      event.target.matches('input, textarea, select, [contenteditable]');
    const modified = event.ctrlKey || event.metaKey;
    // What other tools open their search with works while one types too.
    const isSearch = modified ? event.key === 'k' && !event.shiftKey : event.key === '/' && !typing;
    if (!isSearch || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  const given = new URLSearchParams(location.search).get('q') ?? '';
  if (given === '') return;
  field.value = given;
  // On the map the answers of the address light up; elsewhere the question stands in the box only.
  if (document.body.classList.contains('bare')) void wake().then((ask) => ask());
}
