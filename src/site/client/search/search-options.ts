// Ships to the browser: what stands in the list under the search box.
import { search as say } from '#strings/search';
import { make, siteHref } from '../shared/dom.ts';
import { closeName, marked, originOf, whyText } from './search-items.ts';
import type { Shown, ShownAnswer } from './search-messages.ts';
import { closeFrom } from './stable-order.ts';

/** Answers as options, those that are merely close in a group of their own, and a way to all of them. */
export function answerOptions(shown: Shown): readonly HTMLElement[] {
  const options = shown.results.map((answer, i) => answerOption(answer, shown, i));
  const close = options.splice(closeFrom(shown));
  if (close.length > 0) options.push(group(closeName(shown), close));
  if (shown.total > shown.results.length || shown.results.length === 0)
    options.push(allAnswers(shown));
  return options;
}

/** Last questions as options. */
export function questionOptions(questions: readonly string[]): readonly HTMLElement[] {
  return questions.map((query, i) => {
    const link = option(`answer-${i}`, searchHref(query));
    link.dataset.question = query;
    link.textContent = query;
    return link;
  });
}

/** The address of the answers to a question. */
export function searchHref(query: string): string {
  return siteHref(`search/?q=${encodeURIComponent(query)}`);
}

/** The question in the address, which the page of answers answers; '' where there is none. */
export function questionOfAddress(): string {
  return (new URLSearchParams(location.search).get('q') ?? '').trim();
}

function answerOption(answer: ShownAnswer, shown: Shown, i: number): HTMLElement {
  const link = option(`answer-${i}`, siteHref(`papers/${answer.slug}/`));
  link.dataset.slug = answer.slug;
  link.dataset.number = String(answer.paper);
  const title = make('span', 'answer-title');
  title.dir = 'auto';
  if (answer.language !== undefined) title.lang = answer.language;
  title.append(marked(answer.titlePieces));
  link.append(title, originOf(answer, shown), make('span', 'why', whyText(answer, shown)));
  return link;
}

function group(name: string, options: readonly HTMLElement[]): HTMLElement {
  const element = make('div', '');
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', name);
  const heading = make('p', 'apart', name);
  heading.setAttribute('aria-hidden', 'true');
  element.append(heading, ...options);
  return element;
}

function allAnswers({ query, total, results }: Shown): HTMLElement {
  const link = option('answer-all', searchHref(query));
  link.className = 'all';
  link.textContent = results.length === 0 ? say.how : say.all(total);
  return link;
}

function option(id: string, href: string): HTMLAnchorElement {
  const link = make('a', '');
  link.id = id;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  link.tabIndex = -1;
  link.href = href;
  return link;
}
