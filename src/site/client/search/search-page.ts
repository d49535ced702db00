// Ships to the browser: the page of answers.
import { search as say } from '#strings/search';
import { toDrawing } from '../../../map/viewport.ts';
import { isForTheBrowser, make, makeLink, siteHref } from '../shared/dom.ts';
import { askSearch, dropQuestion } from './search-asking.ts';
import { facetLinks } from './search-facets.ts';
import { forgetQuestions, lastQuestions, rememberQuestion } from './search-history.ts';
import {
  closeName,
  countText,
  failureParts,
  hueOf,
  isIncomplete,
  marked,
  notesOf,
  originOf,
  whyText,
} from './search-items.ts';
import type { Shown, ShownAnswer } from './search-messages.ts';
import { questionOfAddress, searchHref } from './search-options.ts';
import { closeFrom, startStableOrder } from './stable-order.ts';

/** Answers at first, and more at each press of the button. */
const STEP = 20;
/** How near the map is brought to an estimated place. */
const PLACE_ZOOM = 3;

const find = <E extends HTMLElement>(name: string) => document.querySelector<E>(`[data-${name}]`)!;
const status = find('results-status');
const notes = find('results-notes');
const facets = find('facets');
const list = find('results');
const more = find('more');
const again = find('again');
const place = find('place');
const last = find('last');
const paste = find<HTMLFormElement>('paste');
const title = document.title;
const standing = startStableOrder();
let asked = '';

find('without-script').hidden = true;
paste.hidden = false;
paste.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = paste.querySelector('textarea')!.value.trim();
  if (text !== '') begin(text);
  status.scrollIntoView({ block: 'start' });
});
// The box has heard of it first: what it opens itself is no question to this page.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || !form.matches('[data-search]')) return;
  event.preventDefault();
  const query = form.querySelector('input')!.value.trim();
  if (query !== '') go(query);
});
document.querySelector('[data-help]')?.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (link === null || isForTheBrowser(event as MouseEvent)) return;
  event.preventDefault();
  go(link.textContent.trim());
});
addEventListener('popstate', follow);
last.querySelector('button')!.addEventListener('click', () => {
  forgetQuestions();
  showLast();
});
fromAddress();

/** Asks what the address asks. */
function fromAddress(): void {
  asked = questionOfAddress();
  document.title = asked === '' ? title : `${asked} · ${title}`;
  if (asked === '') {
    dropQuestion('page');
    status.hidden = true;
    clear();
    find('help').hidden = false;
  } else {
    rememberQuestion(asked);
    begin(asked);
  }
  showLast();
}

/** Asks, and lets the address follow. */
function go(query: string): void {
  history.pushState(null, '', searchHref(query));
  follow();
}

/** Box and answers follow the address. */
function follow(): void {
  fromAddress();
  document.querySelector<HTMLInputElement>('form[data-search] input')!.value = asked;
}

function begin(query: string): void {
  standing.asked();
  answer(query, STEP);
}

function answer(query: string, limit: number): void {
  tell(say.searching);
  setStale(true);
  more.onclick = () => answer(query, limit + STEP);
  again.onclick = () => answer(query, limit);
  again.hidden = true;
  void askSearch(
    'page',
    { query, limit, limitByWords: limit, load: true, sentences: true },
    {
      onAnswers: (shown, isLast) => show(standing.put(shown), isLast),
      onLoading: tell,
      onFailure: (failure) => {
        clear();
        status.replaceChildren(...failureParts(failure, () => answer(query, limit)));
      },
    },
  );
}

/** No answers stand here. */
function clear(): void {
  setStale(false);
  list.replaceChildren();
  for (const part of [notes, facets, more, again, place]) part.hidden = true;
}

/** What stands answers the question before, until the new one is answered. */
function setStale(isStale: boolean): void {
  list.setAttribute('aria-busy', String(isStale));
}

function show(shown: Shown, isLast: boolean): void {
  const { total, results, isRanked } = shown;
  setStale(false);
  const waiting = !isLast && shown.semanticState === 'none';
  const count = countText(shown);
  // What ends in a colon leads over to the answers and counts none.
  const leads = count.endsWith(':');
  const best =
    total > results.length && !leads ? (isRanked ? say.best : say.first)(results.length) : '';
  tell(`${count}${best}${waiting ? `${leads ? '' : '.'} ${say.meaning}` : ''}`);
  const lines = notesOf(shown, isLast);
  notes.hidden = lines.length === 0;
  notes.replaceChildren(...lines.map((line) => make('li', '', line)));
  again.hidden = !isLast || !isIncomplete(shown);
  const close = closeFrom(shown);
  const items = results.map((result) => item(result, shown));
  if (close < items.length) items.splice(close, 0, divider(closeName(shown)));
  list.replaceChildren(...items);
  more.hidden = total <= results.length;
  showFacets(shown);
  showPlace(shown);
  find('help').hidden = total > 0;
  showLast();
}

function tell(words: string): void {
  status.hidden = false;
  status.textContent = words;
}

/** Names the answers below it, and is none itself. */
function divider(name: string): HTMLElement {
  const element = make('li', 'apart', name);
  element.setAttribute('role', 'presentation');
  return element;
}

function item(answer: ShownAnswer, shown: Shown): HTMLElement {
  const ring = shown.topics[answer.topic]?.id === 'outside' ? ' ring' : '';
  const element = make('li', `${hueOf(answer.topic, shown.topics)}${ring}`);
  const link = make('a', '');
  link.href = siteHref(`papers/${answer.slug}/`);
  link.dir = 'auto';
  const foreign = answer.language;
  if (foreign !== undefined) link.lang = foreign;
  link.append(marked(answer.titlePieces));
  const origin = originOf(answer, shown);
  origin.classList.add('by');
  element.append(link, origin, make('span', 'by', whyText(answer, shown)));
  if (answer.sentence.length > 0) {
    const sentence = make('p', '');
    sentence.dir = 'auto';
    if (foreign !== undefined) sentence.lang = foreign;
    sentence.append(marked(answer.sentence));
    element.append(sentence);
  }
  return element;
}

/** The last questions, where nothing is asked. */
function showLast(): void {
  const questions = lastQuestions();
  last.hidden = asked !== '' || questions.length === 0;
  last.querySelector('ul')!.replaceChildren(
    ...questions.map((query) => {
      const entry = make('li', '');
      entry.append(makeLink(searchHref(query), query, () => go(query)));
      return entry;
    }),
  );
}

/** A pasted text has no address to link to. */
function showFacets(shown: Shown): void {
  const links = shown.query === asked ? facetLinks(shown, go) : [];
  facets.hidden = links.length === 0;
  facets.replaceChildren(...links);
}

function showPlace({ place: at }: Shown): void {
  place.hidden = at === null;
  if (at === null) return;
  const [x, y] = toDrawing(at.x, at.y);
  for (const circle of place.querySelectorAll('circle')) {
    circle.setAttribute('cx', String(Math.round(x)));
    circle.setAttribute('cy', String(Math.round(y)));
  }
  find<HTMLAnchorElement>('place-link').href = siteHref(`?view=${at.x},${at.y},${PLACE_ZOOM}`);
  find('place-words').textContent = at.doubtful ? say.doubtfulPlace : say.place;
}
