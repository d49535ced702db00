// Ships to the browser: the box with its list of answers, as the ARIA pattern for a combobox with a listbox has it.
import { search as say } from '#strings/search';
import { isForTheBrowser, makeButton } from '../shared/dom.ts';
import { actionOf, isTitleOf } from './combobox-keys.ts';
import { type Box, close, questionIn, readBox, setOpen } from './combobox-state.ts';
import { askSearch, dropQuestion, prepareSearch, wakeSearch } from './search-asking.ts';
import type { SearchEventDetail } from './search-box.ts';
import { forgetQuestions, lastQuestions, rememberQuestion } from './search-history.ts';
import { countText, failureParts, isIncomplete, notesOf, whyText } from './search-items.ts';
import type { Failure, Shown } from './search-messages.ts';
import { answerOptions, questionOfAddress, questionOptions, searchHref } from './search-options.ts';

/** Answers shown under the box; all of them light up on the map. */
const SHOWN = 8;
/**
 * Answers listed until meaning joins, of an index in parts: each is in another file, the next letter asks for others, and
 * few fit above the keys of a phone.
 */
const SHOWN_BY_WORDS = 4;
/**
 * After this pause a reader has written what she means, and its meaning is loaded and the count announced: on phones
 * letters come a third of a second apart (Palin et al. 2019), and meaning of half a word helps nobody.
 */
const PAUSE_MS = 400;
/** Words that come at once: a question that is pasted, or dictated, is written, and waits for no pause; keys of phones give one. */
const PASTED_WORDS = 2;
/** From this letter on. */
const MIN_LETTERS = 2;

let asker: (() => void) | undefined;

/** Brings the box to life; returns what asks for the words in it without opening the list. */
export function combobox(form: HTMLFormElement): () => void {
  asker ??= start(form);
  return asker;
}

function start(form: HTMLFormElement): () => void {
  const box = readBox(form);
  const { field, popup, list } = box;
  field.addEventListener('input', () => ask(box, true));
  field.addEventListener('keydown', (event) => onKey(box, event));
  // Its beginnings are small there, and each is a way to the host that the first letters need not wait for.
  const prepare = () => (box.inParts ? void prepareSearch() : undefined);
  field.addEventListener('focus', () => {
    showLast(box);
    prepare();
  });
  field.addEventListener('blur', () => close(box));
  // A press on an answer must not take the focus from the box, or the list closes before the click.
  popup.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => onChosen(box, event));
  form.addEventListener('submit', (event) => onSubmit(box, event));
  wakeSearch();
  if (document.activeElement === field) {
    prepare();
    if (field.value === '') showLast(box);
    else if (questionIn(box) !== questionOfAddress()) ask(box, true);
  }
  return () => ask(box, false);
}

function ask(box: Box, show: boolean): void {
  clearTimeout(box.pause);
  const query = questionIn(box);
  const before = box.asked;
  box.asked = query;
  box.open = show;
  box.first = null;
  box.standing.asked();
  if (query.length < MIN_LETTERS) {
    dropQuestion('box');
    close(box);
    box.status.textContent = '';
    tell(null);
    if (show) showLast(box);
    return;
  }
  const isWritten = wordCount(query) - wordCount(before) >= PASTED_WORDS;
  put(box, query, isWritten);
  if (!isWritten) box.pause = setTimeout(() => put(box, query, true), PAUSE_MS);
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function put(box: Box, query: string, load: boolean): void {
  const { popup, list, state, status, standing, showing } = box;
  if (box.open && popup.hidden) {
    state.textContent = say.loading;
    list.replaceChildren();
    setOpen(box, true);
  }
  const limitByWords = box.inParts ? SHOWN_BY_WORDS : SHOWN;
  void askSearch(
    'box',
    { query, limit: SHOWN, limitByWords, load, sentences: false },
    {
      onAnswers: (shown, last) => {
        if (load && last) status.textContent = announced(shown);
        showing(() => {
          if (box.open && box.asked === query) render(box, standing.put(shown), load && last);
        });
        tellPainted({ query, papers: shown.papers, why: whyOf(shown), isFinal: load && last });
      },
      onLoading: (words) => {
        state.textContent = words;
      },
      onFailure: (failure) => fail(box, failure, query),
    },
  );
}

function render(box: Box, shown: Shown, last: boolean): void {
  const { list, state, choice } = box;
  const kept = choice.chosen()?.dataset.slug;
  box.first = { query: shown.query, title: shown.results[0]?.title ?? '' };
  list.replaceChildren(...answerOptions(shown));
  choice.choose(
    choice.options().findIndex(({ dataset }) => kept !== undefined && dataset.slug === kept),
  );
  const waiting = !last && shown.semanticState === 'none' ? ` ${say.meaning}` : '';
  state.replaceChildren([countText(shown) + waiting, ...notesOf(shown, last)].join(' '));
  if (last && isIncomplete(shown))
    state.append(
      ' ',
      makeButton('again', say.again, () => put(box, shown.query, true)),
    );
  setOpen(box, true);
}

function fail(box: Box, failure: Failure, query: string): void {
  box.list.replaceChildren();
  box.state.replaceChildren(...failureParts(failure, () => put(box, query, true)));
  if (box.open) setOpen(box, true);
  box.status.textContent = say.failures[failure];
}

/** An empty box offers the reader's last questions. */
function showLast(box: Box): void {
  const questions = lastQuestions();
  if (box.field.value !== '' || questions.length === 0) return;
  box.list.replaceChildren(...questionOptions(questions));
  const forget = makeButton('again', say.forget, () => {
    forgetQuestions();
    close(box);
  });
  box.state.replaceChildren(`${say.last}. ${say.lastHint} `, forget);
  box.open = true;
  setOpen(box, true);
}

function onChosen(box: Box, event: MouseEvent): void {
  const link = (event.target as Element).closest('a');
  const question = link?.dataset.question;
  if (question === undefined) {
    rememberQuestion(questionIn(box));
    if (!isForTheBrowser(event)) close(box);
    return;
  }
  if (isForTheBrowser(event)) return;
  event.preventDefault();
  box.field.value = question;
  ask(box, true);
}

function onSubmit(box: Box, event: SubmitEvent): void {
  const { chosen, options } = box.choice;
  const query = questionIn(box);
  const option = chosen() ?? (isTitleOf(box.first, query) ? options()[0] : undefined);
  clearTimeout(box.pause);
  if (option === undefined) {
    rememberQuestion(query);
    close(box);
    // Beside the map the page of answers asks from here on, and tells.
    if (!document.body.classList.contains('bare')) dropQuestion('box');
    return;
  }
  event.preventDefault();
  option.click();
}

function onKey(box: Box, event: KeyboardEvent): void {
  const action = actionOf(event, !box.popup.hidden);
  if (action === null) return;
  event.preventDefault();
  if (event.key === 'Escape') event.stopPropagation();
  if (action === 'open') ask(box, true);
  else if (action === 'close') close(box);
  else if (action === 'clear') {
    box.field.value = '';
    ask(box, false);
  } else if (action === 'open beside') openBeside(box);
  else box.choice.walk(action === 'next' ? 1 : -1);
}

/** The chosen answer, or all of them, in a tab of its own. */
function openBeside(box: Box): void {
  const query = questionIn(box);
  const option = box.choice.chosen();
  if (option === undefined && query === '') return;
  rememberQuestion(query);
  window.open(option?.href ?? searchHref(query), '_blank', 'noopener');
}

/** What each of the answers listed has of the question. */
function whyOf(shown: Shown): ReadonlyMap<string, string> {
  return new Map(shown.results.map((answer) => [answer.slug, whyText(answer, shown)]));
}

function announced(shown: Shown): string {
  return [countText(shown), ...notesOf(shown, true)].join(' ');
}

/** What is told last: what waits for its turn may be overtaken. */
let told: SearchEventDetail | null = null;

/** Tells once the list is painted: a large map takes longer to show its papers than the list its answers. */
function tellPainted(detail: SearchEventDetail): void {
  told = detail;
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (told === detail) tell(detail);
    }),
  );
}

function tell(detail: SearchEventDetail | null): void {
  told = detail;
  document.dispatchEvent(new CustomEvent('chartroom:search', { detail }));
}
