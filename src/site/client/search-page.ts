// Ships to the browser: the page of answers.
import { shared } from '#strings/shared';
import { toDrawing } from '../../map/viewport.ts';
import { askSearch, FAILURES } from './search-asking.ts';
import { countText, hueOf, marked, notesOf, originOf, whyText } from './search-items.ts';
import type { Shown, ShownAnswer } from './search-messages.ts';

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
const place = find('place');
const paste = find<HTMLFormElement>('paste');
const base = document.body.dataset.base ?? '/';
const asked = (new URLSearchParams(location.search).get('q') ?? '').trim();
const title = document.title;

find('without-script').hidden = true;
paste.hidden = false;
paste.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = paste.querySelector('textarea')!.value.trim();
  if (text !== '') answer(text, STEP);
  status.scrollIntoView({ block: 'start' });
});
if (asked !== '') {
  document.title = `${asked} · ${title}`;
  answer(asked, STEP);
}

function answer(query: string, limit: number): void {
  say('Searching …');
  more.onclick = () => answer(query, limit + STEP);
  void askSearch(
    { query, limit, load: true, sentences: true },
    {
      onAnswers: (shown, last) => show(shown, last),
      onLoading: say,
      onFailure: (failure) => {
        const all = document.createElement('a');
        all.href = `${base}papers/`;
        all.textContent = 'Here are all papers in a list.';
        status.replaceChildren(`${FAILURES[failure]} `, all);
      },
    },
  );
}

function show(shown: Shown, last: boolean): void {
  const { total, results } = shown;
  const waiting = !last && shown.by === 'words';
  const count = countText(shown);
  // What ends in a colon leads over to the answers and counts none.
  const leads = count.endsWith(':');
  const best = total > results.length && !leads ? `, the best ${results.length} of them here` : '';
  say(`${count}${best}${waiting ? `${leads ? '' : '.'} Meaning is being looked up …` : ''}`);
  const lines = notesOf(shown, last);
  notes.hidden = lines.length === 0;
  notes.replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    }),
  );
  list.replaceChildren(...results.map((result) => item(result, shown)));
  more.hidden = total <= results.length;
  showFacets(shown);
  showPlace(shown);
  find('help').hidden = total > 0;
}

function say(words: string): void {
  status.hidden = false;
  status.textContent = words;
}

function item(answer: ShownAnswer, shown: Shown): HTMLElement {
  const element = document.createElement('li');
  element.className = hueOf(answer.topic, shown.topics);
  element.classList.toggle('ring', shown.topics[answer.topic]?.id === 'outside');
  const link = document.createElement('a');
  link.href = `${base}papers/${answer.slug}/`;
  link.dir = 'auto';
  link.append(marked(answer.titlePieces));
  const origin = originOf(answer, shown);
  origin.classList.add('by');
  const why = document.createElement('span');
  why.className = 'by';
  why.textContent = whyText(answer);
  element.append(link, origin, why);
  if (answer.sentence.length > 0) {
    const sentence = document.createElement('p');
    sentence.dir = 'auto';
    sentence.append(marked(answer.sentence));
    element.append(sentence);
  }
  return element;
}

/** Links that keep the answers of one topic; a pasted text has no address to link to. */
function showFacets({ query, topics, topicCounts, total }: Shown): void {
  const within = /\s*\btopic:(?:"[^"]*"|\S+)/i;
  const given = within.test(query);
  facets.hidden =
    query !== asked || total === 0 || (!given && topicCounts.filter(Boolean).length < 2);
  const links = topics.flatMap(({ id, name }, topic) => {
    const count = topicCounts[topic] ?? 0;
    return count === 0 || given
      ? []
      : [facet(`${query} topic:${id}`, name, count, hueOf(topic, topics))];
  });
  if (given) links.push(facet(query.replace(within, '').trim(), 'All topics', null, ''));
  facets.replaceChildren(...links);
}

function facet(query: string, name: string, count: number | null, hue: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `${base}search/?q=${encodeURIComponent(query)}`;
  link.className = hue;
  link.textContent = name;
  if (count !== null) {
    const number = document.createElement('span');
    number.textContent = ` ${shared.number(count)}`;
    link.append(number);
  }
  return link;
}

function showPlace({ place: at }: Shown): void {
  place.hidden = at === null;
  if (at === null) return;
  const [x, y] = toDrawing(at.x, at.y);
  for (const circle of place.querySelectorAll('circle')) {
    circle.setAttribute('cx', String(Math.round(x)));
    circle.setAttribute('cy', String(Math.round(y)));
  }
  find<HTMLAnchorElement>('place-link').href = `${base}?view=${at.x},${at.y},${PLACE_ZOOM}`;
  find('place-words').textContent = at.doubtful
    ? 'It would stand about here. The papers nearest to it stand far apart, so that this place says little.'
    : 'It would stand about here: an estimate, from the five papers nearest to it in meaning.';
}
