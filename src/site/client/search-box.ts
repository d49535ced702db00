// Ships to the browser.
import type { Answers } from '../../search/open.ts';
import { highlighted, siteSearch } from './search-index.ts';

/** Answers shown under the box; all of them light up on the map. */
const SHOWN = 8;
const LIT = 400;

/** Told to the map: which papers answer; null when the box is empty. */
export interface SearchEventDetail {
  readonly query: string;
  readonly slugs: readonly string[];
}

const form = document.querySelector<HTMLFormElement>('[data-search]');
if (form !== null) start(form);

function start(form: HTMLFormElement): void {
  const field = form.querySelector('input')!;
  const list = form.querySelector('ul')!;
  const status = form.querySelector('[data-search-status]')!;
  const base = document.body.dataset.base ?? '/';
  let chosen = -1;
  let asked = 0;

  field.addEventListener('focus', () => void siteSearch().catch(() => undefined));
  field.addEventListener('input', () => void ask());
  field.addEventListener('keydown', onKey);
  field.addEventListener('blur', () => setTimeout(close, 150));
  form.addEventListener('submit', (event) => {
    const link = list.children[chosen]?.querySelector('a');
    if (link === null || link === undefined) return;
    event.preventDefault();
    link.click();
  });
  document.addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const given = new URLSearchParams(location.search).get('q') ?? '';
  if (given !== '') {
    field.value = given;
    if (document.body.classList.contains('bare')) void ask(false);
  }

  async function ask(open = true): Promise<void> {
    const query = field.value.trim();
    const turn = ++asked;
    if (query.length < 2) {
      close();
      status.textContent = '';
      tell(null);
      return;
    }
    try {
      const search = await siteSearch();
      const answers = await search.query(query, LIT);
      if (turn !== asked) return;
      tell({ query, slugs: answers.results.map(({ slug }) => slug) });
      status.textContent = answers.total === 1 ? '1 paper found' : `${answers.total} papers found`;
      if (open) show(answers, search.names);
    } catch {
      status.textContent = 'Search could not be loaded. The list of papers has them all.';
    }
  }

  function show(answers: Answers, names: Readonly<Record<string, string>>): void {
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    list.replaceChildren(
      ...answers.results.slice(0, SHOWN).map((answer, i) => {
        const item = document.createElement('li');
        item.id = `answer-${i}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        const link = document.createElement('a');
        link.href = `${base}papers/${answer.slug}/`;
        link.tabIndex = -1;
        link.dataset.slug = answer.slug;
        link.append(highlighted(answer.title, answer.matched));
        const topic = document.createElement('span');
        topic.textContent = names[answer.topic] ?? '';
        link.append(topic);
        item.append(link);
        return item;
      }),
    );
    if (answers.results.length === 0) {
      const item = document.createElement('li');
      item.className = 'none';
      item.textContent = 'No paper has these words. Try fewer, or others.';
      list.append(item);
    }
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      if (list.hidden) {
        field.value = '';
        void ask();
      } else close();
      event.stopPropagation();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const options = list.querySelectorAll('[role=option]');
    if (step === 0 || list.hidden || options.length === 0) return;
    event.preventDefault();
    options[chosen]?.setAttribute('aria-selected', 'false');
    chosen =
      (chosen + step + options.length + (chosen === -1 && step === -1 ? 1 : 0)) % options.length;
    const option = options[chosen]!;
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  }

  function close(): void {
    list.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }

  function tell(detail: SearchEventDetail | null): void {
    document.dispatchEvent(new CustomEvent('chartroom:search', { detail }));
  }
}
