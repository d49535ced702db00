// Ships to the browser: the box with its list of answers, as the ARIA pattern for a combobox with a listbox has it.
import { askSearch, dropQuestion, FAILURES, wakeSearch } from './search-asking.ts';
import type { SearchEventDetail } from './search-box.ts';
import { countText, marked, notesOf, originOf, whyText } from './search-items.ts';
import type { Shown, ShownAnswer } from './search-messages.ts';

/** Answers shown under the box; all of them light up on the map. */
const SHOWN = 8;
/** After this pause a reader has written what she means, and its meaning is loaded and the count announced. */
const PAUSE_MS = 250;
/** From this letter on. */
const MIN_LETTERS = 2;

let asker: (() => void) | undefined;

/** Brings the box to life; returns what asks for the words in it without opening the list. */
export function combobox(form: HTMLFormElement): () => void {
  asker ??= start(form);
  return asker;
}

function start(form: HTMLFormElement): () => void {
  const field = form.querySelector('input')!;
  const popup = form.querySelector<HTMLElement>('.answers')!;
  const list = form.querySelector<HTMLElement>('[role=listbox]')!;
  const state = form.querySelector<HTMLElement>('.state')!;
  const status = form.querySelector<HTMLElement>('[data-search-status]')!;
  const base = document.body.dataset.base ?? '/';
  let chosen = -1;
  let open = false;
  let pause: ReturnType<typeof setTimeout> | undefined;

  field.addEventListener('input', () => ask(true));
  field.addEventListener('keydown', onKey);
  field.addEventListener('blur', close);
  // A press on an answer must not take the focus from the box, or the list closes before the click.
  popup.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', close);
  form.addEventListener('submit', (event) => {
    if (chosen === -1) return;
    event.preventDefault();
    options()[chosen]?.click();
  });
  wakeSearch();
  if (field.value.length >= MIN_LETTERS && document.activeElement === field) ask(true);
  return () => ask(false);

  function ask(show: boolean): void {
    clearTimeout(pause);
    const query = field.value.trim();
    open = show;
    if (query.length < MIN_LETTERS) {
      dropQuestion();
      close();
      status.textContent = '';
      tell(null);
      return;
    }
    put(query, false);
    pause = setTimeout(() => put(query, true), PAUSE_MS);
  }

  function put(query: string, load: boolean): void {
    const question = { query, limit: SHOWN, load, sentences: false };
    if (open && popup.hidden) {
      state.textContent = 'Loading search …';
      list.replaceChildren();
      setOpen(true);
    }
    void askSearch(question, {
      onAnswers: (shown, last) => {
        tell({ query, slugs: shown.slugs });
        if (load && last) status.textContent = announced(shown);
        if (open) render(shown, load && last);
      },
      onLoading: (words) => {
        state.textContent = words;
      },
      onFailure: (failure) => {
        const words = `${FAILURES[failure]} `;
        const all = document.createElement('a');
        all.href = `${base}papers/`;
        all.textContent = 'Here are all papers in a list.';
        list.replaceChildren();
        state.replaceChildren(words, all);
        if (open) setOpen(true);
        status.textContent = words;
      },
    });
  }

  function render(shown: Shown, last: boolean): void {
    const kept = options()[chosen]?.dataset.slug;
    list.replaceChildren(...shown.results.map((answer, i) => option(answer, shown, i)));
    if (shown.total > shown.results.length || shown.results.length === 0)
      list.append(allAnswers(shown));
    choose(options().findIndex(({ dataset }) => kept !== undefined && dataset.slug === kept));
    const waiting = !last && shown.by === 'words' ? ' Meaning is being looked up …' : '';
    state.textContent = [countText(shown) + waiting, ...notesOf(shown, last)].join(' ');
    setOpen(true);
  }

  function option(answer: ShownAnswer, shown: Shown, i: number): HTMLElement {
    const link = document.createElement('a');
    link.id = `answer-${i}`;
    link.setAttribute('role', 'option');
    link.setAttribute('aria-selected', 'false');
    link.tabIndex = -1;
    link.href = `${base}papers/${answer.slug}/`;
    link.dataset.slug = answer.slug;
    const title = document.createElement('span');
    title.className = 'answer-title';
    title.append(marked(answer.titlePieces));
    const why = document.createElement('span');
    why.className = 'why';
    why.textContent = whyText(answer);
    link.append(title, originOf(answer, shown), why);
    return link;
  }

  function allAnswers({ query, total, results }: Shown): HTMLElement {
    const link = document.createElement('a');
    link.id = 'answer-all';
    link.className = 'all';
    link.setAttribute('role', 'option');
    link.setAttribute('aria-selected', 'false');
    link.tabIndex = -1;
    link.href = `${base}search/?q=${encodeURIComponent(query)}`;
    link.textContent = results.length === 0 ? 'How to search' : `All ${total} answers`;
    return link;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // Browsers empty a search field themselves: the first press only closes the list.
      event.preventDefault();
      if (popup.hidden) {
        field.value = '';
        ask(false);
      } else close();
      event.stopPropagation();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (popup.hidden) {
      ask(true);
      return;
    }
    // One place more than there are options: the box itself, between the last and the first.
    const places = options().length + 1;
    choose(((chosen + 1 + step + places) % places) - 1);
  }

  function choose(next: number): void {
    options()[chosen]?.setAttribute('aria-selected', 'false');
    chosen = next;
    const option = options()[chosen];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', option.id);
  }

  function options(): HTMLElement[] {
    return [...list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  function setOpen(shown: boolean): void {
    popup.hidden = !shown;
    field.setAttribute('aria-expanded', String(shown && list.childElementCount > 0));
  }

  function close(): void {
    open = false;
    choose(-1);
    setOpen(false);
  }
}

function announced(shown: Shown): string {
  return [countText(shown), ...shown.notes].join(' ');
}

function tell(detail: SearchEventDetail | null): void {
  document.dispatchEvent(new CustomEvent('chartroom:search', { detail }));
}
