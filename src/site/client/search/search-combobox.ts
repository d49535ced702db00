// Ships to the browser: the box with its list of answers, as the ARIA pattern for a combobox with a listbox has it.
import { search as say } from '#strings/search';
import { makeButton } from '../shared/dom.ts';
import { askSearch, dropQuestion, wakeSearch } from './search-asking.ts';
import type { SearchEventDetail } from './search-box.ts';
import { choiceIn } from './search-choice.ts';
import { forgetQuestions, lastQuestions, rememberQuestion } from './search-history.ts';
import { countText, failureParts, isIncomplete, notesOf } from './search-items.ts';
import type { Failure, Shown } from './search-messages.ts';
import { answerOptions, questionOfAddress, questionOptions, searchHref } from './search-options.ts';
import { startStableOrder } from './stable-order.ts';

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
  const standing = startStableOrder();
  const { options, chosen, choose, walk } = choiceIn(list, field);
  let open = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let first: { readonly query: string; readonly title: string } | null = null;

  field.addEventListener('input', () => ask(true));
  field.addEventListener('keydown', onKey);
  field.addEventListener('focus', showLast);
  field.addEventListener('blur', close);
  // A press on an answer must not take the focus from the box, or the list closes before the click.
  popup.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', onChosen);
  form.addEventListener('submit', onSubmit);
  wakeSearch();
  if (document.activeElement === field) {
    if (field.value === '') showLast();
    else if (field.value.trim() !== questionOfAddress()) ask(true);
  }
  return () => ask(false);

  function ask(show: boolean): void {
    clearTimeout(pause);
    const query = field.value.trim();
    open = show;
    first = null;
    standing.asked();
    if (query.length < MIN_LETTERS) {
      dropQuestion('box');
      close();
      status.textContent = '';
      tell(null);
      if (show) showLast();
      return;
    }
    put(query, false);
    pause = setTimeout(() => put(query, true), PAUSE_MS);
  }

  function put(query: string, load: boolean): void {
    if (open && popup.hidden) {
      state.textContent = say.loading;
      list.replaceChildren();
      setOpen(true);
    }
    void askSearch(
      'box',
      { query, limit: SHOWN, load, sentences: false },
      {
        onAnswers: (shown, last) => {
          tell({ query, slugs: shown.slugs });
          if (load && last) status.textContent = announced(shown);
          if (open) render(standing.put(shown), load && last);
        },
        onLoading: (words) => {
          state.textContent = words;
        },
        onFailure: (failure) => fail(failure, query),
      },
    );
  }

  function render(shown: Shown, last: boolean): void {
    const kept = chosen()?.dataset.slug;
    first = { query: shown.query, title: shown.results[0]?.title ?? '' };
    list.replaceChildren(...answerOptions(shown));
    choose(options().findIndex(({ dataset }) => kept !== undefined && dataset.slug === kept));
    const waiting = !last && shown.semanticState === 'none' ? ` ${say.meaning}` : '';
    state.replaceChildren([countText(shown) + waiting, ...notesOf(shown, last)].join(' '));
    if (last && isIncomplete(shown))
      state.append(
        ' ',
        makeButton('again', say.again, () => put(shown.query, true)),
      );
    setOpen(true);
  }

  function fail(failure: Failure, query: string): void {
    list.replaceChildren();
    state.replaceChildren(...failureParts(failure, () => put(query, true)));
    if (open) setOpen(true);
    status.textContent = say.failures[failure];
  }

  /** An empty box offers the reader's last questions. */
  function showLast(): void {
    const questions = lastQuestions();
    if (field.value !== '' || questions.length === 0) return;
    list.replaceChildren(...questionOptions(questions));
    const forget = makeButton('again', say.forget, () => {
      forgetQuestions();
      close();
    });
    state.replaceChildren(`${say.last}. ${say.lastHint} `, forget);
    open = true;
    setOpen(true);
  }

  function onChosen(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    const question = link?.dataset.question;
    if (question === undefined) {
      rememberQuestion(field.value.trim());
      close();
      return;
    }
    event.preventDefault();
    field.value = question;
    ask(true);
  }

  function onSubmit(event: SubmitEvent): void {
    const query = field.value.trim();
    const isTitle = first?.query === query && lettersOf(first.title) === lettersOf(query);
    const option = chosen() ?? (isTitle ? options()[0] : undefined);
    clearTimeout(pause);
    if (option === undefined) {
      rememberQuestion(query);
      close();
      return;
    }
    event.preventDefault();
    option.click();
  }

  function onKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (key === 'Escape') onEscape(event);
    else if (key === 'Enter' && (ctrlKey || metaKey)) openBeside(event);
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && !altKey && !ctrlKey && !metaKey) {
      event.preventDefault();
      if (popup.hidden) ask(true);
      else walk(key === 'ArrowDown' ? 1 : -1);
    }
  }

  function onEscape(event: KeyboardEvent): void {
    // Browsers empty a search field themselves: the first press only closes the list.
    event.preventDefault();
    if (popup.hidden) {
      field.value = '';
      ask(false);
    } else close();
    event.stopPropagation();
  }

  /** The chosen answer, or all of them, in a tab of its own. */
  function openBeside(event: KeyboardEvent): void {
    event.preventDefault();
    const query = field.value.trim();
    const option = chosen();
    if (option === undefined && query === '') return;
    rememberQuestion(query);
    window.open(option?.href ?? searchHref(query), '_blank', 'noopener');
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

/** Letters and digits alone: a title is the same with other signs and capitals. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function announced(shown: Shown): string {
  return [countText(shown), ...notesOf(shown, true)].join(' ');
}

function tell(detail: SearchEventDetail | null): void {
  document.dispatchEvent(new CustomEvent('chartroom:search', { detail }));
}
